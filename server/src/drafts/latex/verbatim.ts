import type { CommentSyntax } from '../../model/draftLanguage';
import { findGroupEnd, getLineEnd, isBlankLine, skipBlank } from './arguments';

/**
 * Returns the end of the branch that an `\iffalse` skips: the offset after its `\else` or `\fi`. Conditionals inside the branch are
 * skipped with their own `\else` and `\fi`. `nameEnd` is the offset after the name `\iffalse`. undefined if the branch has no end.
 */
export type FindConditionalEnd = (nameEnd: number) => number | undefined;

/**
 * Environments whose content TeX does not read as ordinary text, for example those of fancyvrb, listings and minted, `comment` and
 * `filecontents`.
 */
const verbatimEnvironment =
  /^(?:[BLS]?[Vv]erbatim|[a-z]*[Vv]erbatimOut|lstlisting|minted|comment|filecontents|tcblisting|tcboutputlisting|luacode|pycode|Highlighting)\*?$/;

/**
 * The end of the verbatim text, URL or skipped branch that the command `name` begins; for `\begin`, the end of a verbatim environment.
 * `nameEnd` is the offset after the name. undefined if nothing of this kind begins there. An unclosed environment extends to the end of
 * the text.
 */
export function findVerbatimEnd(text: string, name: string, nameEnd: number, findConditionalEnd: FindConditionalEnd): number | undefined {
  switch (name) {
    case 'begin':
      return findEnvironmentEnd(text, nameEnd);
    case 'verb':
    case 'verb*':
    case 'Verb':
    case 'Verb*':
    case 'lstinline':
      return findDelimitedEnd(text, skipOptions(text, nameEnd));
    case 'mintinline':
      return findDelimitedEnd(text, findGroupEnd(text, skipOptions(text, nameEnd)) ?? nameEnd);
    case 'url':
    case 'nolinkurl':
    case 'path':
      // TikZ has a different `\path`: `\path[->] (a) -- (b);`.
      return /[[(]/.test(text[nameEnd] ?? '') ? undefined : findDelimitedEnd(text, nameEnd);
    case 'href':
      return findUrlEnd(text, skipBlank(text, skipOptions(text, nameEnd)));
    case 'iffalse':
      return findConditionalEnd(nameEnd);
    default:
      return undefined;
  }
}

function skipOptions(text: string, at: number): number {
  return text[at] === '[' ? (findGroupEnd(text, at) ?? at) : at;
}

function findEnvironmentEnd(text: string, nameEnd: number): number | undefined {
  const environment = readEnvironmentName(text, nameEnd);
  if (environment === undefined || !verbatimEnvironment.test(environment)) return undefined;
  const closer = `\\end{${environment}}`;
  const end = text.indexOf(closer, nameEnd);
  return end === -1 ? text.length : end + closer.length;
}

/** The name in braces after `\begin` or `\end`; undefined if there is none. */
export function readEnvironmentName(text: string, nameEnd: number): string | undefined {
  const name = /[ \t]*\{([A-Za-z]+\*?)\}/y;
  name.lastIndex = nameEnd;
  return name.exec(text)?.[1];
}

/** Finds the end of `|...|` on one line, or of `{...}`. */
function findDelimitedEnd(text: string, at: number): number | undefined {
  const delimiter = text[at];
  if (delimiter === undefined || /[\sA-Za-z*]/.test(delimiter)) return undefined;
  if (delimiter === '{') return findUrlEnd(text, at);
  const end = text.indexOf(delimiter, at + 1);
  return end === -1 || end > getLineEnd(text, at) ? undefined : end + 1;
}

/** Finds the end of `{...}` around a URL, in which `%` does not begin a comment. */
function findUrlEnd(text: string, at: number): number | undefined {
  if (text[at] !== '{') return undefined;
  let depth = 0;
  for (let here = at; here < text.length; here++) {
    const next = text[here];
    if (next === '\n' && isBlankLine(text, here + 1)) return undefined;
    if (next === '\\') here += 1;
    else if (next === '{') depth += 1;
    else if (next === '}') {
      depth -= 1;
      if (depth === 0) return here + 1;
    }
  }
  return undefined;
}

/** Macros that look like conditionals but have no `\fi`: `\iff`, `\ifthenelse{...}{...}{...}`. */
const noConditional = /^(?:iff|ifthenelse|ifstr[a-z]*|ifblank|ifboolexpr|iftoggle|ifboolean)$/;
const marks = /\\(if[A-Za-z@]*(?![A-Za-z@{])|(?:else|fi)(?![A-Za-z@]))|%.*|\\[\\%]/g;

/**
 * Creates a function that finds the ends of `\iffalse` branches in one text. When it finds a branch without an end, it pairs all later
 * conditionals with their ends in a single pass. Otherwise, the rest of the text would be searched once for each later branch without
 * an end.
 */
export function createConditionalEndFinder(text: string): FindConditionalEnd {
  let paired: ReadonlyMap<number, number | undefined> | undefined;
  return (nameEnd) => {
    if (paired?.has(nameEnd) === true) return paired.get(nameEnd);
    const end = findEnd(text, nameEnd);
    if (end === undefined) paired ??= pairAll(text, nameEnd);
    return end;
  };
}

function findEnd(text: string, nameEnd: number): number | undefined {
  let depth = 0;
  for (const { name, end } of walkMarks(text, nameEnd)) {
    if (name.startsWith('if')) depth += 1;
    else if (depth === 0) return end;
    else if (name === 'fi') depth -= 1;
  }
  return undefined;
}

/** Maps the offset after the name of each conditional from `from` on to the end of its branch. */
function pairAll(text: string, from: number): ReadonlyMap<number, number | undefined> {
  const ends = new Map<number, number | undefined>();
  const open: number[] = [];
  for (const { name, end } of walkMarks(text, from)) {
    const last = open.at(-1);
    if (name.startsWith('if')) {
      open.push(end);
      ends.set(end, undefined);
    } else if (last !== undefined) {
      if (ends.get(last) === undefined) ends.set(last, end);
      if (name === 'fi') open.pop();
    }
  }
  return ends;
}

function* walkMarks(text: string, from: number): Generator<{ readonly name: string; readonly end: number }> {
  const mark = new RegExp(marks);
  mark.lastIndex = from;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const name = found[1];
    if (name !== undefined && !noConditional.test(name)) yield { name, end: mark.lastIndex };
  }
}

/** `% a comment`, with a percent sign on each line. */
export const comments: CommentSyntax = {
  opener: '%',
  gap: '\n',
  renderComment: (text) =>
    text
      .split(/\r\n|\n|\r/)
      .map((line) => `% ${escapeDirective(line)}`.trimEnd())
      .join('\n'),
  readComment: (line) => /^% (.*)$/.exec(line)?.[1],
};

/** Puts braces around a `!` that begins a line, because editors obey comments such as `% !TeX root = ...` (TeXShop, "TeX Directives"). */
function escapeDirective(line: string): string {
  return line.replace(/^(\s*)!/, '$1{!}');
}
