/**
 * What registries are asked, how their answers are read, and whether a record is the paper.
 *
 * Architecture invariant: opens no connection; returns requests and decides on answers.
 */
export { createReference, findPublishedRecord } from './createReference';
export type { Candidate, Decision, PaperQuestion } from './decision';
export { addToDigest } from './feeds/addToDigest';
export type { FeedPaper } from './feeds/feedPaper';
export { createFeedRequest, mayHaveNextPage } from './feeds/feedRequest';
export { type FeedSource, findSourceProblem, nameDigestFile, nameSource } from './feeds/feedSource';
export { type PaperQuery, parsePaperQueries } from './feeds/paperQuery';
export { rankRecords } from './feeds/rankRecords';
export { type FeedReading, readFeed } from './feeds/readFeed';
export { toPaper } from './feeds/recordPaper';
export { decide, leadsElsewhere } from './matching/decide';
export { countContentWords, isGenericTitle } from './matching/genericTitle';
export { haveOtherIdentifiers, shareIdentifier } from './matching/identity';
export { findObjectionByIdentifier, findObjectionByTitle } from './matching/judgeCandidate';
export { findLinkingRegistry } from './matching/versionProof';
export { type TitleAndAbstract, type WorkText, compareWorkTexts, readWorkText } from './matching/workText';
export { type Ask, type IdentifierAsk, type TitleAsk, isRecordOf, nameAsk } from './plan/ask';
export { listNextAsks, registriesOfIdentifier } from './plan/nextAsks';
export { listInOrder, registries } from './registries/allRegistries';
export { failByStatus } from './registries/failures';
export { readWorkIdentifiers } from './registries/workIdentifiers';
export type { HttpAnswer, Registry, RegistryAnswer, RegistryOptions, RegistryRequest } from './registry';
