import type { CitationKey } from '../model/citation';
import type { TextEdit } from '../model/draft';
import { chooseKey } from '../workspace/draftLibrary';
import type { Snapshot } from '../workspace/snapshot';
import { findItemAt } from './parts/keyAt';

export interface CitationEdit extends TextEdit {
  /** The key that the draft cites the paper by. */
  readonly written: CitationKey;
}

/**
 * The edit that cites a paper at a place of a draft, under the key that the draft has for it; with `replace` in the place
 * of the key that stands there. Words of the paper stand as a quotation before a citation of their own. undefined where the
 * document is no draft.
 */
export function citationEdit(snapshot: Snapshot, uri: string, offset: number, key: string, mode: 'insert' | 'replace' = 'insert', quotation?: string): CitationEdit | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const paper = snapshot.library().findByKey(key);
  const written = paper === undefined ? key : chooseKey(snapshot, uri, paper);
  if (quotation !== undefined) {
    const { language, text } = draft;
    const newText = `${language.renderQuotation(quotation)} ${language.renderCitation([written], 'parenthetical', text)}`;
    return { span: { start: offset, end: offset }, newText, written };
  }
  const item = mode === 'replace' ? findItemAt(draft, offset) : undefined;
  const edit = item === undefined ? draft.language.insertCitation(draft.text, draft.scan(), offset, written) : draft.language.replaceKey(draft.text, item.keySpan, written);
  return { ...edit, written };
}
