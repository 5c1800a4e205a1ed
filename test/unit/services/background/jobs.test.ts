import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { CancelledError } from '../../../../server/src/base/cancellation';
import { createNodeBackground } from '../../../../server/src/platform/node/workerBackground';
import { buildSegment } from '../../../../server/src/search/segment/buildSegment';
import {
  type BackgroundJobs,
  createOwnThreadBackground,
  type PackablePaper,
  type PackedDocuments,
  packDocuments,
  unpackDocuments,
} from '../../../../server/src/services/background/jobs';
import { createTopicMap } from '../../../../server/src/topics/createTopicMap';
import { findDirections } from '../../../../server/src/topics/directions';
import { projectRoot } from '../../../support/projectRoot';

const documents = ['Kite flies', 'Kite falls', 'Rope holds', 'Rope breaks'].map((title, index) => ({
  key: title.toLowerCase().replace(' ', '-'),
  title,
  abstract: `${title} in the wind.`,
  names: index === 0 ? ['Kite', 'KT'] : [],
  authors: index === 1 ? ['Ann Roe'] : [],
  year: index === 2 ? 2020 : undefined,
  tags: index === 3 ? ['Ropes', 'Knots, and more'] : [],
}));
const packFirst = (count: number): Promise<PackedDocuments> => packDocuments(documents.slice(0, count), () => Promise.resolve());
const partOf = (count: number): ReturnType<typeof buildSegment> => buildSegment(documents.slice(0, count));

function startWorker(): Worker {
  return new Worker(join(projectRoot, 'dist/server.js'), { stdout: true, stderr: true });
}

/** A thread that ends itself, whatever it is asked. */
function startDyingWorker(): Worker {
  return new Worker('require("node:worker_threads").parentPort.on("message", () => process.exit(7))', { eval: true });
}

function startNone(): Worker {
  throw new Error('no threads');
}

const places: readonly (readonly [string, () => BackgroundJobs])[] = [
  ['a worker', () => createNodeBackground(startWorker)],
  ['this thread', createOwnThreadBackground],
  ['no worker to be had', () => createNodeBackground(startNone)],
];

for (const [place, create] of places) {
  test(`${place}: jobs are answered, each with its own answer (slow)`, async (context) => {
    const background = create();
    context.after(() => background.end());
    const answers = await Promise.all([4, 0, 1].map(async (count) => background.run('search-segment', await packFirst(count))));
    assert.deepEqual(answers, [partOf(4), partOf(0), partOf(1)]);
    const { topics } = createTopicMap(documents);
    assert.deepEqual(await background.run('topics', { documents: await packFirst(4) }), {
      topics,
      directions: findDirections(documents, topics),
    });
  });

  test(`${place}: a job that fails fails alone`, async (context) => {
    const background = create();
    context.after(() => background.end());
    const failing = background.run('search-segment', undefined as never);
    const fine = background.run('search-segment', await packFirst(4));
    await assert.rejects(
      failing,
      (error: unknown) =>
        error instanceof Error && !(error instanceof CancelledError) && /TypeError/.test(`${error.name} ${error.message}`),
    );
    assert.deepEqual(await fine, partOf(4));
  });

  test(`${place}: the end drops everything`, async () => {
    const background = create();
    const input = await packFirst(4);
    const answers = [background.run('search-segment', input), background.run('search-segment', input)];
    background.end();
    for (const answer of answers) await assert.rejects(answer, CancelledError);
    await assert.rejects(background.run('search-segment', input), CancelledError);
  });
}

const usual = getPriority();
const lower = constants.priority.PRIORITY_BELOW_NORMAL;
const canBeLowered = process.platform === 'linux' && usual < lower;

test('topics take no time from the thread that answers requests', { skip: !canBeLowered }, async (context) => {
  const background = createNodeBackground(startWorker);
  context.after(() => background.end());
  await background.run('search-segment', await packFirst(4));
  assert.deepEqual(new Set(listPriorities().values()), new Set([usual]));
  await background.run('topics', { documents: await packFirst(4) });
  const priorities = listPriorities();
  assert.equal(priorities.get(process.pid), usual);
  assert.equal([...priorities.values()].filter((priority) => priority === lower).length, 1);
});

/** The priority of each thread of this process (field 19 in man 5 proc_pid_stat), by its id; the main thread has that of the process. */
function listPriorities(): ReadonlyMap<number, number> {
  return new Map(
    readdirSync('/proc/self/task').map((thread) => {
      const [, afterName = ''] = /^.*\) (.*)$/su.exec(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')) ?? [];
      return [Number(thread), Number(afterName.split(' ')[16])];
    }),
  );
}

test('a worker that is killed is started again, and its jobs are done', async (context) => {
  const workers: Worker[] = [];
  const background = createNodeBackground(() => {
    const worker = startWorker();
    workers.push(worker);
    return worker;
  });
  context.after(() => background.end());
  const answers = [background.run('search-segment', await packFirst(4)), background.run('search-segment', await packFirst(1))];
  await workers[0]!.terminate();
  assert.deepEqual(await Promise.all(answers), [partOf(4), partOf(1)]);
  assert.equal(workers.length, 2);
  // Also one that had nothing to do.
  await workers[1]!.terminate();
  assert.deepEqual(await background.run('search-segment', await packFirst(4)), partOf(4));
  assert.equal(workers.length, 3);
});

test('a worker that dies of its first job leaves the others to the next', async (context) => {
  let started = 0;
  const background = createNodeBackground(() => (started++ === 0 ? startDyingWorker() : startWorker()));
  context.after(() => background.end());
  const answers = [background.run('search-segment', await packFirst(4)), background.run('search-segment', await packFirst(1))];
  assert.deepEqual(await Promise.all(answers), [partOf(4), partOf(1)]);
  assert.equal(started, 2);
});

test('a job that ends every worker is given up', async (context) => {
  let started = 0;
  const background = createNodeBackground(() => {
    started += 1;
    return startDyingWorker();
  });
  context.after(() => background.end());
  await assert.rejects(background.run('search-segment', await packFirst(4)), /search-segment.*ended its thread/);
  assert.equal(started, 3);
});

test('documents come out of their arrays as they were, however many', async () => {
  const many = Array.from({ length: 2345 }, (_, index) => ({ ...documents[index % 4]!, key: `key-${index}` }));
  let pauses = 0;
  const packed = await packDocuments(many, () => Promise.resolve(void pauses++));
  assert.equal(pauses, 3);
  assert.deepEqual(unpackDocuments(packed).map(readAll), many);
});

test('an abstract in shared memory is not copied, and is indexed as its text would be', async () => {
  const abstracts = ['A DuoAttention of 3.1 kites (KV-cache).', 'Über Größe – “quoted” naïve words.'];
  const bytes = new Uint8Array(new SharedArrayBuffer(200));
  let end = 0;
  const inMemory = abstracts.map((abstract, index) => {
    const start = end;
    end += new TextEncoder().encodeInto(abstract, bytes.subarray(start)).written;
    return { ...documents[index]!, abstract, abstractBytes: { bytes, start, end, isAscii: index === 0 } };
  });
  const packed = await packDocuments(inMemory, () => Promise.resolve());
  const unpacked = unpackDocuments(packed);
  assert.equal(packed.chunks[0]!.sources[0], bytes);
  const plain = abstracts.map((abstract, index) => ({ ...documents[index]!, abstract }));
  assert.deepEqual(unpacked.map(readAll), plain);
  assert.deepEqual(buildSegment(unpacked), buildSegment(plain));
});

/** The fields of a document as a plain object: one that was unpacked reads them when they are asked for. */
function readAll({ key, title, abstract, names, authors, year, tags }: PackablePaper): PackablePaper {
  return { key, title, abstract, names, authors, year, tags };
}
