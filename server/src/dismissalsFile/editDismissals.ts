import { editOrderedLines } from '../base/orderedLines';
import type { Dismissal } from '../model/dismissal';
import type { TextEdit } from '../model/draft';
import { parseDismissals } from './parseDismissals';

/** The content of a new file. */
export const newDismissalsFile = `# Dismissed findings, one per line: date, check, identifier of the paper, and the sentence (or the title for all findings on the paper).
# Lines are sorted by check and paper so that git can merge the work of several people. To show a finding again, delete its line.
`;

/** The edits that write a dismissal into the writer's file. */
export function editDismissals(text: string, dismissal: Dismissal): readonly TextEdit[] {
  const lines = parseDismissals(text).dismissals.map((written) => ({ span: written.span, order: orderOf(written) }));
  return editOrderedLines({ text, lines, head: newDismissalsFile }, [
    { line: printDismissal(dismissal), order: orderOf(dismissal), outdated: [] },
  ]);
}

function printDismissal(dismissal: Dismissal): string {
  return `${dismissal.date} ${orderOf(dismissal)}`.trimEnd();
}

/** The line without its day. */
function orderOf(dismissal: Dismissal): string {
  const { rule, identity } = dismissal;
  if (dismissal.kind === 'paper') return `${rule} ${identity} ${dismissal.title}`;
  const { exact, prefix, suffix } = dismissal.selector;
  const around = [
    ...(prefix === '' ? [] : ['after', JSON.stringify(prefix)]),
    ...(suffix === '' ? [] : ['before', JSON.stringify(suffix)]),
  ];
  return [rule, identity, JSON.stringify(dismissal.claim), 'in', JSON.stringify(exact), ...around].join(' ');
}
