import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../../server/src/model/settings';
import { createOwnThreadBackground } from '../../../server/src/services/background/jobs';
import { BackgroundIndexer } from '../../../server/src/services/backgroundIndexer';
import { createTimers } from '../../../server/src/services/timers';
import { readAtOnce } from '../../../server/src/workspace/buildSnapshot';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';

const folder = 'file:///desk';
const uri = `${folder}/digest.txt`;

/** A paper whose abstract alone has a word of its own. */
const paper = (name: string): string =>
  `${name}: A Study of Wind\n\nWe introduce an abstract that speaks of ${name.toLowerCase()}abstract and is long enough to be read as one.\n`;
const name = (index: number): string =>
  `Kite${String.fromCharCode(97 + (index % 26), 97 + (Math.floor(index / 26) % 26), 97 + (Math.floor(index / 676) % 26))}`;
const names = (start: number, count: number): readonly string[] => Array.from({ length: count }, (_, index) => name(start + index));

function createHost(): { readonly host: WorkspaceHost; readonly indexer: BackgroundIndexer } {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  return { host, indexer: new BackgroundIndexer(host, createOwnThreadBackground(), createTimers(), assert.ifError) };
}

function write(host: WorkspaceHost, own: readonly string[]): Snapshot {
  return host.apply({ kind: 'disk', files: [{ uri, bytes: new TextEncoder().encode(own.map(paper).join('\n')) }] });
}

/** As it is written: no word that is only like it. */
const countFound = ({ searchIndex }: Snapshot, text: string): number => searchIndex().search({ text, phrases: [text] }, { limit: 5 }).total;

test('few papers need nobody to read them', () => {
  const { host } = createHost();
  assert.equal(countFound(write(host, names(0, 5)), 'kiteaaaabstract'), 1);
});

test('of many papers names and titles are found at once, abstracts as soon as they are read (slow)', async () => {
  const { host, indexer } = createHost();
  const many = names(0, readAtOnce + 500);
  const before = write(host, many);
  assert.equal(countFound(before, 'kiteaaa'), 1);
  assert.equal(countFound(before, 'kiteaaaabstract'), 0);
  await indexer.indexRest();
  const after = host.snapshot;
  assert.equal(after.library(), before.library());
  assert.equal(after.revision, before.revision);
  assert.deepEqual(after.searchIndex().unread, []);
  for (const own of many.filter((_, index) => index % 99 === 0)) assert.equal(countFound(after, `${own.toLowerCase()}abstract`), 1, own);
});

test('what nobody has searched yet is read as a whole, names and titles with it', async () => {
  const { host, indexer } = createHost();
  write(host, names(0, readAtOnce + 1));
  await indexer.indexRest();
  assert.equal(host.snapshot.searchIndex.peek(), undefined);
  assert.equal(countFound(host.snapshot, 'kiteaaaabstract'), 1);
});

test('papers that change while they are read are found as they are now (slow)', async () => {
  const { host, indexer } = createHost();
  write(host, names(0, readAtOnce + 500));
  const reading = indexer.indexRest();
  write(host, [...names(100, readAtOnce + 300), 'Moraine']);
  await reading;
  assert.equal(countFound(host.snapshot, 'moraineabstract'), 1);
  assert.equal(countFound(host.snapshot, `${name(0).toLowerCase()}abstract`), 0);
  assert.equal(countFound(host.snapshot, `${name(100).toLowerCase()}abstract`), 1);
});

test('a background that has ended leaves names and titles', async () => {
  const host = new WorkspaceHost();
  const background = createOwnThreadBackground();
  const indexer = new BackgroundIndexer(host, background, createTimers(), assert.ifError);
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  const snapshot = write(host, names(0, readAtOnce + 1));
  background.end();
  await indexer.indexRest();
  assert.equal(countFound(snapshot, 'kiteaaa'), 1);
});
