import type { JobInput, JobName, JobOutput } from './jobs';

/** Does long computations, one job after the other, so that the server can answer requests meanwhile. A job depends only on its input. */
export interface BackgroundJobs {
  /**
   * Rejects with CancelledError if `end` is called before the job is done, and with an Error if the job fails. If the worker thread
   * that does the job dies, the job is started again in a new one. If several workers have died during the same job, the promise is
   * rejected.
   */
  run<Name extends JobName>(name: Name, input: JobInput<Name>): Promise<JobOutput<Name>>;
  /** Drops all jobs that are not done yet. */
  end(): void;
}
