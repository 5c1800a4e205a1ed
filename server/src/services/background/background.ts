import type { JobInput, JobName, JobOutput } from './jobs';

/** Where work is done that takes long and needs nothing but its input: beside the requests, one job after the other. */
export interface Background {
  /**
   * Rejects with CancelledError when the background ends before the job has, and with an Error where the job itself
   * fails. A job that is lost on the way is done again, and nobody notices.
   */
  run<Name extends JobName>(name: Name, input: JobInput<Name>): Promise<JobOutput<Name>>;
  /** Waits for nothing: what is still to be done is dropped. */
  end(): void;
}
