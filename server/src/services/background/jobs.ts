import { buildSegment } from '../../search/segment/buildSegment';
import type { Segment } from '../../search/segment/segment';
import type { KeptHeading } from '../../model/topic';
import { createKeptMap } from '../../topics/createKeptMap';
import { createTopicMap } from '../../topics/createTopicMap';
import type { Effort, TopicMap } from '../../topics/topicMap';
import { packDigestFile, type DigestBytes, type PackedDigest } from '../../workspace/files/digestFile';
import { unpackDocuments, type PackedDocuments } from './packedDocuments';

/**
 * All jobs that the background can do. A job is a pure function of plain data (which can be cloned for another thread), so it gives the
 * same result in any thread and can be repeated.
 */
export const jobs = {
  digest: (file: DigestBytes): PackedDigest => packDigestFile(file),
  /** Indexes the words of some papers, in the order in which the papers are given. */
  'search-segment': (documents: PackedDocuments): Segment => buildSegment(unpackDocuments(documents)),
  topics: ({ documents, kept = [], effort = 'full' }: TopicsInput): TopicMap => {
    const papers = unpackDocuments(documents);
    return kept.length === 0 ? createTopicMap(papers, { effort }) : createKeptMap(papers, kept, { effort });
  },
};

/** The input of `createTopicMap`, or of `createKeptMap` if the writer keeps an outline. */
export interface TopicsInput {
  readonly documents: PackedDocuments;
  readonly kept?: readonly KeptHeading[];
  readonly effort?: Effort;
}

export type JobName = keyof typeof jobs;
export type JobInput<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0];
export type JobOutput<Name extends JobName> = ReturnType<(typeof jobs)[Name]>;

/** Runs the job with this name. TypeScript can't see that the name and the input belong together. */
export function runJob(name: JobName, input: unknown): unknown {
  const job = jobs[name] as (input: unknown) => unknown;
  return job(input);
}
