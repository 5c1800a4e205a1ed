/**
 * What registries are asked, how their answers are read, and whether a record is the paper.
 *
 * Architecture invariant: opens no connection; returns requests and decides on answers.
 */
export { createReference, findPublishedRecord } from './createReference';
export { addToDigest, type DigestAddition } from './feeds/addToDigest';
export {
  createFeedRequest,
  type FeedPaper,
  type FeedRequest,
  type FeedSource,
  findSourceProblem,
  mayHaveNextPage,
  nameDigestFile,
  nameSource,
} from './feeds/feedSource';
export { type PaperQuery, parsePaperQueries, rankRecords, toPaper } from './feeds/paperQuery';
export { type FeedReading, readFeed } from './feeds/readFeed';
export {
  areLinked,
  type Candidate,
  countContentWords,
  type Decision,
  findObjectionByIdentifier,
  findObjectionByTitle,
  haveOtherIdentifiers,
  isGenericTitle,
  type PaperQuestion,
  shareIdentifier,
} from './matching/assessedRecord';
export { decide, leadsElsewhere } from './matching/decide';
export { areContradictory, findLinkingRegistry } from './matching/joinRecords';
export {
  compareWorkTexts,
  readWorkText,
  type TextAgreement,
  type TitleAndAbstract,
  toComparable,
  type WorkText,
} from './matching/workText';
export {
  type Ask,
  type AskState,
  type IdentifierAsk,
  isRecordOf,
  listAnsweredIdentifiers,
  listCheckAsks,
  listNextAsks,
  nameAsk,
  registriesOfIdentifier,
  type TitleAsk,
} from './nextAsks';
export { listInOrder, registries } from './registries/allRegistries';
export { failByStatus } from './registries/readAnswer';
export { readWorkIdentifiers } from './registries/recordFields';
export type { HttpAnswer, Registry, RegistryAnswer, RegistryOptions, RegistryRequest } from './registry';
