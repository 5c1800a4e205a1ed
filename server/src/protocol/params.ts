import type { CodeAction } from 'vscode-languageserver/node';
import {
  type AddToBibliographyAnswer,
  bibliographyEditParams,
  type CitePublishedAnswer,
  type ExportAnswer,
  exportParams,
  type MatchBibliographyAnswer,
  type MissingEntriesAnswer,
  type PasteReferenceAnswer,
} from './bibliographyRequests';
import {
  type CitationEditAnswer,
  type CitationsAnswer,
  citationEditParams,
  type EvidenceAnswer,
  type PreviewAnswer,
} from './citationRequests';
import {
  type AddToDigestAnswer,
  addToDigestParams,
  type FeedRequestAnswer,
  type FindPapersAnswer,
  feedParams,
  findPapersParams,
  type PastedPapersAnswer,
  pastedPapersParams,
  type ReadFeedAnswer,
} from './digestRequests';
import {
  type CheckReferencesAnswer,
  type CompleteReferencesAnswer,
  checkReferencesParams,
  completeReferencesParams,
  type IncompleteReferencesAnswer,
  incompleteReferencesParams,
} from './lookUpRequests';
import {
  type AnnotateAnswer,
  annotateParams,
  type BlockAnswer,
  blockEditParams,
  type ChoosePapersAnswer,
  choosePapersParams,
  type ImportAnnotationsAnswer,
  importAnnotationsParams,
  type NotesAnswer,
  type ThreadsAnswer,
  threadsParams,
} from './noteRequests';
import { type OwnFileEditAnswers, ownFileEditParams } from './ownFileRequests';
import {
  type HoverWithPaper,
  type NextPapersAnswer,
  nextPapersParams,
  type PaperAnswer,
  type PaperAtAnswer,
  type PapersAnswer,
  paperAtParams,
  type TopicSectionAnswer,
  type TopicsAnswer,
} from './paperRequests';
import { methods } from './requests';
import { type RelatedAnswer, relatedParams, type SearchAnswer, type SuggestAnswer, searchParams, suggestParams } from './searchRequests';
import {
  anything,
  count,
  either,
  flag,
  list,
  number,
  object,
  optional,
  place,
  position,
  range,
  type Shapes,
  text,
  texts,
  uri,
  type ValueOf,
  word,
} from './shapes';
import { type CheckDraftAnswer, checkDraftParams, type HintCountsAnswer, type StatusAnswer } from './statusRequests';

/** A method that a route can be registered for: what isn't in the table is answered at the border. */
export type CustomMethod = keyof typeof customRequests;

/** A request that Marginalia's client sends itself. The client library sends LSP's other requests. */
export type AskedMethod = CustomMethod | 'textDocument/hover' | 'textDocument/codeAction';

export type ParamsOf<Method extends AskedMethod> = ValueOf<(typeof customRequests & typeof standardRequests)[Method]>;

/** The answer to a request. If its parameters have a `kind`, this says which answer they get. */
export type AnswerTo<Method extends AskedMethod, Params = ParamsOf<Method>> =
  Answers[Method] extends ByKind<infer Kinds> ? Kinds[Extract<Params, { readonly kind: keyof Kinds }>['kind']] : Answers[Method];

interface ByKind<Kinds> {
  readonly byKind: Kinds;
}

/** What the requests are answered, by method. */
interface Answers {
  [methods.search]: SearchAnswer;
  [methods.suggest]: SuggestAnswer | null;
  [methods.related]: RelatedAnswer | null;
  [methods.paper]: PaperAnswer | null;
  [methods.paperAt]: PaperAtAnswer | null;
  [methods.papers]: PapersAnswer;
  [methods.nextPapers]: NextPapersAnswer;
  [methods.topics]: TopicsAnswer;
  [methods.topicSection]: TopicSectionAnswer | null;
  [methods.citations]: CitationsAnswer;
  [methods.evidence]: EvidenceAnswer | null;
  [methods.citationEdit]: CitationEditAnswer | null;
  [methods.preview]: PreviewAnswer | null;
  [methods.choosePapers]: ChoosePapersAnswer | null;
  [methods.blockEdit]: BlockAnswer | null;
  [methods.missingEntries]: MissingEntriesAnswer | null;
  [methods.bibliographyEdit]: ByKind<{
    add: AddToBibliographyAnswer | null;
    paste: PasteReferenceAnswer | null;
    match: MatchBibliographyAnswer | null;
    'cite-published': CitePublishedAnswer;
  }>;
  [methods.export]: ExportAnswer;
  [methods.incompleteReferences]: IncompleteReferencesAnswer;
  [methods.completeReferences]: CompleteReferencesAnswer;
  [methods.checkReferences]: CheckReferencesAnswer;
  [methods.feed]: ByKind<{ describe: FeedRequestAnswer; fetch: ReadFeedAnswer; read: ReadFeedAnswer }>;
  [methods.findPapers]: FindPapersAnswer;
  [methods.addToDigest]: AddToDigestAnswer;
  [methods.pastedPapers]: PastedPapersAnswer;
  [methods.threads]: ThreadsAnswer | null;
  [methods.notes]: NotesAnswer;
  [methods.annotate]: AnnotateAnswer;
  [methods.importAnnotations]: ImportAnnotationsAnswer;
  [methods.ownFileEdit]: ByKind<OwnFileEditAnswers>;
  [methods.status]: StatusAnswer;
  [methods.hintCounts]: HintCountsAnswer;
  [methods.checkDraft]: CheckDraftAnswer | null;
  'textDocument/hover': HoverWithPaper | null;
  'textDocument/codeAction': readonly CodeAction[] | null;
}

const textDocument = object({ uri });
/** No parameters: a handler gets an object all the same, so that the cancellation token is its second argument. */
const nothing = object({});
const document = object({ textDocument });
const cursor = object({ textDocument, position });
const documentPlace = object(place);
const token = either(number, text);
const folders = list(textDocument);

const absent = word(null);
const optionalTexts = optional(texts);
const objects = <const S extends Shapes>(shapes: S) => optional(object(shapes));

/** What the server reads of the parameters of LSP's requests, by method. What it doesn't read may be anything. */
export const standardRequests = {
  initialize: object({
    rootUri: optional(either(uri, absent)),
    rootPath: optional(either(text, absent)),
    workspaceFolders: optional(either(folders, absent)),
    capabilities: object({
      workspace: objects({ workspaceEdit: objects({ resourceOperations: optionalTexts }) }),
      textDocument: objects({
        hover: objects({ contentFormat: optionalTexts }),
        completion: objects({ completionItem: objects({ documentationFormat: optionalTexts }) }),
        codeAction: objects({ resolveSupport: objects({ properties: list(text) }) }),
      }),
    }),
  }),
  shutdown: anything,
  'textDocument/hover': cursor,
  'textDocument/definition': cursor,
  'textDocument/completion': cursor,
  'completionItem/resolve': object({ label: text }),
  'textDocument/references': object({ textDocument, position, context: object({ includeDeclaration: flag }) }),
  'textDocument/documentHighlight': cursor,
  'textDocument/prepareRename': cursor,
  'textDocument/rename': object({ textDocument, position, newName: text }),
  'textDocument/codeLens': document,
  'textDocument/codeAction': object({
    textDocument,
    range,
    context: object({
      diagnostics: list(object({ range })),
      only: optionalTexts,
      triggerKind: optional(number),
    }),
  }),
  'codeAction/resolve': object({ title: text }),
  'textDocument/documentSymbol': document,
  'textDocument/foldingRange': document,
  'textDocument/semanticTokens/range': object({ textDocument, range }),
  'textDocument/documentLink': document,
  'textDocument/inlayHint': object({ textDocument, range }),
  'workspace/symbol': object({ query: text }),
} as const;

/** The same for LSP's notifications. */
export const standardNotifications = {
  initialized: anything,
  exit: anything,
  'textDocument/didOpen': object({ textDocument: object({ uri, languageId: text, version: number, text }) }),
  'textDocument/didChange': object({
    textDocument: object({ uri, version: optional(either(number, absent)) }),
    contentChanges: list(object({ range: optional(range), rangeLength: optional(number), text })),
  }),
  'textDocument/didClose': document,
  'textDocument/didSave': document,
  'workspace/didChangeConfiguration': object({ settings: anything }),
  'workspace/didChangeWatchedFiles': object({ changes: list(object({ uri, type: count })) }),
  'workspace/didChangeWorkspaceFolders': object({ event: object({ added: folders, removed: folders }) }),
  'window/workDoneProgress/cancel': object({ token }),
  '$/cancelRequest': object({ id: token }),
  '$/setTrace': object({ value: text }),
} as const;

/** The parameters of Marginalia's own requests, by method. */
export const customRequests = {
  [methods.search]: searchParams,
  [methods.suggest]: suggestParams,
  [methods.related]: relatedParams,
  [methods.paper]: object({ key: text }),
  [methods.paperAt]: paperAtParams,
  [methods.papers]: nothing,
  [methods.nextPapers]: nextPapersParams,
  [methods.topics]: nothing,
  [methods.topicSection]: documentPlace,
  [methods.citations]: textDocument,
  [methods.evidence]: documentPlace,
  [methods.citationEdit]: citationEditParams,
  [methods.preview]: textDocument,
  [methods.choosePapers]: choosePapersParams,
  [methods.blockEdit]: blockEditParams,
  [methods.missingEntries]: textDocument,
  [methods.bibliographyEdit]: bibliographyEditParams,
  [methods.export]: exportParams,
  [methods.incompleteReferences]: incompleteReferencesParams,
  [methods.completeReferences]: completeReferencesParams,
  [methods.checkReferences]: checkReferencesParams,
  [methods.feed]: feedParams,
  [methods.findPapers]: findPapersParams,
  [methods.addToDigest]: addToDigestParams,
  [methods.pastedPapers]: pastedPapersParams,
  [methods.threads]: threadsParams,
  [methods.notes]: nothing,
  [methods.annotate]: annotateParams,
  [methods.importAnnotations]: importAnnotationsParams,
  [methods.ownFileEdit]: ownFileEditParams,
  [methods.status]: nothing,
  [methods.hintCounts]: nothing,
  [methods.checkDraft]: checkDraftParams,
} as const;
