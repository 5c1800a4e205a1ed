import { constants, getPriority, setPriority } from 'node:os';
import process from 'node:process';
import { isMainThread, type MessagePort, parentPort, type Worker } from 'node:worker_threads';
import { CancelledError } from '../../base/cancellation';
import { describeError } from '../../base/readSafely';
import { type BackgroundJobs, createOwnThreadBackground, type JobName, runJob } from '../../services/background/jobs';

/** A job as it is sent to the worker. */
interface Request {
  readonly id: number;
  readonly name: JobName;
  readonly input: unknown;
}

interface Answer {
  readonly id: number;
  readonly output?: unknown;
  /** The stack of the error, if the job failed. */
  readonly problem?: string;
}

interface WaitingJob extends Request {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
  /** How many workers died during this job. */
  deaths: number;
}

/** If a job has killed this many workers, it is given up. */
const maxDeaths = 3;
/** A worker that has had no job for this long, in milliseconds, is ended, because it still holds much memory of its last jobs. */
const maxIdleMs = 5000;

/**
 * A worker thread that is started when a job arrives. `startWorker` must start a thread that calls `serveBackground`. If the thread dies,
 * a new one does the remaining jobs. If none can be started, the jobs are done in the thread that called this function.
 */
export function createNodeBackground(startWorker: () => Worker): BackgroundJobs {
  const waiting = new Map<number, WaitingJob>();
  const ownThread = createOwnThreadBackground();
  let worker: Worker | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let nextId = 0;
  let hasEnded = false;

  const stopWorker = (): void => {
    const last = worker;
    worker = undefined;
    void last?.terminate();
  };

  const stopWhenIdle = (): void => {
    clearTimeout(idleTimer);
    idleTimer = waiting.size > 0 ? undefined : setTimeout(stopWorker, maxIdleMs).unref();
  };

  const restart = (): void => {
    worker = undefined;
    for (const [id, job] of waiting) {
      if (job.deaths < maxDeaths) continue;
      waiting.delete(id);
      job.reject(new Error(`The background job ${job.name} ended its thread ${maxDeaths} times.`));
    }
    if (waiting.size > 0) start();
  };

  const start = (): void => {
    const started = tryStart(startWorker);
    if (started === undefined) {
      for (const { id, name, input, resolve, reject } of waiting.values()) {
        waiting.delete(id);
        ownThread.run(name, input as never).then(resolve, reject);
      }
      return;
    }
    worker = started;
    started.on('message', (answer: Answer) => {
      settle(waiting, answer);
      stopWhenIdle();
    });
    // A thread that fails also emits `exit`, so nothing is done here.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker !== started) return;
      // Jobs are done in order, so the worker died during the first one.
      const current: WaitingJob | undefined = waiting.values().next().value;
      if (current !== undefined) current.deaths += 1;
      restart();
    });
    for (const { id, name, input } of waiting.values()) started.postMessage({ id, name, input } satisfies Request);
  };

  return {
    run: (name, input) =>
      new Promise((resolve, reject) => {
        if (hasEnded) {
          reject(new CancelledError());
          return;
        }
        const id = nextId++;
        waiting.set(id, { id, name, input, resolve: resolve as (output: unknown) => void, reject, deaths: 0 });
        clearTimeout(idleTimer);
        if (worker === undefined) start();
        else worker.postMessage({ id, name, input } satisfies Request);
      }),
    end() {
      hasEnded = true;
      clearTimeout(idleTimer);
      stopWorker();
      ownThread.end();
      for (const { reject } of waiting.values()) reject(new CancelledError());
      waiting.clear();
    },
  };
}

function tryStart(startWorker: () => Worker): Worker | undefined {
  try {
    return startWorker();
  } catch {
    return undefined;
  }
}

function settle(waiting: Map<number, WaitingJob>, { id, output, problem }: Answer): void {
  const job = waiting.get(id);
  waiting.delete(id);
  if (problem === undefined) job?.resolve(output);
  else job?.reject(new Error(problem));
}

/** Runs in the worker: does every job that arrives until the thread is ended. */
export function serveBackground(port: MessagePort): void {
  port.on('message', ({ id, name, input }: Request) => {
    if (name === 'topics') lowerPriority();
    try {
      const output = runJob(name, input);
      port.postMessage({ id, output } satisfies Answer, listBuffers(output));
    } catch (error) {
      port.postMessage({ id, problem: describeError(error) } satisfies Answer);
    }
  });
}

/**
 * Gives the main thread, which answers requests, precedence over this thread until this thread ends. Only on Linux has a thread a
 * priority of its own (man 2 setpriority); elsewhere the call would slow down the main thread too.
 */
function lowerPriority(): void {
  const { PRIORITY_BELOW_NORMAL: lower } = constants.priority;
  // Greater numbers mean less precedence, and only an administrator may choose a smaller one.
  if (process.platform === 'linux' && getPriority() < lower) setPriority(lower);
}

/** The port to the thread that started this one; undefined in the main thread. */
export function findParentPort(): MessagePort | undefined {
  return isMainThread ? undefined : (parentPort ?? undefined);
}

/**
 * The memory of the typed arrays in an answer and in the objects nested in it, but not of those in arrays. This memory is transferred
 * to the other thread instead of copied.
 */
function listBuffers(output: unknown): readonly ArrayBuffer[] {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return [];
  if (ArrayBuffer.isView(output)) return output.buffer instanceof ArrayBuffer ? [output.buffer] : [];
  return [...new Set(Object.values(output).flatMap(listBuffers))];
}
