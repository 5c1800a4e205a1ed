/**
 * What registries are asked, how their answers are read, and whether a record is the paper.
 *
 * Architecture invariant: opens no connection; returns requests and decides on answers.
 */
export { createReference, findPublishedRecord } from './createReference';
export { type DigestAddition, addToDigest } from './feeds/addToDigest';
export {
  type FeedPaper,
  type FeedRequest,
  type FeedSource,
  createFeedRequest,
  findSourceProblem,
  mayHaveNextPage,
  nameDigestFile,
  nameSource,
} from './feeds/feedSource';
export { type PaperQuery, parsePaperQueries, rankRecords, toPaper } from './feeds/paperQuery';
export { type FeedReading, readFeed } from './feeds/readFeed';
export {
  type Candidate,
  type Decision,
  type PaperQuestion,
  countContentWords,
  findObjectionByIdentifier,
  findObjectionByTitle,
  haveOtherIdentifiers,
  isGenericTitle,
  shareIdentifier,
} from './matching/assessedRecord';
export { decide, leadsElsewhere } from './matching/decide';
export { findLinkingRegistry } from './matching/joinRecords';
export { type TitleAndAbstract, type WorkText, compareWorkTexts, readWorkText } from './matching/workText';
export { type Ask, type IdentifierAsk, type TitleAsk, isRecordOf, listNextAsks, nameAsk, registriesOfIdentifier } from './nextAsks';
export { listInOrder, registries } from './registries/allRegistries';
export { failByStatus } from './registries/readAnswer';
export { readWorkIdentifiers } from './registries/recordFields';
export type { HttpAnswer, Registry, RegistryAnswer, RegistryOptions, RegistryRequest } from './registry';
