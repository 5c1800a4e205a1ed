/**
 * The writer's side files in the notes folder: topics, references, decisions, dismissals and corrections.
 *
 * Architecture invariant: returns edits of text and writes no file; a line that can't be read stays as it is.
 */
export { type CorrectionsText, editCorrections, forgetCorrections, parseCorrections } from './corrections';
export { type DecisionChange, editDecisions, orderByDate, parseDecisions } from './decisions';
export { editDismissals, parseDismissals } from './dismissals';
export { upsertReferences } from './references/editReferences';
export { parseReferencesFile } from './references/parseReferences';
export { type PaperDescription, type ReferenceIndex, createReferenceIndex, listReferenceKeys } from './references/referenceIndex';
export { editTopicsFile } from './topics/editTopics';
export { parseTopicsFile } from './topics/parseTopics';
export { type Heading, type TopicsChange, isSameText, toHeading } from './topics/planSteps';
