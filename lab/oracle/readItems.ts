import { createLineIndex } from '../../server/src/base/lineIndex';
import type { ScanOptions } from '../../server/src/model/draft';
import type { DraftLanguage } from '../../server/src/model/draftLanguage';
import { type CitedItem, reduceText } from './citedItem';

/** What our scanner reads as citations. */
export function readItems(language: DraftLanguage, text: string, options?: ScanOptions): CitedItem[] {
  const lines = createLineIndex(text);
  return language.scan(text, options).citations.flatMap(({ items }) =>
    items.map(({ key, keySpan, mode, prefix = '', suffix = '' }) => ({
      key,
      mode,
      prefix: reduceText(prefix),
      rest: reduceText(suffix),
      line: lines.positionAt(keySpan.start).line + 1,
    })),
  );
}
