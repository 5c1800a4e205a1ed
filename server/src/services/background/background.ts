import type { JobInput, JobName, JobOutput } from './jobs';

/** Does long work while requests are answered, one job after the other; a job depends on nothing but its input. */
export interface Background {
  /**
   * Rejects with CancelledError if the background is ended before the job is done, and with an Error if the job fails. A job whose worker died
   * is done again.
   */
  run<Name extends JobName>(name: Name, input: JobInput<Name>): Promise<JobOutput<Name>>;
  /** Drops all jobs that are not done. */
  end(): void;
}
