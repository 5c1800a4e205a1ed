import { createLineIndex } from '../base/lineIndex';
import type { Span } from '../base/span';
import { type NoteSummary, listThreads } from '../features/annotating/noteThreads';
import { listDigestPapers } from '../features/digests/digestPapers';
import type { NoteChange } from '../features/annotating/noteEdit';
import type { Annotation } from '../model/annotation';
import type { Paper } from '../model/paper';
import type { NoteOutcome } from '../services/noteService';
import type { Snapshot } from '../workspace/snapshot';
import { type Encoder, toRange } from './encode';
import type { AnnotateAnswer, ListedNote, NoteAddition, NoteThread, ThreadsAnswer } from './noteRequests';

/** The answer to a request that changes a note. A refused outcome becomes a refusal. */
export function toAnnotateAnswer(encoder: Encoder, outcome: NoteOutcome): AnnotateAnswer {
  if (outcome.kind === 'refused') return outcome;
  const { change, undo } = outcome;
  const uri = encoder.toEditorUri(outcome.uri);
  const what = { uri, ...(change === undefined ? {} : toChange(uri, change)), ...(undo === undefined ? {} : { undo }) };
  if (outcome.kind === 'written') return { kind: 'written', ...what };
  const { file, version, edits, isEmptied } = outcome;
  return { kind: 'edits', ...what, version, edits: encoder.toTextEdits(file, edits), ...(isEmptied ? { isEmptied } : {}) };
}

/** The part of an answer that describes what the change added. */
function toChange(note: string, { added, after, room }: NoteChange): NoteAddition {
  if (room !== undefined) return { room: createLineIndex(after).positionAt(room) };
  if (added === undefined) return {};
  const { annotation, paper, passage } = added;
  if (passage === undefined) return { id: annotation.id };
  const lines = createLineIndex(after);
  const block = { start: lines.positionAt(annotation.span.start), end: lines.positionAt(annotation.span.end) };
  const range = toRange(passage.file, passage.span);
  return { id: annotation.id, thread: { ...toThread(paper, annotation), note, range, isOrphan: false, candidates: [], block } };
}

export function toListedNote(encoder: Encoder, { found: { uri, file, note }, paper, title, tags, orphans }: NoteSummary): ListedNote {
  return {
    uri: encoder.toEditorUri(uri),
    kind: note.kind,
    ...(paper === undefined ? {} : { key: paper.key }),
    title,
    ...(note.status === undefined ? {} : { status: note.status }),
    tags,
    annotations: note.annotations.map((annotation) => {
      const { id, selector, body, tags: own, isResolved, span } = annotation;
      return { id, quote: selector.exact, body, tags: own, isOrphan: orphans.has(annotation), isResolved, block: toRange(file, span) };
    }),
  };
}

export function toThreadsAnswer(encoder: Encoder, snapshot: Snapshot, uri: string, part: Span): ThreadsAnswer {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return { threads: [], abstracts: [] };
  const threads = (listThreads(snapshot, uri, part) ?? []).flatMap(({ digestPaper, annotations }) =>
    annotations.map(({ note, annotation, paper, place }) => ({
      ...toThread(paper, annotation),
      note: encoder.toEditorUri(note.uri),
      range: toRange(file, place.kind === 'found' ? place.span : digestPaper.title),
      isOrphan: place.kind === 'orphan',
      candidates: place.kind === 'orphan' ? place.candidates.map((span) => toRange(file, span)) : [],
      block: toRange(note.file, annotation.span),
    })),
  );
  const abstracts = listDigestPapers(snapshot, file, part).flatMap(({ paper, title, abstract }) =>
    abstract === undefined ? [] : [{ key: paper.key, name: nameOf(paper), range: toRange(file, abstract), title: toRange(file, title) }],
  );
  return { threads, abstracts };
}

/** The fields of a thread that don't depend on where its annotation is. */
function toThread(
  paper: Paper,
  { id, selector, body, tags, isResolved }: Annotation,
): Pick<NoteThread, 'id' | 'key' | 'name' | 'quote' | 'body' | 'tags' | 'isResolved'> {
  return { id, key: paper.key, name: nameOf(paper), quote: selector.exact, body, tags, isResolved };
}

/** The short name by which the writer knows the paper; if it has none, its title. */
function nameOf({ names, title }: Paper): string {
  return names[0] ?? title;
}
