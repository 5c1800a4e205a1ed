import { conflictMarks } from '../base/conflictMarks';
import { triageDecisions, type TriagedPaper, type TriageText, type WrittenTriage } from '../model/triage';

/**
 * Parses the writer's decisions about new papers, one a line: `2026-11-28 kept arxiv:2410.10819 The title`. Blank lines and lines that
 * begin with `#` are ignored. Never throws: a malformed line becomes an issue, and the other lines are used. If the file has a merge
 * conflict, the lines of both sides are used.
 */
export function parseTriageFile(text: string): TriageText {
  const papers: WrittenTriage[] = [];
  const issues: { readonly span: WrittenTriage['span']; readonly reason: string }[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const shown = line.replace(/^\ufeff/, '').trim();
    if (shown === '' || shown.startsWith('#')) continue;
    const start = index + line.indexOf(shown);
    const span = { start, end: start + shown.length };
    const read = readLine(shown);
    if (typeof read === 'string') issues.push({ span, reason: read });
    else papers.push({ ...read, span });
  }
  return { papers, issues };
}

/** Whether a paper is known by this identity alone, without its title. */
export function namesPaper(identity: string): boolean {
  return /^(?:arxiv|doi):/.test(identity);
}

/** The decision in a line, or the reason why the line has none. */
function readLine(line: string): TriagedPaper | string {
  if (line.search(conflictMarks) === 0)
    return 'Two versions of this file were not joined yet: remove this line. The lines of both sides count.';
  const [, date = '', word = '', written = '', title = ''] = /^(\S+)\s+(\S+)\s+(\S+)\s*(.*)$/.exec(line) ?? [];
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return 'A line begins with a day such as 2026-11-28.';
  const decision = triageDecisions.find((each) => each === word);
  if (decision === undefined) return `Behind the day stands one of the words ${triageDecisions.join(', ')}.`;
  const identity = written.toLowerCase();
  if (!/^(?:-$|(?:arxiv|doi|text):.)/.test(identity)) return 'Behind the decision stands arxiv:, doi:, text: or - for the paper.';
  if (title === '' && !namesPaper(identity)) return 'The title of the paper is missing.';
  return { date, decision, identity, title };
}
