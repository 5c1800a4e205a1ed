import { getOwn } from '../../base/collections';
import type { DraftHeading } from '../../model/draft';
import { findGroupEnd, skipBlank } from './arguments';
import { findCitationCommand } from './citationCommands';

const levels: Readonly<Record<string, number>> = {
  part: 1,
  chapter: 2,
  section: 3,
  subsection: 4,
  subsubsection: 5,
  paragraph: 6,
  subparagraph: 7,
  // Headings without numbers in KOMA-Script.
  addpart: 1,
  addchap: 2,
  addsec: 3,
};
const commands = ['part', 'chapter', 'section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'];

/** The level of `\section`. */
export const sectionLevel = 3;

export function getHeadingCommand(level: number): string {
  return commands[Math.min(commands.length, Math.max(1, level)) - 1] ?? 'section';
}

/** The heading whose command begins at `start`; undefined if the command is not a heading, or if its title is not closed. */
export function readHeading(text: string, name: string, start: number, nameEnd: number): DraftHeading | undefined {
  const level = getOwn(levels, name.endsWith('*') ? name.slice(0, -1) : name);
  if (level === undefined) return undefined;
  const first = skipBlank(text, nameEnd);
  const open = text[first] === '[' ? skipBlank(text, findGroupEnd(text, first) ?? first) : first;
  const end = text[open] === '{' ? findGroupEnd(text, open) : undefined;
  return end === undefined ? undefined : { level, text: readPlainText(text.slice(open + 1, end - 1)), span: { start, end } };
}

/** Commands whose arguments, if any, are not part of the title. */
const silent = /^(?:label|footnote|thanks|index|protect|footnotemark|footnotetext|todo|vspace|hspace)$/;

/** The text without markup: `On \emph{sparse} heads~\cite{a}\label{s}` reads "On sparse heads". */
function readPlainText(latex: string): string {
  let plain = '';
  const token = /\\([A-Za-z]+)\*?[ \t]*|\\([^])|%.*\n?[ \t]*|[{}$]|~|[^\\%{}$~]+/g;
  for (let found = token.exec(latex); found !== null; found = token.exec(latex)) {
    const [matched, command, escaped] = found;
    if (command !== undefined) token.lastIndex = skipSilent(latex, command, token.lastIndex);
    else if (escaped !== undefined) plain += /[\\,;:! ]/.test(escaped) ? ' ' : /[A-Za-z#$%&_{}]/.test(escaped) ? escaped : '';
    else if (matched === '~') plain += ' ';
    else if (!/^[{}$%]/.test(matched)) plain += matched;
  }
  return plain.replace(/\s+/g, ' ').trim();
}

/** The offset after a command, and also after its arguments if they are not printed. */
function skipSilent(latex: string, command: string, at: number): number {
  if (command === 'texorpdfstring') return findGroupEnd(latex, at) ?? at;
  if (!silent.test(command) && findCitationCommand(command) === undefined) return at;
  let here = at;
  for (let end = findGroupEnd(latex, here); end !== undefined; end = findGroupEnd(latex, here)) here = end;
  return here;
}
