import { CancelledError, yieldToMessages } from '../../base/cancellation';
import type { BackgroundJobs } from './backgroundJobs';
import { runJob, type JobInput, type JobName, type JobOutput } from './jobs';

/** Runs the jobs in the calling thread, for machines that can't start workers. Messages are handled between two jobs. */
export function createOwnThreadBackground(): BackgroundJobs {
  let hasEnded = false;
  let last: Promise<unknown> = Promise.resolve();
  const runNext = async <Name extends JobName>(name: Name, input: JobInput<Name>): Promise<JobOutput<Name>> => {
    await last.catch(() => undefined);
    await yieldToMessages();
    if (hasEnded) throw new CancelledError();
    return runJob(name, input) as JobOutput<Name>;
  };
  return {
    run(name, input) {
      const answer = runNext(name, input);
      last = answer;
      return answer;
    },
    end() {
      hasEnded = true;
    },
  };
}
