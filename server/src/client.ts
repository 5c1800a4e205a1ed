/** All that the client uses of the server: it imports no other file of it. */
export { readInsidePath } from './base/insidePath';
export { editorLanguages, findEditorLanguage, renderCopiedCitation } from './drafts/editorLanguages';
export { defaultOwnFolder, ownFileNames, type OwnKind } from './model/ownFiles';
export { type RegistryKey, type RegistryName, registryIdentities, registryNames } from './model/registryRecord';
export { isOn, type OutgoingRequest, type SendAnswer, sendRequest } from './platform/fetch/sendRequest';
export type {
  AddToBibliographyAnswer,
  AddToBibliographyParams,
  ExportBibliographyAnswer,
  ExportBibliographyParams,
  MatchBibliographyAnswer,
  MatchBibliographyParams,
  MissingEntriesAnswer,
  PasteReferenceAnswer,
  PasteReferenceParams,
} from './protocol/bibliographyRequests';
export { type CitationEditAnswer, type CitationEditParams, isCompletionData } from './protocol/citationRequests';
export { clientCommands, type FileEditParams } from './protocol/clientCommands';
export {
  type AddToDigestAnswer,
  type AddToDigestParams,
  type DigestCorrectionAnswer,
  type DigestCorrectionParams,
  digestMethods,
  type FeedRequestAnswer,
  type FeedRequestParams,
  type FindPapersAnswer,
  type FindPapersParams,
  type PastedPapersAnswer,
  type ReadFeedAnswer,
  type ReadFeedParams,
} from './protocol/digestRequests';
export type { EvidenceAnswer, EvidenceParams, PaperEvidenceAnswer } from './protocol/evidenceRequests';
export {
  type CandidateRow,
  type CitePublishedAnswer,
  type CompleteReferencesAnswer,
  type CompleteReferencesParams,
  type EntryPlace,
  type FetchAnswer,
  type FetchParams,
  type IncompleteReference,
  type IncompleteReferencesAnswer,
  type IncompleteReferencesParams,
  lookUpMethods,
  type LookUpResult,
  type ReferenceEditsAnswer,
} from './protocol/lookUpRequests';
export {
  type DecisionEditAnswer,
  type DecisionEditParams,
  type DecisionParams,
  newPaperMethods,
  type NextPapersAnswer,
  type NextPapersParams,
} from './protocol/newPaperRequests';
export {
  type AnnotateAnswer,
  type AnnotatedBibliographyParams,
  type AnnotateParams,
  type BlockAnswer,
  type ChoosePapersAnswer,
  type ChoosePapersParams,
  type DraftPlace,
  type ExportAnnotationsAnswer,
  type ExportMatrixAnswer,
  type ExportMatrixParams,
  type ImportAnnotationsAnswer,
  type InsertNoteParams,
  type ListedNote,
  type MatrixParams,
  noteMethods,
  type NotesAnswer,
  type NotesChangedParams,
  type NoteThread,
  type ThreadsAnswer,
  type ThreadsParams,
  type UndoNoteParams,
} from './protocol/noteRequests';
export type { HoverWithPaper, PaperAnswer, PaperAtAnswer, PaperAtParams, PapersAnswer } from './protocol/paperRequests';
export type { PreviewAnswer, PreviewCitation, PreviewParams } from './protocol/previewRequests';
export { type LspLocation, type LspPosition, type LspRange, type LspTextEdit, methods, type TextBasis } from './protocol/requests';
export {
  type CheckDraftAnswer,
  type CheckDraftParams,
  type CheckedFinding,
  type CheckedGroup,
  type CheckedPlace,
  reviewMethods,
} from './protocol/reviewRequests';
export type {
  QueryCompletion,
  RelatedAnswer,
  RelatedParams,
  SearchAnswer,
  SearchMatch,
  SearchParams,
  SuggestAnswer,
  SuggestParams,
} from './protocol/searchRequests';
export type { HintCountsAnswer, LibraryNotification, StatusAnswer } from './protocol/statusRequests';
export { checksumText } from './protocol/textChecksum';
export type {
  TopicEditAnswer,
  TopicEditParams,
  TopicOutlineAnswer,
  TopicOutlineParams,
  TopicsAnswer,
  TopicSectionAnswer,
  TopicSectionParams,
} from './protocol/topicRequests';
