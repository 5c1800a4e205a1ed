import { alternation } from '../../base/alternation';

/**
 * The share of lines that must be code. In 25 captures and 1,800 generated digests, at most a tenth of the lines look like code, while
 * in most programs half of them do.
 */
const mostInLists = 0.25;
/** In UTF-16 units. Only the beginning of a text is examined, and longer lines than `longestLine` do not count as code. */
const probed = 100_000;
const longestLine = 500;

const fencedBlock = /^[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*\1|$(?![\s\S]))/gm;
/** Fewer lines of code may be examples, or titles with formulas. */
const fewest = 4;
/** BibTeX and JSON, which digests may contain: `title = {Kites in the Wind},` and `"title": "Kites in the Wind",`. */
const data = /^@\w+\{[^{}]*$|^\w+\s*=\s*(?:[{"].*[}"]|\w+),?$|^[[{]*"|^[[\]{},]+$/;
const lineOfCode = [
  /(?:[;{}]|\*\/|=>|->)$/,
  /^(?:\/\/|\/\*|[)\]}]+[;,)]*$|#(?:include|define|if|ifdef|ifndef|endif|pragma)\b|<\?php\b|@\w+(?:\.\w+)*(?:\(.*)?$)/,
  // Statements that begin with an English word but do not end like a sentence.
  new RegExp(
    String.raw`^(?:${alternation(`import export const let var return def class function async await if elif else for while switch case try except catch public private
      static struct enum interface type sub my use package local fn func raise throw yield assert`)}|from \S+ import)\b.*(?:[:(,\\)\]]|=>)$`,
  ),
  /^[\w.[\]'"$@%>-]+(?:: [\w.<>[\] |]+)? (?:[-+*/|&.]|\|\||\?\?)?= \S/,
  /^(?:[\w$]+(?:\.|->|::))*[\w$]+\((?!https?:).*[),;:]$/,
  /^'?[\w$.-]+'?: (?:['`[{(].*|[\w.]+),$/,
];
const entityAtEnd = /&#?\w{2,8};$/;

/** Whether a text is a program, judged by the share of lines that look like code. Fenced code is not counted. */
export function isSourceCode(text: string): boolean {
  let lines = 0;
  let code = 0;
  let isComment = false;
  for (const each of text.slice(0, probed).replace(fencedBlock, '').split('\n')) {
    const line = each.trim();
    // A comment that is never closed is taken to end at the next blank line.
    isComment = line !== '' && (isComment || line.startsWith('/*'));
    if (line === '') continue;
    lines += 1;
    if (isComment || isCode(line)) code += 1;
    if (line.endsWith('*/')) isComment = false;
  }
  return code >= fewest && code > mostInLists * lines;
}

function isCode(line: string): boolean {
  return line.length <= longestLine && !data.test(line) && !entityAtEnd.test(line) && lineOfCode.some((pattern) => pattern.test(line));
}
