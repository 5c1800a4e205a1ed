/**
 * The files in which the writer's decisions are kept: topics, references, decisions, dismissals and corrections.
 *
 * Architecture invariant: returns edits of text and writes no file; a line that can't be read stays as it is.
 */
export type { CorrectionChange } from './corrections';
export { orderByDate } from './decisions';
export { dismissalsFile } from './dismissals';
export type { Written } from './lines';
export type { OwnFileKind, OwnText, ParsedText } from './ownFile';
export { isOwnKind, type OwnChangeOf, type OwnKind, type OwnTextOf, ownFileKinds, ownKinds } from './ownFileKinds';
export { createReferenceIndex, listReferenceKeys, type PaperDescription, type ReferenceIndex } from './references/referenceIndex';
export { type Heading, isSameText, type TopicsChange, toHeading } from './topics/planSteps';
export type { TopicsText, WrittenHeading, WrittenTopic } from './topics/topicsText';
