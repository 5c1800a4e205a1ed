import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { DraftFile } from '../../workspace/files/textFile';

/** The edit that replaces the key at `span` by another one, in the notation that the language requires, such as `@{odd key}`. */
export function replaceKey({ text, language }: DraftFile, span: Span, key: CitationKey): TextEdit {
  return { span, newText: language.formatKey?.(text, span, key) ?? key };
}
