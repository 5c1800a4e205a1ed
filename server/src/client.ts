/** All that the client uses of the server: it imports no other file of it. */

export { editorLanguages, findEditorLanguage, renderCopiedCitation } from '#drafts';
export { checksumText } from './base/checksum';
export { readInsidePath } from './base/paths';
export type { QueryCompletion } from './features/finding/search';
export { defaultOwnFolder, dismissalsFileName } from './model/ownFiles';
export { type RegistryKey, type RegistryName, registryIdentities, registryNames } from './model/registryRecord';
export { isOn, type OutgoingRequest, type SendAnswer, sendRequest } from './platform/fetch/sendRequest';
export type {
  AddToBibliographyAnswer,
  AddToBibliographyParams,
  CitePublishedAnswer,
  ExportAnswer,
  ExportParams,
  MatchBibliographyAnswer,
  MatchBibliographyParams,
  MissingEntriesAnswer,
  PasteReferenceAnswer,
  PasteReferenceParams,
} from './protocol/bibliographyRequests';
export {
  type CitationEditAnswer,
  type CitationEditParams,
  type EvidenceAnswer,
  isCompletionData,
  type PaperEvidenceAnswer,
  type PreviewAnswer,
  type PreviewCitation,
  type PreviewParams,
} from './protocol/citationRequests';
export type {
  AddToDigestAnswer,
  AddToDigestParams,
  FeedPage,
  FeedParams,
  FeedRequestAnswer,
  FindPapersAnswer,
  FindPapersParams,
  PastedPapersAnswer,
  ReadFeedAnswer,
} from './protocol/digestRequests';
export type {
  CandidateRow,
  CompleteReferencesAnswer,
  CompleteReferencesParams,
  EntryPlace,
  FetchAnswer,
  FetchParams,
  IncompleteReference,
  IncompleteReferencesAnswer,
  IncompleteReferencesParams,
  LookUpParams,
  LookUpResult,
  ReferenceEditsAnswer,
} from './protocol/lookUpRequests';
export type {
  AnnotateAnswer,
  AnnotateParams,
  BlockAnswer,
  BlockEditParams,
  BlockParams,
  ChoosePapersAnswer,
  ChoosePapersParams,
  ImportAnnotationsAnswer,
  ListedNote,
  NoteChangeParams,
  NotesAnswer,
  NoteThread,
  ThreadsAnswer,
  ThreadsParams,
} from './protocol/noteRequests';
export type {
  DecisionEditAnswer,
  DecisionEditParams,
  DecisionParams,
  DigestCorrectionAnswer,
  DigestCorrectionParams,
  TopicEditAnswer,
  TopicEditParams,
} from './protocol/ownFileRequests';
export type {
  HoverWithPaper,
  NextPapersAnswer,
  NextPapersParams,
  PaperAnswer,
  PaperAtAnswer,
  PaperAtParams,
  PapersAnswer,
  TopicSectionAnswer,
  TopicsAnswer,
} from './protocol/paperRequests';
export {
  clientCommands,
  type DocumentPlace,
  type FileEditParams,
  type LspLocation,
  type LspPosition,
  type LspRange,
  type LspTextEdit,
  methods,
  type TextBasis,
} from './protocol/requests';
export type {
  RelatedAnswer,
  RelatedParams,
  SearchAnswer,
  SearchMatch,
  SearchParams,
  SuggestAnswer,
  SuggestParams,
} from './protocol/searchRequests';
export type {
  ChangedParams,
  CheckDraftAnswer,
  CheckDraftParams,
  CheckedFinding,
  CheckedGroup,
  CheckedPlace,
  HintCountsAnswer,
  LibraryNotification,
  StatusAnswer,
} from './protocol/statusRequests';
