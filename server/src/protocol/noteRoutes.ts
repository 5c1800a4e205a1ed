import type { Connection } from 'vscode-languageserver/node';
import { applyEdits, noteEdit, type NoteEdit } from '../features/notes/noteEdit';
import { listNotes } from '../features/notes/listNotes';
import { hasUnsavedBlock } from '../features/notes/unsavedBlock';
import { listThreads } from '../features/notes/noteThreads';
import { listDigestPapers } from '../features/notes/digestPassage';
import { decodeText } from '../base/decodeText';
import { fileName } from '../base/fileName';
import type { Span } from '../base/span';
import type { FileSystem } from '../workspace/fileSystem';
import { getCitedPapers } from '../workspace/citationIndex';
import { getNotes } from '../workspace/notes';
import { NoteWriter } from '../workspace/noteWriter';
import { findFile, type Snapshot } from '../workspace/snapshot';
import type { TextFile } from '../workspace/textFile';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import { emptyRange, normalizeUri, toRange } from './convert';
import { createAnchor } from './createAnchor';
import { createRoute } from './handle';
import { noteMethods, type AnnotateAnswer, type AnnotateParams, type NotesAnswer, type ThreadsAnswer, type ThreadsParams, type UndoNoteParams } from './noteRequests';
import type { LspRange } from './requests';

/** What requests about notes need beside the snapshot. */
export interface NoteServices {
  readonly fileSystem: FileSystem;
  /** Takes in what stands on disk now. */
  refresh(uri: string): Promise<void>;
  /** The URI as the editor spells it. */
  clientUri(uri: string): string;
}

/** A file may change between reading and writing; one that changes as often is written by somebody who doesn't stop. */
const mostTries = 4;

/** Requests about notes; `noteRequests.ts` says what each means. */
export function registerNoteRoutes(connection: Connection, host: WorkspaceHost, { fileSystem, refresh, clientUri }: NoteServices): void {
  const route = createRoute(connection);
  const writer = new NoteWriter(fileSystem);
  /** Writes happen one after the other. */
  let work: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const done = work.then(step);
    work = done.catch(() => undefined);
    return done;
  };

  route<ThreadsParams, ThreadsAnswer | null>(noteMethods.threads, null, async ({ uri: rawUri, range }) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithDrafts();
    const file = snapshot.digests.get(uri);
    if (file === undefined) return null;
    const stretch = range === undefined ? { start: 0, end: file.text.length } : toSpan(file, range);
    return toThreadsAnswer(snapshot, uri, stretch, clientUri);
  });

  route<unknown, NotesAnswer>(noteMethods.notes, { notes: [], cited: [] }, async () => {
    const snapshot = await host.snapshotWithDrafts();
    const notes = listNotes(snapshot).map(({ file, annotations, ...note }) => ({
      ...note,
      uri: clientUri(note.uri),
      annotations: annotations.map(({ span, ...annotation }) => ({ ...annotation, block: toRange(file, span) })),
    }));
    return { notes, cited: listCited(snapshot) };
  });

  route<AnnotateParams, AnnotateAnswer>(noteMethods.annotate, { kind: 'refused', reason: 'Nothing was written. The log tells why.' }, (params) =>
    inTurn(async () => {
      const id = createAnchor();
      for (let tries = 0; tries < mostTries; tries++) {
        const snapshot = await host.snapshotWithDrafts();
        const edit = toNoteEdit(snapshot, params, id);
        const answer = noteEdit(snapshot, edit);
        if (answer.kind === 'refused') return answer;
        const { uri, before, edits } = answer;
        const made = edit.kind === 'annotate' || edit.kind === 'quote' ? { id } : {};
        if (edits.length === 0) return { kind: 'written', uri: clientUri(uri), ...made };
        const file = findFile(snapshot, uri);
        if (file !== undefined && snapshot.open.has(uri)) {
          if ('id' in edit && 'uri' in edit && hasUnsavedBlock(file.text, await readText(fileSystem, uri), edit.id)) return { kind: 'refused', reason: `That note has changes in ${fileName(uri)} that are not saved. Save them first.` };
          return { kind: 'edits', uri: clientUri(uri), ...made, edits: edits.map(({ span, newText }) => ({ range: toRange(file, span), newText })) };
        }
        const outcome = await writer.write(uri, before, applyEdits(before ?? '', edits));
        if (outcome.kind === 'refused') return outcome;
        await refresh(uri);
        if (outcome.kind === 'written') return { kind: 'written', uri: clientUri(uri), ...made, undo: outcome.undo };
      }
      return { kind: 'refused', reason: 'The note file changes all the time, so nothing was written. Try again.' };
    }),
  );

  route<UndoNoteParams, AnnotateAnswer>(noteMethods.undoNote, { kind: 'refused', reason: 'Nothing was written. The log tells why.' }, ({ undo }) =>
    inTurn(async () => {
      const outcome = await writer.undo(undo);
      if ('reason' in outcome) return { kind: 'refused', reason: outcome.reason };
      await refresh(outcome.uri);
      return { kind: 'written', uri: clientUri(outcome.uri) };
    }),
  );

  tellChanges(connection, host);
}

/** How long notes must rest before the client hears of a change, in milliseconds. */
const restMilliseconds = 100;

function tellChanges(connection: Connection, host: WorkspaceHost): void {
  let known: unknown;
  let cited = '';
  let { drafts, library } = host.snapshot;
  let timer: NodeJS.Timeout | undefined;
  host.onSnapshot((snapshot) => {
    if (!snapshot.draftsReady || (snapshot.drafts === drafts && snapshot.library === library)) return;
    ({ drafts, library } = snapshot);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const index = getNotes(host.snapshot);
      const nowCited = listCited(host.snapshot).sort().join(' ');
      if (index === known && nowCited === cited) return;
      known = index;
      cited = nowCited;
      void connection.sendNotification(noteMethods.notesChanged, {});
    }, restMilliseconds);
  });
}

function listCited(snapshot: Snapshot): string[] {
  return [...getCitedPapers(snapshot).keys()].map(({ key }) => key);
}

function toThreadsAnswer(snapshot: Snapshot, uri: string, stretch: Span, clientUri: (uri: string) => string): ThreadsAnswer {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return { threads: [], abstracts: [] };
  const threads = (listThreads(snapshot, uri, stretch) ?? []).flatMap(({ digestPaper, annotations }) =>
    annotations.map(({ note, annotation, paper, place }) => ({
      note: clientUri(note.uri),
      id: annotation.id,
      key: paper.key,
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
    abstract === undefined ? [] : [{ key: paper.key, range: toRange(file, abstract), title: toRange(file, title) }],
  );
  return { threads, abstracts };
}

function toNoteEdit(snapshot: Snapshot, params: AnnotateParams, id: string): NoteEdit {
  switch (params.kind) {
    case 'annotate': {
      const digest = normalizeUri(params.digest);
      return { kind: 'annotate', digest, span: toSpan(snapshot.digests.get(digest), params.range), body: params.body, id };
    }
    case 'anchor': {
      const digest = normalizeUri(params.digest);
      return { kind: 'anchor', uri: normalizeUri(params.note), id: params.id, digest, span: toSpan(snapshot.digests.get(digest), params.range) };
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

function toSpan(file: TextFile | undefined, { start, end }: LspRange = emptyRange): Span {
  const lines = file?.lines();
  return { start: lines?.offsetAt(start) ?? 0, end: lines?.offsetAt(end) ?? 0 };
}

/** What stands on disk; undefined where nothing can be read. */
async function readText(fileSystem: FileSystem, uri: string): Promise<string | undefined> {
  try {
    return decodeText(await fileSystem.readFile(uri)).text;
  } catch {
    return undefined;
  }
}
