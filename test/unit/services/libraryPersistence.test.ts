import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { papersInDigests } from '../../../server/src/library/libraryTopics';
import { defaultSettings } from '../../../server/src/model/settings';
import { LibraryPersistence } from '../../../server/src/services/libraryCache';
import { createTimers } from '../../../server/src/services/timers';
import type { CacheContent } from '../../../server/src/workspace/cacheContent';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';
import { computeTopics } from '../../support/fixtureWorkspace';

const folder = 'file:///desk';
const digest = 'Kite: A Study of Wind\n\nWe introduce Kite, an abstract that is long enough to be read as one.\n';

test('topics that could not be computed are not saved; what is computed later is, once', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const host = new WorkspaceHost();
    const saved: CacheContent[] = [];
    const cache = {
      load: () => Promise.resolve(undefined),
      save: (_: unknown, content: CacheContent) => Promise.resolve(void saved.push(content)),
    };
    new LibraryPersistence(host, cache, createTimers(), assert.ifError);
    /** Changes something that is no reason to save, and lets everything run that waits for the library to rest. */
    const rest = async (): Promise<void> => {
      host.apply({ kind: 'document', uri: `${folder}/draft.md`, languageId: 'markdown', text: `Draft ${saved.length}` });
      mock.timers.tick(10_000);
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    const hasTopics = (): readonly boolean[] => saved.map(({ topics }) => topics !== undefined);

    host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
    host.apply({ kind: 'disk', files: [{ uri: `${folder}/digest.txt`, bytes: new TextEncoder().encode(digest) }] });
    host.apply({ kind: 'indexed' });
    host.apply({ kind: 'drafts-indexed' });
    host.apply({ kind: 'topics', known: { topics: [], papers: papersInDigests(host.snapshot.library()), kept: [] } });
    await rest();
    assert.deepEqual(hasTopics(), [false]);
    await rest();
    assert.deepEqual(hasTopics(), [false]);
    computeTopics(host);
    await rest();
    assert.deepEqual(hasTopics(), [false, true]);
    await rest();
    assert.deepEqual(hasTopics(), [false, true]);
  } finally {
    mock.timers.reset();
  }
});
