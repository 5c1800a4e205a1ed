import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoteEdit } from '../../../server/src/features/annotating/noteEdit';
import { readDiskFiles } from '../../../server/src/services/indexing';
import { type NoteOutcome, NoteService } from '../../../server/src/services/noteService';
import { createTimers, type Timers } from '../../../server/src/services/timers';
import type { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';
import { MemoryFileSystem } from '../../support/memoryFileSystem';
import { digestUri, drawNote, noteUri, openSandbox, spanOf } from '../features/notesSandbox';

const note = drawNote([{ id: 'a', quote: 'It carries two boats', body: 'mine' }]);

interface Fixture {
  readonly host: WorkspaceHost;
  readonly files: MemoryFileSystem;
  readonly service: NoteService;
  write(edit: NoteEdit): Promise<NoteOutcome>;
  onDisk(): Promise<string>;
}

/** A note on disk. In the editor it has the text `open`; undefined means that no editor has it open. */
function openService(open: string | undefined, timers: Timers = createTimers()): Fixture {
  const { host } = openSandbox(note);
  const files = new MemoryFileSystem({ [noteUri]: note });
  const refresh = async (uri: string): Promise<void> => void host.apply({ kind: 'disk', files: await readDiskFiles(files, [uri]) });
  host.apply({ kind: 'disk', files: [{ uri: noteUri, bytes: new TextEncoder().encode(note) }] });
  if (open === undefined) host.apply({ kind: 'document-closed', uri: noteUri });
  else host.apply({ kind: 'document', uri: noteUri, languageId: 'markdown', text: open });
  const service = new NoteService(host, { fileSystem: files, timers, refresh, versionOf: () => (open === undefined ? undefined : 7) });
  return {
    host,
    files,
    service,
    write: (edit) => service.write((snapshot) => ({ edit, seen: snapshot })),
    onDisk: async () => Buffer.from((await files.readFile(noteUri)).bytes).toString(),
  };
}

const setBody = (was: string, body: string): NoteEdit => ({ kind: 'body', uri: noteUri, id: 'a', was, body });

test('changes of a file that nobody has open are written one after the other, and taken back', async () => {
  const { service, write, onDisk } = openService(undefined);
  const [first, second] = await Promise.all([write(setBody('mine', 'yours')), write(setBody('yours', 'ours'))]);
  assert.ok(first.kind === 'written' && second.kind === 'written', JSON.stringify([first, second]));
  assert.equal(await onDisk(), note.replace('mine', 'ours'));
  assert.equal((await service.undo(first.undo ?? 0)).kind, 'refused');
  assert.equal((await service.undo(second.undo ?? 0)).kind, 'written');
  assert.equal(await onDisk(), note.replace('mine', 'yours'));
});

test('a file that was changed on disk meanwhile is planned once more', async () => {
  const { files, write, onDisk } = openService(undefined);
  files.write(noteUri, note.replace('mine', 'mine\n\ntheirs'));
  const outcome = await write({ kind: 'resolve', uri: noteUri, id: 'a', isResolved: true });
  assert.equal(outcome.kind, 'written');
  assert.match(await onDisk(), /"resolved":true[^]*mine\n\ntheirs/);
});

test('an open file is given to the editor, with the version that the edits are for', async () => {
  const { write, onDisk } = openService(note);
  const outcome = await write(setBody('mine', 'yours'));
  assert.ok(outcome.kind === 'edits' && outcome.version === 7 && [...outcome.edits.values()].flat().length === 1, JSON.stringify(outcome));
  assert.equal(outcome.change?.after, note.replace('mine', 'yours'));
  assert.equal(await onDisk(), note);
});

test('the next change of an open file waits for the edits, and is refused once if they never come', async () => {
  const due: (() => void)[] = [];
  const timers = { ...createTimers(), after: (_milliseconds: number, step: () => void) => (due.push(step), () => undefined) };
  const { write } = openService(note, timers);
  assert.equal((await write(setBody('mine', 'yours'))).kind, 'edits');
  const next = write(setBody('mine', 'ours'));
  while (due.length === 0) await new Promise(setImmediate);
  due.forEach((step) => step());
  assert.equal((await next).kind, 'refused');
  assert.equal((await write(setBody('mine', 'ours'))).kind, 'edits');
});

test('words unsaved changes in are not lost', async () => {
  const { write } = openService(note.replace('mine', 'mine, longer'));
  const outcome = await write(setBody('mine, longer', 'yours'));
  assert.ok(outcome.kind === 'refused' && outcome.reason.includes('unsaved changes'), JSON.stringify(outcome));
});

test('a new annotation comes back with its passage in the digest', async () => {
  const sandbox = openSandbox(note);
  const span = spanOf(sandbox, 'Snow melts behind it');
  const outcome = await openService(undefined).write({ kind: 'annotate', digest: digestUri, span, body: 'Slowly. #snow', id: 'n-1' });
  assert.ok(outcome.kind === 'written');
  const { annotation, paper, passage } = outcome.change?.added ?? {};
  assert.deepEqual([annotation?.id, annotation?.body, annotation?.tags], ['n-1', 'Slowly. #snow', ['snow']]);
  assert.deepEqual([paper?.key, passage?.span], ['kite', span]);
});
