import { createSelector } from '../../annotations/anchor/createSelector';
import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import { getNotes } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { findDigestPaper } from '../notes/digestPassage';
import { noteEdit } from '../notes/noteEdit';
import { hasBrokenComment, setSelector } from '../../annotations/note/editNote';
import { findOrphans } from '../notes/noteThreads';

/** Something that can be done with notes at a place. */
export interface NoteAction {
  readonly kind: 'quickfix' | 'annotate';
  readonly title: string;
  /** The file that is changed. */
  readonly uri: string;
  readonly isNew: boolean;
  readonly edits: readonly TextEdit[];
}

const longestShown = 60;

/** In a note: where an orphan may belong, and the paper's new title. In a digest: a note on what is selected of an abstract. `id` is a new annotation's. */
export function listNoteActions(snapshot: Snapshot, uri: string, span: Span, id: string): readonly NoteAction[] {
  if (snapshot.digests.has(uri)) return annotateSelection(snapshot, uri, span, id);
  const found = snapshot.drafts.has(uri) ? getNotes(snapshot).findNote(uri) : undefined;
  if (found === undefined || !found.note.isWritable) return [];
  const { note, subject, file } = found;
  const change = (title: string, edits: readonly TextEdit[]): NoteAction => ({ kind: 'quickfix', title, uri, isNew: false, edits });
  if (subject.kind === 'retitled') {
    const isHere = note.titleSpan === undefined || (note.titleSpan.start <= span.end && span.start <= note.titleSpan.end);
    const answer = isHere ? noteEdit(snapshot, { kind: 'retitle', uri }) : undefined;
    return answer?.kind === 'edits' ? [change(`Take the title "${shorten(subject.paper.title)}"`, answer.edits)] : [];
  }
  if (subject.kind === 'unknown') return [];
  const { abstract } = subject.paper;
  return findOrphans(subject.paper, found)
    .filter(({ annotation: { quoteSpan } }) => quoteSpan.start <= span.end && span.start <= quoteSpan.end)
    .flatMap(({ annotation, candidates }) =>
      hasBrokenComment(file.text, annotation)
        ? []
        : candidates.map((candidate) =>
            change(`It belongs to "${shorten(abstract.slice(candidate.start, candidate.end))}"`, setSelector({ text: file.text, note }, annotation, createSelector(abstract, candidate))),
          ),
    );
}

function annotateSelection(snapshot: Snapshot, uri: string, span: Span, id: string): readonly NoteAction[] {
  const file = snapshot.digests.get(uri);
  const abstract = file === undefined || span.start === span.end ? undefined : findDigestPaper(snapshot, file, span.start)?.abstract;
  if (abstract === undefined || span.end <= abstract.start || span.start >= abstract.end) return [];
  const answer = noteEdit(snapshot, { kind: 'annotate', digest: uri, span, body: '', id });
  return answer.kind === 'refused' ? [] : [{ kind: 'annotate', title: 'Annotate this passage', uri: answer.uri, isNew: answer.before === undefined, edits: answer.edits }];
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestShown ? `${line.slice(0, longestShown).replace(/\s\S*$/, '')} …` : line;
}
