import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { defaultSettings } from '../../../server/src/model/settings';
import { type BackgroundJobs, createOwnThreadBackground, type TopicsInput } from '../../../server/src/services/background/jobs';
import { createTimers } from '../../../server/src/services/timers';
import { keepTopicsCurrent } from '../../../server/src/services/topicUpdates';
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

function follow(background: BackgroundJobs = createOwnThreadBackground()): Followed {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  keepTopicsCurrent(host, background, createTimers(), assert.fail);
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

test('papers that come together, as by a paste, have topics soon', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { host, counted } = follow();
    write(host, 'Kite');
    host.apply({ kind: 'indexed' });
    mock.timers.tick(1);
    await settle();
    const pasted = Array.from('ABCDEFGHIJKL', (letter) => `Rope${letter}`);
    write(host, 'Kite', ...pasted);
    mock.timers.tick(200);
    await settle();
    assert.equal(counted(), 2);
    mock.timers.tick(1000);
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

test('many papers that have no topic yet get quick topics first; a paper more among them does not (slow)', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const efforts: unknown[] = [];
    const own = createOwnThreadBackground();
    const { host } = follow({
      ...own,
      run: (name, input) => {
        efforts.push((input as TopicsInput).effort);
        return own.run(name, input);
      },
    });
    const names = Array.from({ length: 2100 }, (_, index) => `Kite${index}`);
    write(host, 'Rope');
    host.apply({ kind: 'indexed' });
    mock.timers.tick(1);
    await settle();
    write(host, 'Rope', ...names);
    mock.timers.tick(1000);
    await settle();
    assert.deepEqual(efforts, ['full', 'quick', 'full']);
    write(host, 'Rope', ...names, 'Mast');
    mock.timers.tick(1000);
    await settle();
    assert.deepEqual(efforts, ['full', 'quick', 'full', 'full']);
  } finally {
    mock.timers.reset();
  }
});

test('topics follow the headings that the writer keeps', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { host, counted } = follow();
    write(host, 'Kite', 'Rope');
    host.apply({ kind: 'indexed' });
    mock.timers.tick(1);
    await settle();
    const writeTopics = (text: string): unknown =>
      host.apply({ kind: 'disk', files: [{ uri: `${folder}/marginalia/topics.yaml`, bytes: new TextEncoder().encode(text) }] });
    const labels = (): readonly string[] => host.snapshot.topics().map(({ label }) => label);
    writeTopics('locked:\n  - label: Ropes\n    papers: [Rope]\n  - label: Kites\n    papers: [Kite]\n');
    mock.timers.tick(1000);
    await settle();
    assert.deepEqual([counted(), labels()], [2, ['Ropes', 'Kites']]);
    // A comment changes nothing.
    writeTopics('# mine\nlocked:\n  - label: Ropes\n    papers: [Rope]\n  - label: Kites\n    papers: [Kite]\n');
    mock.timers.tick(1000);
    await settle();
    assert.deepEqual([counted(), labels()], [2, ['Ropes', 'Kites']]);
  } finally {
    mock.timers.reset();
  }
});
