import { listCitedPapers } from '../../features/citing/citedPapers';
import type { NoteEdit } from '../../features/notes/noteEdit';
import { listNotes, type NoteSummary } from '../../features/notes/listNotes';
import { listThreads } from '../../features/notes/noteThreads';
import { listDigestPapers } from '../../features/notes/digestPassage';
import type { Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import type { RequestContext } from '../context';
import { createAnchor } from '../createAnchor';
import { normalizeUri, toSpan } from '../decode';
import { toRange, type Encoder } from '../encode';
import {
  noteMethods,
  type AnnotateAnswer,
  type AnnotateParams,
  type ListedNote,
  type NotesAnswer,
  type ThreadsAnswer,
  type ThreadsParams,
  type UndoNoteParams,
} from '../noteRequests';
import type { LspRange } from '../requests';

/** Requests about notes; `noteRequests.ts` says what each means. */
export function registerNoteRoutes({ route, host, encoder, services }: RequestContext): void {
  route<ThreadsParams, ThreadsAnswer | null>(noteMethods.threads, null, async ({ uri: rawUri, range }) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithNotes();
    const file = snapshot.digests.get(uri);
    if (file === undefined) return null;
    const stretch = range === undefined ? { start: 0, end: file.text.length } : toSpan(file, range);
    return toThreadsAnswer(encoder, snapshot, uri, stretch);
  });

  route<unknown, NotesAnswer>(noteMethods.notes, { notes: [], cited: [] }, async () => {
    const snapshot = await host.snapshotWithDrafts();
    return { notes: listNotes(snapshot).map((summary) => toListedNote(encoder, summary)), cited: listCited(snapshot) };
  });

  route<AnnotateParams, AnnotateAnswer>(
    noteMethods.annotate,
    { kind: 'refused', reason: 'Nothing was written. The log tells why.' },
    (params) => {
      const id = createAnchor();
      // Places in a digest are those of the moment: it may be edited before other writes are done.
      const known = host.snapshot;
      return services.notes.write((snapshot) => {
        const asked = 'digest' in params && known.digests.has(normalizeUri(params.digest)) ? known : snapshot;
        return { edit: toNoteEdit(asked, params, id), asked };
      });
    },
  );

  route<UndoNoteParams, AnnotateAnswer>(
    noteMethods.undoNote,
    { kind: 'refused', reason: 'Nothing was written. The log tells why.' },
    ({ undo }) => services.notes.undo(undo),
  );
}

function listCited(snapshot: Snapshot): string[] {
  return listCitedPapers(snapshot).map(({ key }) => key);
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

function toThreadsAnswer(encoder: Encoder, snapshot: Snapshot, uri: string, stretch: Span): ThreadsAnswer {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return { threads: [], abstracts: [] };
  const threads = (listThreads(snapshot, uri, stretch) ?? []).flatMap(({ digestPaper, annotations }) =>
    annotations.map(({ note, annotation, paper, place }) => ({
      note: encoder.toEditorUri(note.uri),
      id: annotation.id,
      key: paper.key,
      name: nameOf(paper),
      range: toRange(file, place.kind === 'found' ? place.span : digestPaper.title),
      isOrphan: place.kind === 'orphan',
      candidates: place.kind === 'orphan' ? place.candidates.map((span) => toRange(file, span)) : [],
      quote: annotation.selector.exact,
      body: annotation.body,
      tags: annotation.tags,
      isResolved: annotation.isResolved,
      block: toRange(note.file, annotation.span),
    })),
  );
  const abstracts = listDigestPapers(snapshot, file, stretch).flatMap(({ paper, title, abstract }) =>
    abstract === undefined ? [] : [{ key: paper.key, name: nameOf(paper), range: toRange(file, abstract), title: toRange(file, title) }],
  );
  return { threads, abstracts };
}

/** What the writer calls the paper. */
function nameOf({ names, title }: Paper): string {
  return names[0] ?? title;
}

function toNoteEdit(snapshot: Snapshot, params: AnnotateParams, id: string): NoteEdit {
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

/** The very beginning of a digest that is gone: the edit is then refused. */
function toDigestSpan(snapshot: Snapshot, uri: string, range: LspRange): Span {
  const digest = snapshot.digests.get(uri);
  return digest === undefined ? { start: 0, end: 0 } : toSpan(digest, range);
}
