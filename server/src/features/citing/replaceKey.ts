import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { DraftFile } from '../../workspace/files/textFile';

/** The edit that puts another key in the place of the one at `span`, with the marks that it needs: `@{odd key}`. */
export function replaceKey({ text, language }: DraftFile, span: Span, key: CitationKey): TextEdit {
  return { span, newText: language.formatKey?.(text, span, key) ?? key };
}
