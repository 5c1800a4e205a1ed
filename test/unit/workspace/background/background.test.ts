import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { test } from 'node:test';
import { CancelledError } from '../../../../server/src/base/cancellation';
import type { Background } from '../../../../server/src/workspace/background/background';
import { createNodeBackground } from '../../../../server/src/workspace/background/nodeBackground';
import { createOwnThreadBackground } from '../../../../server/src/workspace/background/ownThreadBackground';
import { runJob } from '../../../../server/src/workspace/background/jobs';
import { projectRoot } from '../../../support/projectRoot';

const documents = ['Kite flies', 'Kite falls', 'Rope holds', 'Rope breaks'].map((title) => ({ key: title.toLowerCase().replace(' ', '-'), title, abstract: `${title} in the wind.` }));
const expected = runJob('topics', { documents });

/** The server's own worker threads, each as it was started. */
function createWatched(): { readonly background: Background; readonly workers: Worker[] } {
  const workers: Worker[] = [];
  const background = createNodeBackground(() => {
    const worker = new Worker(join(projectRoot, 'dist/server.js'), { stdout: true, stderr: true });
    workers.push(worker);
    return worker;
  });
  return { background, workers };
}

/** A thread that ends itself, whatever it is asked. */
function startDyingWorker(): Worker {
  return new Worker('require("node:worker_threads").parentPort.on("message", () => process.exit(7))', { eval: true });
}

for (const [place, create] of [['a worker', () => createWatched().background], ['this thread', createOwnThreadBackground], ['no worker to be had', () => createNodeBackground(() => { throw new Error('no threads'); })]] as const) {
  test(`${place}: jobs are answered, each with its own answer`, async () => {
    const background = create();
    const answers = await Promise.all([documents, [], documents.slice(0, 1)].map((input) => background.run('topics', { documents: input })));
    assert.deepEqual(answers, [expected, runJob('topics', { documents: [] }), runJob('topics', { documents: documents.slice(0, 1) })]);
    background.end();
  });

  test(`${place}: a job that fails fails alone`, async () => {
    const background = create();
    const failing = background.run('topics', undefined as never);
    const fine = background.run('topics', { documents });
    await assert.rejects(failing, (error: unknown) => error instanceof Error && !(error instanceof CancelledError) && /TypeError/.test(`${error.name} ${error.message}`));
    assert.deepEqual(await fine, expected);
    background.end();
  });

  test(`${place}: what nobody waits for is dropped, the others are answered`, async () => {
    const background = create();
    const controllers = [0, 1, 2].map(() => new AbortController());
    const answers = controllers.map(({ signal }) => background.run('topics', { documents }, signal));
    controllers[0]!.abort();
    controllers[1]!.abort();
    await assert.rejects(answers[0]!, CancelledError);
    await assert.rejects(answers[1]!, CancelledError);
    assert.deepEqual(await answers[2]!, expected);
    await assert.rejects(background.run('topics', { documents }, controllers[0]!.signal), CancelledError);
    background.end();
  });

  test(`${place}: the end drops everything`, async () => {
    const background = create();
    const answers = [background.run('topics', { documents }), background.run('topics', { documents })];
    background.end();
    for (const answer of answers) await assert.rejects(answer, CancelledError);
    await assert.rejects(background.run('topics', { documents }), CancelledError);
  });
}

test('a worker that is killed is started again, and its jobs are done', async () => {
  const { background, workers } = createWatched();
  const answers = [background.run('topics', { documents }), background.run('topics', { documents: [] })];
  await workers[0]!.terminate();
  assert.deepEqual(await Promise.all(answers), [expected, runJob('topics', { documents: [] })]);
  assert.equal(workers.length, 2);
  // Also one that had nothing to do.
  await workers[1]!.terminate();
  assert.deepEqual(await background.run('topics', { documents }), expected);
  assert.equal(workers.length, 3);
  background.end();
});

test('a worker that dies of its first job leaves the others to the next', async () => {
  let started = 0;
  const background = createNodeBackground(() => (started++ === 0 ? startDyingWorker() : new Worker(join(projectRoot, 'dist/server.js'), { stdout: true, stderr: true })));
  assert.deepEqual(await Promise.all([background.run('topics', { documents }), background.run('topics', { documents: [] })]), [expected, runJob('topics', { documents: [] })]);
  assert.equal(started, 2);
  background.end();
});

test('a job that ends every worker is given up', async () => {
  let started = 0;
  const background = createNodeBackground(() => {
    started += 1;
    return startDyingWorker();
  });
  await assert.rejects(background.run('topics', { documents }), /topics.*ended its thread/);
  assert.equal(started, 3);
  background.end();
});
