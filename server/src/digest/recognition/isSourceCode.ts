import { alternation } from '../../base/alternation';

/**
 * A text is source code if more than this share of its lines look like code. In 25 real and 1,800 generated digests at most a tenth of
 * the lines do, and in most programs half of the lines.
 */
const mostInLists = 0.25;
/**
 * Limits in UTF-16 units: only the first `probed` units of a text are examined, and a line longer than `longestLine` does not count as
 * code.
 */
const probed = 100_000;
const longestLine = 500;

const fencedBlock = /^[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*\1|$(?![\s\S]))/gm;
/** A text with fewer lines of code than this is not source code. The lines may be examples, or titles with formulas. */
const fewest = 4;
/**
 * Lines of BibTeX and JSON, such as `title = {Kites in the Wind},` and `"title": "Kites in the Wind",`. Digests may contain them, so
 * they do not count as code.
 */
const data = /^@\w+\{[^{}]*$|^\w+\s*=\s*(?:[{"].*[}"]|\w+),?$|^[[{]*"|^[[\]{},]+$/;
const lineOfCode = [
  /(?:[;{}]|\*\/|=>|->)$/,
  /^(?:\/\/|\/\*|[)\]}]+[;,)]*$|#(?:include|define|if|ifdef|ifndef|endif|pragma)\b|<\?php\b|@\w+(?:\.\w+)*(?:\(.*)?$)/,
  // Statements that begin with a keyword. Sentences may begin with the same word, so the line must end unlike a sentence.
  new RegExp(
    String.raw`^(?:${alternation(`import export const let var return def class function async await if elif else for while switch case try except catch public private
      static struct enum interface type sub my use package local fn func raise throw yield assert`)}|from \S+ import)\b.*(?:[:(,\\)\]]|=>)$`,
  ),
  /^[\w.[\]'"$@%>-]+(?:: [\w.<>[\] |]+)? (?:[-+*/|&.]|\|\||\?\?)?= \S/,
  /^(?:[\w$]+(?:\.|->|::))*[\w$]+\((?!https?:).*[),;:]$/,
  /^'?[\w$.-]+'?: (?:['`[{(].*|[\w.]+),$/,
];
const entityAtEnd = /&#?\w{2,8};$/;

/** Whether a text is a program, judged by the share of lines that look like code. Fenced code blocks are ignored. */
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
