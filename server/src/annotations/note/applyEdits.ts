import type { TextEdit } from '../../model/draft';

/** The text with the edits made. They are disjoint, and their spans count in the text before any of them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let done = 0;
  let changed = '';
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    changed += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return changed + text.slice(done);
}
