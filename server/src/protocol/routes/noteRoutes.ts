import { createAnnotationId } from '#annotations';
import type { Snapshot } from '#workspace';
import { createLineIndex } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import { importAnnotations } from '../../features/annotating/exchangeAnnotations';
import type { NoteChange, NoteEdit } from '../../features/annotating/noteEdit';
import { listNotes, listThreads, type NoteSummary } from '../../features/annotating/noteThreads';
import { listDigestPapers } from '../../features/digests/digestPapers';
import { listCitedPapers } from '../../features/evidence/citedPapers';
import { hasDecisions, listKnownDigestPapers } from '../../features/newPapers/newPapers';
import type { Annotation } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import { importNotes, type NoteOutcome } from '../../services/noteService';
import { type Encoder, normalizeUri, toRange, toSpan } from '../encode';
import type { RequestContext } from '../handle';
import type {
  AnnotateAnswer,
  ImportAnnotationsAnswer,
  ListedNote,
  NoteAddition,
  NoteChangeParams,
  NoteThread,
  ThreadsAnswer,
} from '../noteRequests';
import { type LspRange, methods } from '../requests';

/** Requests about notes; `noteRequests.ts` describes each one. */
export function registerNoteRoutes({ route, host, encoder, services }: RequestContext): void {
  route(methods.threads, null, async ({ uri: rawUri, range }) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithNotes();
    const file = snapshot.digests.get(uri);
    if (file === undefined) return null;
    const part = range === undefined ? { start: 0, end: file.text.length } : toSpan(file, range);
    return toThreadsAnswer(encoder, snapshot, uri, part);
  });

  route(methods.notes, { notes: [], cited: [] }, async () => {
    const snapshot = await host.snapshotWithDrafts();
    return {
      notes: listNotes(snapshot).map((summary) => toListedNote(encoder, summary)),
      cited: listCitedPapers(snapshot).map(({ key }) => key),
      ...(hasDecisions(snapshot) ? { known: listKnownDigestPapers(snapshot).map(({ key }) => key) } : {}),
    };
  });

  route(methods.annotate, { kind: 'refused', reason: 'Nothing was written. See the log for details.' }, async (params) => {
    if (params.kind === 'undo') return toAnnotateAnswer(encoder, await services.notes.undo(params.undo));
    const id = createAnnotationId();
    // The range in a request refers to the text that the digest has now. The writer may edit the digest before earlier changes of
    // notes are written, so the present snapshot is remembered.
    const known = host.snapshot;
    const outcome = await services.notes.write((snapshot) => {
      const seen = 'digest' in params && known.digests.has(normalizeUri(params.digest)) ? known : snapshot;
      return { edit: toNoteEdit(seen, params, id), seen };
    });
    return toAnnotateAnswer(encoder, outcome);
  });

  const nothing: ImportAnnotationsAnswer = {
    added: 0,
    notes: 0,
    known: 0,
    orphans: 0,
    unmatched: [{ what: '', reason: 'Nothing was read. See the log for details.' }],
    edits: [],
    undo: [],
  };
  route(methods.importAnnotations, nothing, async ({ text }) => {
    const plan = importAnnotations(await host.snapshotWithDrafts(), text);
    const { papers: _, unmatched, ...counts } = plan;
    const { added, outcomes, refused } = await importNotes(services.notes, plan);
    const answers = outcomes.map((outcome) => toAnnotateAnswer(encoder, outcome));
    return {
      added,
      notes: outcomes.length,
      ...counts,
      unmatched: [...unmatched, ...refused],
      edits: answers.filter((answer) => answer.kind === 'edits'),
      undo: answers.flatMap((answer) => (answer.kind === 'written' ? (answer.undo ?? []) : [])),
    };
  });
}

function toNoteEdit(snapshot: Snapshot, params: NoteChangeParams, id: string): NoteEdit {
  switch (params.kind) {
    case 'annotate': {
      const digest = normalizeUri(params.digest);
      return { kind: 'annotate', digest, span: toDigestSpan(snapshot, digest, params.range), body: params.body, id };
    }
    case 'anchor': {
      const digest = normalizeUri(params.digest);
      return {
        kind: 'anchor',
        uri: normalizeUri(params.note),
        id: params.id,
        digest,
        span: toDigestSpan(snapshot, digest, params.range),
      };
    }
    case 'quote':
      return { ...params, id };
    case 'create':
    case 'status':
      return params;
    case 'body':
    case 'remove':
    case 'resolve':
    case 'retitle': {
      const { note, ...rest } = params;
      return { ...rest, uri: normalizeUri(note) } as NoteEdit;
    }
  }
}

/** The span of a range in a digest. If the digest no longer exists, this is an empty span, and the edit is then refused. */
function toDigestSpan(snapshot: Snapshot, uri: string, range: LspRange): Span {
  const digest = snapshot.digests.get(uri);
  return digest === undefined ? { start: 0, end: 0 } : toSpan(digest, range);
}

/** The answer to a request that changes a note. A refused outcome becomes a refusal. */
function toAnnotateAnswer(encoder: Encoder, outcome: NoteOutcome): AnnotateAnswer {
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

function toListedNote(encoder: Encoder, { found: { uri, file, note }, paper, title, tags, orphans }: NoteSummary): ListedNote {
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

function toThreadsAnswer(encoder: Encoder, snapshot: Snapshot, uri: string, part: Span): ThreadsAnswer {
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
