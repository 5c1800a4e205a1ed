import { findGroupEnd, getLineEnd, isBlankLine, skipBlank } from './arguments';
import type { FindConditionalEnd } from './conditionals';

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
