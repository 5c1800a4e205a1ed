/** All that the client uses of the server: it imports no other file of it. */
export { readInsidePath } from './base/paths';
export { editorLanguages, findEditorLanguage, renderCopiedCitation } from '#drafts';
export { defaultOwnFolder, dismissalsFileName } from './model/ownFiles';
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
export {
  type CitationEditAnswer,
  type CitationEditParams,
  type EvidenceAnswer,
  type EvidenceParams,
  isCompletionData,
  type PaperEvidenceAnswer,
  type PreviewAnswer,
  type PreviewCitation,
  type PreviewParams,
} from './protocol/citationRequests';
export {
  clientCommands,
  type FileEditParams,
  type LspLocation,
  type LspPosition,
  type LspRange,
  type LspTextEdit,
  methods,
  type TextBasis,
} from './protocol/requests';
export type {
  AddToDigestAnswer,
  AddToDigestParams,
  DigestCorrectionAnswer,
  DigestCorrectionParams,
  FeedRequestAnswer,
  FeedRequestParams,
  FindPapersAnswer,
  FindPapersParams,
  PastedPapersAnswer,
  ReadFeedAnswer,
  ReadFeedParams,
} from './protocol/digestRequests';
export type {
  CandidateRow,
  CitePublishedAnswer,
  CompleteReferencesAnswer,
  CompleteReferencesParams,
  EntryPlace,
  FetchAnswer,
  FetchParams,
  IncompleteReference,
  IncompleteReferencesAnswer,
  IncompleteReferencesParams,
  LookUpResult,
  ReferenceEditsAnswer,
} from './protocol/lookUpRequests';
export type {
  DecisionEditAnswer,
  DecisionEditParams,
  DecisionParams,
  NextPapersAnswer,
  NextPapersParams,
  TopicEditAnswer,
  TopicEditParams,
  TopicOutlineAnswer,
  TopicOutlineParams,
  TopicsAnswer,
  TopicSectionAnswer,
  TopicSectionParams,
} from './protocol/topicRequests';
export type {
  AnnotateAnswer,
  AnnotatedBibliographyParams,
  AnnotateParams,
  BlockAnswer,
  ChoosePapersAnswer,
  ChoosePapersParams,
  DraftPlace,
  ExportAnnotationsAnswer,
  ExportMatrixAnswer,
  ExportMatrixParams,
  ImportAnnotationsAnswer,
  InsertNoteParams,
  ListedNote,
  MatrixParams,
  NotesAnswer,
  NotesChangedParams,
  NoteThread,
  ThreadsAnswer,
  ThreadsParams,
  UndoNoteParams,
} from './protocol/noteRequests';
export type { HoverWithPaper, PaperAnswer, PaperAtAnswer, PaperAtParams, PapersAnswer } from './protocol/paperRequests';
export type {
  CheckDraftAnswer,
  CheckDraftParams,
  CheckedFinding,
  CheckedGroup,
  CheckedPlace,
  HintCountsAnswer,
  LibraryNotification,
  StatusAnswer,
} from './protocol/statusRequests';
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
export { checksumText } from './base/checksum';
