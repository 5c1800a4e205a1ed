import type { Problem } from '../../model/problem';
import { getNotes, type NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { findOrphans } from '../notes/noteThreads';

/** What is wrong in a note of the writer's own: parts that can't be read, passages and papers that are gone. Silent on notes of other programs. */
export function detectNoteProblems(snapshot: Snapshot, uri: string): readonly Problem[] {
  const found = snapshot.drafts.has(uri) ? getNotes(snapshot).findNote(uri) : undefined;
  if (found?.note.kind !== 'own') return [];
  const malformed = found.note.issues.map(({ span, reason }): Problem => ({ span, code: 'malformed-note', message: reason }));
  // Before everything has been read a paper is not gone, it is not there yet.
  return snapshot.ready ? [...malformed, ...detectOrphans(found)] : malformed;
}

function detectOrphans(found: NoteFile): readonly Problem[] {
  const { note, subject } = found;
  if (subject.kind === 'known') {
    const message = 'This passage could not be located in the abstract. The note is kept; choose where it belongs.';
    return findOrphans(subject.paper, found).map(({ annotation }) => ({ span: annotation.quoteSpan, code: 'orphan-annotation', message }));
  }
  const span = note.titleSpan ?? note.metadataSpan ?? { start: 0, end: 0 };
  const message =
    subject.kind === 'retitled'
      ? `No paper has this title any more. "${subject.paper.title}" has the note's key: if that is the paper, take its title.`
      : 'This paper is in no digest or bibliography. The note is kept, and belongs to it again when it comes back.';
  return [{ span, code: 'orphan-annotation', message }];
}
