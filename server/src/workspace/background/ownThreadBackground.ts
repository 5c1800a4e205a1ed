import { CancelledError, yieldToMessages } from '../../base/cancellation';
import type { Background } from './background';
import { runJob, type JobInput, type JobName, type JobOutput } from './jobs';

/** For places without a worker: jobs run in this thread, and messages get in between them. */
export function createOwnThreadBackground(): Background {
  const ended = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  const runNext = async <Name extends JobName>(name: Name, input: JobInput<Name>, signal?: AbortSignal): Promise<JobOutput<Name>> => {
    await last.catch(() => undefined);
    await yieldToMessages();
    if (signal?.aborted === true || ended.signal.aborted) throw new CancelledError();
    return runJob(name, input) as JobOutput<Name>;
  };
  return {
    run(name, input, signal) {
      const answer = runNext(name, input, signal);
      last = answer;
      return answer;
    },
    end: () => ended.abort(),
  };
}
