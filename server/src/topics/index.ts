/**
 * Groups papers in topics and names them.
 *
 * Architecture invariant: the same papers, and the same topics found before, give the same topics on every machine and in any order.
 */
export { createKeptMap, extendTopicMap, listKeptKeys } from './createKeptMap';
export { createTopicMap } from './createTopicMap';
export { findDirections, findNearestLeaves, listNamedLeaves, type TopicDirections } from './directions';
export { matchHeading } from './matchHeading';
export { pinTopics } from './pinTopics';
export { SeedFinder } from './seedFinder';
export { type Effort, isOtherPapers, type TopicMap } from './topicMap';
