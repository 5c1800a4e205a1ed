import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { loadFormatterAhead } from '../../../server/src/services/draftFormatter';
import { createTimers } from '../../../server/src/services/timers';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

const draft = '//- /draft.md\nAs [@kites] shows.\n';
const bibliography = '//- /own.bib\n@misc{kites, title = {Kites at Night}}\n';

/** The drafts for which a formatter is loaded, after the changes and a moment of rest. */
function listLoaded(source: string, change: (host: ReturnType<typeof createFixtureWorkspace>['host']) => void): readonly string[] {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { host } = createFixtureWorkspace(source);
    const loaded: string[] = [];
    loadFormatterAhead(
      host,
      createTimers(),
      (_snapshot, uri) => {
        loaded.push(uri);
        return Promise.reject(new Error('no formatter in this test'));
      },
      () => undefined,
    );
    change(host);
    mock.timers.tick(1000);
    host.apply({ kind: 'document', uri: uriOf('/other.md'), languageId: 'markdown', text: 'More prose.' });
    mock.timers.tick(1000);
    return loaded;
  } finally {
    mock.timers.reset();
  }
}

test('the formatter of an open draft is loaded once, when all is read and at rest', () => {
  assert.deepEqual(
    listLoaded(draft + bibliography, (host) => host.apply({ kind: 'drafts-indexed' })),
    [uriOf('/draft.md')],
  );
});

test('a draft that is opened later gets its formatter then', () => {
  assert.deepEqual(
    listLoaded(bibliography, (host) => host.apply({ kind: 'drafts-indexed' })),
    [uriOf('/other.md')],
  );
});

test('without a bibliography none is loaded', () => {
  assert.deepEqual(
    listLoaded(draft, (host) => host.apply({ kind: 'drafts-indexed' })),
    [],
  );
});
