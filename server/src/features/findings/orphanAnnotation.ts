import type { NoteFile, Snapshot } from '#workspace';
import type { Span } from '../../base/span';
import type { NoteEdit } from '../annotating/noteEdit';
import { findOrphans } from '../annotating/noteThreads';
import { planNoteEdit } from '../annotating/planNoteEdit';
import type { Finding, QuickFix, Rule } from './rule';

export const orphanAnnotation: Rule = {
  code: 'orphan-annotation',
  severity: 'information',
  settingText: "Severity of notes whose passage or paper can't be located.",
  documentation: "The passage or paper of a note can't be found. Quick fixes suggest [passages to attach it to](notes.md#reattach-a-note).",
  kinds: ['note'],
  detect: (snapshot, uri) => {
    const found = snapshot.noteIndex().findNote(uri);
    // Until all files are read, the paper may still be found in one of them.
    return snapshot.ready && found?.note.kind === 'own' ? detectOrphans(snapshot, found) : [];
  },
  listFixes: (snapshot, uri, span) => {
    const found = snapshot.noteIndex().findNote(uri);
    if (found === undefined) return [];
    return found.subject.kind === 'retitled' ? retitle(snapshot, found, span) : relocate(snapshot, found, span);
  },
};

function detectOrphans(snapshot: Snapshot, found: NoteFile): readonly Finding[] {
  const { subject } = found;
  if (subject.kind === 'known') {
    const message = "This passage wasn't found in the abstract. Choose the passage that the note belongs to.";
    return findOrphans(snapshot, subject.paper, found).map(({ annotation }) => ({ span: annotation.quoteSpan, message }));
  }
  const message =
    subject.kind === 'retitled'
      ? `No paper has this title. The note's key belongs to "${subject.paper.title}". If it's the same paper, update the title.`
      : "This paper isn't in any digest or bibliography. The note is reattached when the paper is back.";
  return [{ span: findTitleSpan(found), message }];
}

/** The span of the title in a note's metadata, or of all metadata if there is no title. */
function findTitleSpan({ note }: NoteFile): Span {
  return note.titleSpan ?? note.metadataSpan ?? { start: 0, end: 0 };
}

/** Offers to replace the title in the note, if the paper with the note's key now has another title. */
function retitle(snapshot: Snapshot, found: NoteFile, span: Span): readonly QuickFix[] {
  const { uri, note, subject } = found;
  if (subject.kind !== 'retitled' || (note.titleSpan !== undefined && !touches(note.titleSpan, span))) return [];
  return toFix(snapshot, `Change title to "${shorten(subject.paper.title)}"`, findTitleSpan(found), { kind: 'retitle', uri });
}

/** Offers the passages of the abstract that are most similar to the one that could not be found. */
function relocate(snapshot: Snapshot, found: NoteFile, span: Span): readonly QuickFix[] {
  const { uri, subject } = found;
  if (subject.kind !== 'known') return [];
  const { abstract } = subject.paper;
  return findOrphans(snapshot, subject.paper, found)
    .filter(({ annotation }) => touches(annotation.quoteSpan, span))
    .flatMap(({ annotation: { id, quoteSpan }, candidates }) =>
      candidates.flatMap((candidate) =>
        toFix(snapshot, `Attach to "${shorten(abstract.slice(candidate.start, candidate.end))}"`, quoteSpan, {
          kind: 'place',
          uri,
          id,
          span: candidate,
        }),
      ),
    );
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The quick fix for a change of the note; empty if the change is refused. */
function toFix(snapshot: Snapshot, title: string, span: Span, edit: NoteEdit): readonly QuickFix[] {
  const result = planNoteEdit(snapshot, edit);
  if (result.kind === 'refused') return [];
  return [{ title, isPreferred: false, span, change: { kind: 'edits', files: () => new Map([[result.uri, result.edits]]) } }];
}

const maxShownLength = 60;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > maxShownLength ? `${line.slice(0, maxShownLength).replace(/\s\S*$/, '')} …` : line;
}
