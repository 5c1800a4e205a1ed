import { findGroupEnd, getLineEnd, isBlankLine, skipBlank } from './arguments';

/** Environments whose text TeX does not read as text: fancyvrb, listings, minted, comment, filecontents. */
const verbatimEnvironment =
  /^(?:[BLS]?[Vv]erbatim|[a-z]*[Vv]erbatimOut|lstlisting|minted|comment|filecontents|tcblisting|tcboutputlisting|luacode|pycode|Highlighting)\*?$/;

/**
 * Where the verbatim text of a command or environment ends. `name` is the command's and
 * `nameEnd` the offset behind it. undefined where the command is not verbatim; an environment that nobody closed
 * goes to the end of the text.
 */
export function findVerbatimEnd(text: string, name: string, nameEnd: number): number | undefined {
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
      // TikZ has a `\\path[->] (a) -- (b);` of its own.
      return /[[(]/.test(text[nameEnd] ?? '') ? undefined : findDelimitedEnd(text, nameEnd);
    case 'href':
      return findUrlEnd(text, skipBlank(text, skipOptions(text, nameEnd)));
    case 'iffalse':
      return findConditionalEnd(text, nameEnd);
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

/** The name behind `\begin` or `\end`; undefined where there is none. */
export function readEnvironmentName(text: string, nameEnd: number): string | undefined {
  const name = /[ \t]*\{([A-Za-z]+\*?)\}/y;
  name.lastIndex = nameEnd;
  return name.exec(text)?.[1];
}

/** `|...|` on one line, or `{...}`. */
function findDelimitedEnd(text: string, at: number): number | undefined {
  const delimiter = text[at];
  if (delimiter === undefined || /[\sA-Za-z*]/.test(delimiter)) return undefined;
  if (delimiter === '{') return findUrlEnd(text, at);
  const end = text.indexOf(delimiter, at + 1);
  return end === -1 || end > getLineEnd(text, at) ? undefined : end + 1;
}

/** In a URL `%` begins no comment. */
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

/** Macros that begin like a conditional and take arguments, or are none: `\iff`, `\ifthenelse{...}{...}{...}`. */
const noConditional = /^(?:iff|ifthenelse|ifstr[a-z]*|ifblank|ifboolexpr|iftoggle|ifboolean)$/;

/** Where the branch ends that `\iffalse` skips: at its `\else` or `\fi`; conditionals inside of it are skipped as a whole. */
function findConditionalEnd(text: string, at: number): number | undefined {
  const mark = /\\(if[A-Za-z@]*(?![A-Za-z@{])|(?:else|fi)(?![A-Za-z@]))|%.*|\\[\\%]/g;
  mark.lastIndex = at;
  let depth = 0;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const name = found[1];
    if (name === undefined || noConditional.test(name)) continue;
    if (name.startsWith('if')) depth += 1;
    else if (depth === 0) return mark.lastIndex;
    else if (name === 'fi') depth -= 1;
  }
  return undefined;
}
