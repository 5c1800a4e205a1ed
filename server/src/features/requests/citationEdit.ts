import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import { chooseKey } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import { getWordEnd, getWordOrCitationEnd } from '../citing/insertionOffset';
import { findItemUnderCursor } from '../citing/keyUnderCursor';
import { replaceKey } from '../citing/replaceKey';

export interface CitationEdit extends TextEdit {
  /** The key that the draft cites the paper by. */
  readonly written: CitationKey;
}

/**
 * The edit that cites a paper at an offset of a draft, under the key that the draft has for it; 'replace' replaces the key at the offset.
 * A `quotation` from the paper is inserted with a citation behind it. Nothing is inserted within a word. undefined if the document is no
 * draft, or if its language can't be written.
 */
export function citationEdit(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  key: string,
  mode: 'insert' | 'replace' = 'insert',
  quotation?: string,
): CitationEdit | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const paper = snapshot.library().findByKey(key);
  const written = paper === undefined ? key : chooseKey(snapshot, uri, paper);
  const writer = draft.writer();
  if (quotation !== undefined) {
    if (writer?.text === undefined) return undefined;
    const at = getWordOrCitationEnd(draft, offset);
    const before = /[^\s([{]$/.test(draft.text.slice(Math.max(0, at - 1), at)) ? ' ' : '';
    const behind = /^[\p{L}\p{N}]/u.test(draft.text.slice(at, at + 2)) ? ' ' : '';
    const newText = `${before}${writer.text.renderQuotation(quotation)} ${writer.citations.renderCitation([written], 'parenthetical')}${behind}`;
    return { span: { start: at, end: at }, newText, written };
  }
  const item = mode === 'replace' ? findItemUnderCursor(draft, offset) : undefined;
  const edit =
    item === undefined ? writer?.citations.insertCitation(getWordEnd(draft, offset), written) : replaceKey(draft, item.keySpan, written);
  return edit === undefined ? undefined : { ...edit, written };
}
