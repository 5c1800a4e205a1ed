import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishMemoryShortage } from '../../../../server/src/services/publishing/libraryChanges';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { createNotifier } from './notifier';

const digest =
  '//- /digest.txt\nKiteformer: A Study of Wind\n\nWe introduce Kiteformer, an abstract that is long enough to be read as one.\n';

/** What the writer is shown while somebody edits, with this limit of the heap in bytes. */
function collect(heapLimit: number): readonly string[] {
  const { host } = createFixtureWorkspace(digest);
  const sent: string[] = [];
  publishMemoryShortage(host, heapLimit, createNotifier(sent));
  const edit = (text: string): void => void host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text });
  host.snapshot.library();
  edit('Wind.');
  edit('Wind and rope.');
  return sent;
}

test('the writer is told once that the memory does not suffice', () => {
  assert.deepEqual(collect(1000), ['1 papers need more memory']);
});

test('nothing is told where it suffices', () => {
  assert.deepEqual(collect(1e9), []);
});

test('the library is not computed for it', () => {
  const { host } = createFixtureWorkspace(digest);
  publishMemoryShortage(host, 1000, createNotifier([]));
  host.apply({ kind: 'document', uri: uriOf('/digest.txt'), languageId: 'plaintext', text: 'A Study of Rope\n\nWe study rope.\n' });
  assert.equal(host.snapshot.library.peek(), undefined);
});
