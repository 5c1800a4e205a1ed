import type { TextEdit } from '../model/draft';

/** The text after the edits. The edits must not overlap, and their spans are offsets in the original text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let done = 0;
  let changed = '';
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    changed += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return changed + text.slice(done);
}
