/**
 * Groups papers in topics and names them.
 *
 * Architecture invariant: the same papers give the same topics on every machine and in any order.
 */
export { createKeptMap, listKeptKeys } from './createKeptMap';
export { createTopicMap } from './createTopicMap';
export { matchHeading } from './matchHeading';
export { pinTopics } from './pinTopics';
export { SeedFinder } from './seedFinder';
export { type Effort, isOtherPapers, type TopicMap } from './topicMap';
