import { buildSegment } from '../../search/segment/buildSegment';
import type { Segment } from '../../search/segment/segment';
import { createTopicMap } from '../../topics/createTopicMap';
import type { Effort, TopicMap } from '../../topics/topicMap';
import { unpackDocuments, type PackedDocuments } from './packedDocuments';

/**
 * All jobs that the background can do. A job is a pure function of plain data (structured clone), so it gives the same in any thread and can be
 * done again.
 */
export const jobs = {
  /** The words of some papers, in the order in which they are given. */
  'search-segment': (documents: PackedDocuments): Segment => buildSegment(unpackDocuments(documents)),
  topics: ({ documents, previous, effort = 'full' }: TopicsInput): TopicMap =>
    createTopicMap(unpackDocuments(documents), previous === undefined ? { effort } : { previous, effort }),
};

/** What `createTopicMap` needs. */
export interface TopicsInput {
  readonly documents: PackedDocuments;
  readonly previous?: TopicMap | undefined;
  readonly effort?: Effort;
}

export type JobName = keyof typeof jobs;
export type JobInput<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0];
export type JobOutput<Name extends JobName> = ReturnType<(typeof jobs)[Name]>;

/** Runs the job with this name; TypeScript can't see that name and input belong together. */
export function runJob(name: JobName, input: unknown): unknown {
  const job = jobs[name] as (input: unknown) => unknown;
  return job(input);
}
