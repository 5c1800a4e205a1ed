import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import { getNotes } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { findDigestPaper } from './digestPassage';
import { noteEdit, type NoteEdit } from './noteEdit';
import { findOrphans } from './noteThreads';

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
  if (found === undefined) return [];
  const { note, subject } = found;
  if (subject.kind === 'retitled') {
    const isHere = note.titleSpan === undefined || (note.titleSpan.start <= span.end && span.start <= note.titleSpan.end);
    return isHere ? toAction(snapshot, `Take the title "${shorten(subject.paper.title)}"`, { kind: 'retitle', uri }) : [];
  }
  if (subject.kind === 'unknown') return [];
  const { abstract } = subject.paper;
  return findOrphans(subject.paper, found)
    .filter(({ annotation: { quoteSpan } }) => quoteSpan.start <= span.end && span.start <= quoteSpan.end)
    .flatMap(({ annotation, candidates }) =>
      candidates.flatMap((place) =>
        toAction(snapshot, `It belongs to "${shorten(abstract.slice(place.start, place.end))}"`, {
          kind: 'place',
          uri,
          id: annotation.id,
          span: place,
        }),
      ),
    );
}

function annotateSelection(snapshot: Snapshot, uri: string, span: Span, id: string): readonly NoteAction[] {
  const file = snapshot.digests.get(uri);
  const abstract = file === undefined || span.start === span.end ? undefined : findDigestPaper(snapshot, file, span.start)?.abstract;
  if (abstract === undefined || span.end <= abstract.start || span.start >= abstract.end) return [];
  return toAction(snapshot, 'Annotate this passage', { kind: 'annotate', digest: uri, span, body: '', id });
}

/** None where the change is refused. */
function toAction(snapshot: Snapshot, title: string, edit: NoteEdit): readonly NoteAction[] {
  const answer = noteEdit(snapshot, edit);
  if (answer.kind === 'refused') return [];
  return [
    {
      kind: edit.kind === 'annotate' ? 'annotate' : 'quickfix',
      title,
      uri: answer.uri,
      isNew: answer.before === undefined,
      edits: answer.edits,
    },
  ];
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestShown ? `${line.slice(0, longestShown).replace(/\s\S*$/, '')} …` : line;
}
