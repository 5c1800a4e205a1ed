import type { Topic } from '../../model/topic';
import { groupTopics, type TopicDocument } from '../../topics/groupTopics';

/**
 * Everything that can be done in the background. A job is a pure function of plain data (structured clone), so it is
 * the same wherever it runs, and can be done again.
 */
export const jobs = {
  topics: (documents: readonly TopicDocument[]): readonly Topic[] => groupTopics(documents),
};

export type JobName = keyof typeof jobs;
export type JobInput<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0];
export type JobOutput<Name extends JobName> = ReturnType<(typeof jobs)[Name]>;

/** The one place where a job is called by its name: TypeScript can't see that name and input belong together. */
export function runJob(name: JobName, input: unknown): unknown {
  const job = jobs[name] as (input: unknown) => unknown;
  return job(input);
}
