/** All that the client uses of the server: it imports no other file of it. */

export { editorLanguages, findEditorLanguage, renderCopiedCitation } from '#drafts';
export { checksumText } from './base/checksum';
export { readInsidePath } from './base/paths';
export type { CheckCounts } from './features/bibliography/referenceReport';
export type { QueryCompletion } from './features/finding/search';
export type { TopicEdit } from './features/topics/topicEdit';
export { defaultOwnFolder, dismissalsFileName } from './model/ownFiles';
export { type RegistryKey, type RegistryName, registryIdentities, registryNames } from './model/registryRecord';
export { type SettingKey, type SettingValue, settingTable } from './model/settings';
export { isOn, type OutgoingRequest, type SendAnswer, sendRequest } from './platform/fetch/sendRequest';
export type {
  AddToBibliographyAnswer,
  BibliographyEdit,
  ExportParams,
  MissingEntriesAnswer,
} from './protocol/bibliographyRequests';
export type {
  PaperEvidenceAnswer,
  PreviewAnswer,
  PreviewCitation,
} from './protocol/citationRequests';
export type {
  AddToDigestAnswer,
  AddToDigestParams,
  FeedPage,
  FeedRequestAnswer,
  FindPapersAnswer,
  ReadFeedAnswer,
} from './protocol/digestRequests';
export type {
  CandidateRow,
  CheckReferencesAnswer,
  CheckReferencesParams,
  CompleteReferencesAnswer,
  CompleteReferencesParams,
  EntryPlace,
  FetchAnswer,
  FetchParams,
  IncompleteReference,
  LookUpResult,
} from './protocol/lookUpRequests';
export type {
  AnnotateAnswer,
  AnnotateParams,
  BlockParams,
  ImportAnnotationsAnswer,
  ListedNote,
  NoteChangeParams,
  NotesAnswer,
  NoteThread,
  ThreadsAnswer,
  ThreadsParams,
} from './protocol/noteRequests';
export type { DecisionParams } from './protocol/ownFileRequests';
export type {
  HoverWithPaper,
  PaperAnswer,
  PapersAnswer,
  TopicSectionAnswer,
  TopicsAnswer,
} from './protocol/paperRequests';
export type { AnswerTo, AskedMethod, ParamsOf } from './protocol/params';
export {
  clientCommands,
  type DocumentPlace,
  type FileEditParams,
  isCompletionData,
  type LspLocation,
  type LspPosition,
  type LspRange,
  type LspTextEdit,
  methods,
  type TextBasis,
} from './protocol/requests';
export type { RelatedAnswer, SearchAnswer, SearchMatch, SuggestAnswer } from './protocol/searchRequests';
export type {
  ChangedParams,
  CheckDraftAnswer,
  CheckedFinding,
  CheckedGroup,
  CheckedPlace,
  HintCountsAnswer,
  LibraryNotification,
  StatusAnswer,
} from './protocol/statusRequests';
