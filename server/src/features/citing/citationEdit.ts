import { chooseKey, type Snapshot } from '#workspace';
import { maskControls } from '../../base/escape';
import { touches } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { CitationInsertion } from '../../model/draftWriter';
import { findItemUnderCursor, getWordEnd, getWordOrCitationEnd, replaceKey } from '../evidence/underCursor';

interface CitationEdit extends CitationInsertion {
  /** The keys by which the draft cites the papers. */
  readonly written: readonly CitationKey[];
}

interface CitationEditOptions {
  /** 'replace' replaces the key at the offset by the first of `keys`, if there is a key. Default: 'insert'. */
  readonly mode?: 'insert' | 'replace';
  /** Text from the first of the papers. It is inserted as a quotation, with a citation of that paper. */
  readonly quotation?: string;
}

/**
 * The edit that cites papers at an offset of a draft, all in one citation, by the keys that the draft uses for them. An offset within a
 * word is moved to the end of the word. undefined if `keys` is empty, if the document is not a draft, or if Marginalia can't write its
 * language.
 */
export function citationEdit(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  keys: readonly string[],
  { mode = 'insert', quotation }: CitationEditOptions = {},
): CitationEdit | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const written = keys.map((key) => {
    const paper = snapshot.library().findByKey(key);
    return paper === undefined ? key : chooseKey(snapshot, uri, paper, offset);
  });
  const [first] = written;
  const writer = draft.writer();
  if (first === undefined || writer === undefined) return undefined;
  if (quotation !== undefined) {
    if (writer.text === undefined) return undefined;
    const at = getWordOrCitationEnd(draft, offset);
    const before = /[^\s([{]$/.test(draft.text.slice(Math.max(0, at - 1), at)) ? ' ' : '';
    const after = /^[\p{L}\p{N}]/u.test(draft.text.slice(at, at + 2)) ? ' ' : '';
    const newText = `${before}${writer.text.renderQuotation(maskControls(quotation))} ${writer.citations.renderCitation([first], 'parenthetical')}${after}`;
    return { span: { start: at, end: at }, newText, citationEnd: at, written: [first] };
  }
  const item = mode === 'replace' ? findItemUnderCursor(draft, offset) : undefined;
  if (item === undefined) return { ...writer.citations.insertCitation(getWordEnd(draft, offset), written), written };
  const citation = draft.scan().citations.find(({ span }) => touches(span, item.keySpan.start));
  return { ...replaceKey(draft, item.keySpan, first), citationEnd: citation?.span.end ?? item.keySpan.end, written: [first] };
}
