import type { TextEdit } from '../model/draft';
import type { Snapshot } from '../workspace/snapshot';

/** The edit that cites a paper at a place of a draft. undefined where the document is no draft. */
export function citationEdit(snapshot: Snapshot, uri: string, offset: number, key: string): TextEdit | undefined {
  const draft = snapshot.drafts.get(uri);
  return draft?.language.insertCitation(draft.text, draft.scan(), offset, key);
}
