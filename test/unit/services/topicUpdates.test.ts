import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { defaultSettings } from '../../../server/src/model/settings';
import { createOwnThreadBackground } from '../../../server/src/services/background/ownThreadBackground';
import { keepTopicsCurrent } from '../../../server/src/services/topicUpdates';
import { createTimers } from '../../../server/src/services/timers';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';

const folder = 'file:///desk';
const paper = (name: string): string =>
  `${name}: A Study of Wind\n\nWe introduce ${name}, an abstract that is long enough to be read as one.\n`;

/** How often topics came, and the keys that they have now. */
interface Followed {
  readonly host: WorkspaceHost;
  counted(): number;
  keys(): readonly string[];
}

function follow(): Followed {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  keepTopicsCurrent(host, createOwnThreadBackground(), createTimers(), assert.fail);
  let count = 0;
  let last = host.snapshot.knownTopics;
  host.onSnapshot(({ knownTopics }) => {
    if (knownTopics !== last) count += 1;
    last = knownTopics;
  });
  return {
    host,
    counted: () => count,
    keys: () =>
      host.snapshot
        .topics()
        .flatMap(({ keys }) => keys)
        .sort(),
  };
}

function write(host: WorkspaceHost, ...names: readonly string[]): void {
  host.apply({ kind: 'disk', files: [{ uri: `${folder}/digest.txt`, bytes: new TextEncoder().encode(names.map(paper).join('\n')) }] });
}

/** Lets everything run that waits for no timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test('topics come when all is read, and again when the library has rested', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { host, counted, keys } = follow();
    write(host, 'Kite');
    mock.timers.tick(5000);
    await settle();
    assert.equal(counted(), 0);
    host.apply({ kind: 'indexed' });
    mock.timers.tick(1);
    await settle();
    assert.deepEqual([counted(), keys()], [1, ['kite']]);

    // A letter after the other: what is known serves, with the new papers at its end.
    for (const name of ['R', 'Ro', 'Rop', 'Rope']) {
      write(host, 'Kite', name);
      mock.timers.tick(900);
      await settle();
    }
    assert.deepEqual([counted(), keys()], [1, ['kite', 'rope']]);
    mock.timers.tick(1000);
    await settle();
    assert.deepEqual([counted(), keys()], [2, ['kite', 'rope']]);

    // What changes nothing of the papers is no reason to compute anything.
    host.apply({ kind: 'disk', files: [{ uri: `${folder}/refs.bib`, bytes: new TextEncoder().encode('@misc{a, title = {Alone}}') }] });
    mock.timers.tick(2000);
    await settle();
    assert.equal(counted(), 2);
  } finally {
    mock.timers.reset();
  }
});

test('of what changes while topics are computed the last state is computed too', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { host, counted, keys } = follow();
    write(host, 'Kite');
    host.apply({ kind: 'indexed' });
    mock.timers.tick(1);
    write(host, 'Kite', 'Rope');
    write(host, 'Rope', 'Mast');
    mock.timers.tick(1000);
    await settle();
    assert.deepEqual([counted(), keys()], [2, ['mast', 'rope']]);
    assert.deepEqual(
      host.snapshot.knownTopics?.papers.map(({ key }) => key),
      ['rope', 'mast'],
    );
  } finally {
    mock.timers.reset();
  }
});
