import { createAnnotationId } from '../../annotations/annotationId';
import { listCitedPapers } from '../../features/evidence/citedPapers';
import type { NoteEdit } from '../../features/annotating/noteEdit';
import { listNotes } from '../../features/annotating/noteThreads';
import { hasDecisions, listKnownDigestPapers } from '../../features/newPapers/newPapers';
import type { Span } from '../../base/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { RequestContext } from '../context';
import { normalizeUri, toSpan } from '../decode';
import { toAnnotateAnswer, toListedNote, toThreadsAnswer } from '../encodeNotes';
import {
  type AnnotateAnswer,
  type AnnotateParams,
  type NotesAnswer,
  type ThreadsAnswer,
  type ThreadsParams,
  type UndoNoteParams,
  noteMethods,
} from '../noteRequests';
import type { LspRange } from '../requests';

/** Requests about notes; `noteRequests.ts` describes each one. */
export function registerNoteRoutes({ route, host, encoder, services }: RequestContext): void {
  route<ThreadsParams, ThreadsAnswer | null>(noteMethods.threads, null, async ({ uri: rawUri, range }) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithNotes();
    const file = snapshot.digests.get(uri);
    if (file === undefined) return null;
    const part = range === undefined ? { start: 0, end: file.text.length } : toSpan(file, range);
    return toThreadsAnswer(encoder, snapshot, uri, part);
  });

  route<unknown, NotesAnswer>(noteMethods.notes, { notes: [], cited: [] }, async () => {
    const snapshot = await host.snapshotWithDrafts();
    return {
      notes: listNotes(snapshot).map((summary) => toListedNote(encoder, summary)),
      cited: listCitedPapers(snapshot).map(({ key }) => key),
      ...(hasDecisions(snapshot) ? { known: listKnownDigestPapers(snapshot).map(({ key }) => key) } : {}),
    };
  });

  route<AnnotateParams, AnnotateAnswer>(
    noteMethods.annotate,
    { kind: 'refused', reason: 'Nothing was written. See the log for details.' },
    async (params) => {
      const id = createAnnotationId();
      // The range in a request refers to the text that the digest has now. The writer may edit the digest before earlier changes of
      // notes are written, so the present snapshot is remembered.
      const known = host.snapshot;
      const outcome = await services.notes.write((snapshot) => {
        const seen = 'digest' in params && known.digests.has(normalizeUri(params.digest)) ? known : snapshot;
        return { edit: toNoteEdit(seen, params, id), seen };
      });
      return toAnnotateAnswer(encoder, outcome);
    },
  );

  route<UndoNoteParams, AnnotateAnswer>(
    noteMethods.undoNote,
    { kind: 'refused', reason: 'Nothing was written. See the log for details.' },
    async ({ undo }) => toAnnotateAnswer(encoder, await services.notes.undo(undo)),
  );
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

/** The span of a range in a digest. If the digest no longer exists, this is an empty span, and the edit is then refused. */
function toDigestSpan(snapshot: Snapshot, uri: string, range: LspRange): Span {
  const digest = snapshot.digests.get(uri);
  return digest === undefined ? { start: 0, end: 0 } : toSpan(digest, range);
}
