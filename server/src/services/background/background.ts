import type { JobInput, JobName, JobOutput } from './jobs';

/** Does long computations while requests are answered, one job after the other. A job depends only on its input. */
export interface Background {
  /**
   * Rejects with CancelledError if the background is ended before the job is done, and with an Error if the job fails. If the worker
   * dies during a job, the job is started again, unless it has already ended several workers.
   */
  run<Name extends JobName>(name: Name, input: JobInput<Name>): Promise<JobOutput<Name>>;
  /** Drops all jobs that are not done yet. */
  end(): void;
}
