import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import { chooseKey } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import { getWordEnd, getWordOrCitationEnd } from '../citing/insertionOffset';
import { findItemUnderCursor } from '../citing/keyUnderCursor';
import { replaceKey } from '../citing/replaceKey';

export interface CitationEdit extends TextEdit {
  /** The key by which the draft cites the paper. */
  readonly written: CitationKey;
}

/**
 * The edit that cites a paper at an offset of a draft, by the key that the draft uses for it. 'replace' replaces the key at the offset,
 * if there is one. If a `quotation` from the paper is given, it is inserted, followed by a citation. An offset within a word is moved
 * to the end of the word. undefined if the document is not a draft, or if Marginalia can't write its language.
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
