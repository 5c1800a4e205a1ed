import { findLastStart } from '../../base/findLastStart';
import { indexOfSpanAt, shiftSpan, touches, type Span } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { BibliographyFile, DraftFile } from '../../workspace/files/textFile';

/** The citation item whose key contains or adjoins the offset: in `[see @smi<|>th2020, p. 3]` it is the item for `smith2020`. */
export function findItemUnderCursor(draft: DraftFile, offset: number): CitationItem | undefined {
  const { citations } = draft.scan();
  const citation =
    citations[
      indexOfSpanAt(
        citations.map(({ span }) => span),
        offset,
      )
    ];
  return citation?.items.find(({ keySpan }) => touches(keySpan, offset));
}

/**
 * Like `findItemUnderCursor`, but the character before a key, such as the `@` of `@smith2020`, belongs to the item too. `span` is the key
 * with what is between it and the offset.
 */
export function findItemAtMark(draft: DraftFile, offset: number): { readonly item: CitationItem; readonly span: Span } | undefined {
  const item = findItemUnderCursor(draft, offset) ?? findItemUnderCursor(draft, offset + 1);
  return item === undefined ? undefined : { item, span: { start: Math.min(offset, item.keySpan.start), end: item.keySpan.end } };
}

export interface EntryUnderCursor {
  readonly entry: BibliographyEntry;
  /** The offset in the text where the entry begins. */
  readonly start: number;
}

/** The bibliography entry around the offset. */
export function findEntryUnderCursor(file: BibliographyFile, offset: number): EntryUnderCursor | undefined {
  const { entries, starts } = file.bibliography();
  const index = findLastStart(starts, offset);
  const [entry, start] = [entries[index], starts[index]];
  return entry !== undefined && start !== undefined && touches(shiftSpan(entry.span, start), offset) ? { entry, start } : undefined;
}

/** The key or alias at the offset in a bibliography, with its entry and its span in the text. */
export function findEntryKeyUnderCursor(
  file: BibliographyFile,
  offset: number,
): { readonly entry: BibliographyEntry; readonly key: CitationKey; readonly keySpan: Span } | undefined {
  const found = findEntryUnderCursor(file, offset);
  if (found === undefined) return undefined;
  for (const { key, keySpan } of [found.entry, ...found.entry.aliases]) {
    const span = shiftSpan(keySpan, found.start);
    if (touches(span, offset)) return { entry: found.entry, key, keySpan: span };
  }
  return undefined;
}
