import type { FeedPaper, FeedSource, HttpAnswer } from '#lookUp';
import { possibleDecisions } from '../model/decision';
import type { PaperLink } from '../model/paperEntry';
import type { BibliographyEditParams, ExportParams } from './bibliographyRequests';
import type { CitationEditParams, CitationsParams, PreviewParams } from './citationRequests';
import type { AddToDigestParams, FeedPage, FeedParams, FindPapersParams, PastedPapersParams } from './digestRequests';
import type { CompleteReferencesParams, EntryPlace, FetchAnswer, IncompleteReferencesParams } from './lookUpRequests';
import type { AnnotateParams, BlockEditParams, ChoosePapersParams, ImportAnnotationsParams, ThreadsParams } from './noteRequests';
import type { DecisionParams, OwnFileEditParams } from './ownFileRequests';
import type { NextPapersParams, PaperAtParams, PaperParams } from './paperRequests';
import { type DocumentPlace, type LspPosition, type LspRange, methods } from './requests';
import type { RelatedParams, SearchParams, SuggestParams } from './searchRequests';
import {
  type AnyShape,
  anything,
  byKind,
  count,
  either,
  type Fields,
  fields,
  flag,
  list,
  number,
  object,
  optional,
  record,
  text,
  uri,
  word,
} from './shapes';
import type { CheckDraftParams } from './statusRequests';

/** A method that a route can be registered for: what isn't in the table is answered at the border. */
export type CustomMethod = keyof typeof customRequests;

const position = fields<LspPosition>({ line: number, character: number });
const range = fields<LspRange>({ start: position, end: position });

const textDocument = fields<{ readonly uri: string }>({ uri });
const document = fields<{ readonly textDocument: { readonly uri: string } }>({ textDocument });
const cursor = fields<{ readonly textDocument: { readonly uri: string }; readonly position: LspPosition }>({ textDocument, position });
const token = either(number, text);
const folders = list(fields<{ readonly uri: string }>({ uri }));

const absent = word(null);
const optionalTexts = optional(list(text));
const objects = (shapes: Readonly<Record<string, AnyShape>>): AnyShape => ({ schema: { kind: 'optional', of: object(shapes).schema } });

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

const texts = list(text);
const place = { uri, position };
const source = byKind<FeedSource>({
  'daily-papers': { day: text },
  'weekly-papers': { week: text },
  'arxiv-listing': { categories: texts },
  'arxiv-query': { query: text },
  feed: { url: text },
});
const feedPage: Fields<FeedPage> = { source, page: count };
const httpAnswer = fields<HttpAnswer>({ status: number, headers: record(text), body: text });
const feedPaper = fields<FeedPaper>({
  source: text,
  facts: fields<FeedPaper['facts']>({
    title: text,
    abstract: text,
    abstractKind: optional(word('summary')),
    authors: texts,
    hasMoreAuthors: optional(word(true)),
    date: optional(text),
    year: optional(number),
    venue: optional(text),
    arxivId: optional(text),
    doi: optional(text),
    links: list(fields<PaperLink>({ kind: word('arxiv', 'doi', 'code', 'pdf', 'page'), url: text })),
  }),
});

/** The parameters of Marginalia's own requests, by method. */
export const customRequests = {
  [methods.search]: fields<SearchParams>({
    query: text,
    limit: optional(count),
    context: optional(text),
    isSettled: optional(flag),
    place: optional(fields<DocumentPlace>(place)),
  }),
  [methods.suggest]: fields<SuggestParams>({ uri, position: optional(position), range: optional(range), limit: optional(count) }),
  [methods.related]: fields<RelatedParams>({ key: text, limit: optional(count) }),
  [methods.paper]: fields<PaperParams>({ key: text }),
  [methods.paperAt]: fields<PaperAtParams>({ ...place, around: optional(flag) }),
  [methods.papers]: anything,
  [methods.nextPapers]: fields<NextPapersParams>({ uri: optional(uri), limit: optional(count) }),
  [methods.topics]: anything,
  [methods.topicSection]: fields<DocumentPlace>(place),
  [methods.citations]: fields<CitationsParams>({ uri }),
  [methods.evidence]: fields<DocumentPlace>(place),
  [methods.citationEdit]: fields<CitationEditParams>({
    ...place,
    key: text,
    further: optional(texts),
    mode: optional(word('insert', 'replace')),
    quotation: optional(text),
  }),
  [methods.preview]: fields<PreviewParams>({ uri }),
  [methods.choosePapers]: fields<ChoosePapersParams>({ ...place, block: word('matrix', 'annotated-bibliography') }),
  [methods.blockEdit]: byKind<BlockEditParams>({
    note: { ...place, note: uri, id: text, form: word('quotation', 'comment') },
    matrix: { ...place, keys: texts },
    'annotated-bibliography': { ...place, keys: texts, order: word('key', 'topic') },
    'topic-outline': { ...place, labels: optional(texts) },
  }),
  [methods.missingEntries]: fields<CitationsParams>({ uri }),
  [methods.bibliographyEdit]: byKind<BibliographyEditParams>({
    add: { uri, keys: optional(texts), isUnasked: optional(flag), target: optional(uri) },
    paste: { ...place, text },
    match: { uri, position: optional(position), name: text, text },
    'cite-published': { entries: list(fields<EntryPlace>({ ...place, key: text })) },
  }),
  [methods.export]: byKind<ExportParams>({
    bibliography: { uri: optional(uri), keys: optional(texts), format: word('bibtex', 'biblatex', 'csl-json') },
    matrix: { keys: texts },
    annotations: {},
  }),
  [methods.incompleteReferences]: fields<IncompleteReferencesParams>({
    uri: optional(uri),
    keys: optional(texts),
    preprints: optional(flag),
    limit: optional(count),
  }),
  [methods.completeReferences]: byKind<CompleteReferencesParams>({
    'look-up': {
      keys: texts,
      keyed: optional(texts),
      seeksPublished: optional(flag),
      partialResultToken: optional(either(text, number)),
    },
    take: { key: text, id: text },
    'plan-again': { keys: texts },
  }),
  [methods.feed]: byKind<FeedParams>({
    describe: feedPage,
    fetch: feedPage,
    read: { ...feedPage, answer: httpAnswer },
  }),
  [methods.findPapers]: fields<FindPapersParams>({ words: text, keyed: optional(texts) }),
  [methods.addToDigest]: fields<AddToDigestParams>({
    uri,
    isChosen: optional(flag),
    languageId: optional(text),
    text,
    papers: list(feedPaper),
    heading: text,
  }),
  [methods.pastedPapers]: fields<PastedPapersParams>({ text, isDigest: optional(flag) }),
  [methods.threads]: fields<ThreadsParams>({ uri, range: optional(range) }),
  [methods.notes]: anything,
  [methods.annotate]: byKind<AnnotateParams>({
    annotate: { digest: uri, range, body: text },
    quote: { key: text, exact: text, body: text },
    create: { key: text },
    body: { note: uri, id: text, was: text, body: text },
    remove: { note: uri, id: text, was: text },
    resolve: { note: uri, id: text, isResolved: flag },
    anchor: { note: uri, id: text, digest: uri, range },
    status: { key: text, status: word('to-read', 'reading', 'read', 'cited') },
    retitle: { note: uri },
    undo: { undo: count },
  }),
  [methods.importAnnotations]: fields<ImportAnnotationsParams>({ text }),
  [methods.ownFileEdit]: byKind<OwnFileEditParams>({
    rename: { label: text, newLabel: text },
    merge: { labels: texts, into: text },
    split: { label: text, keys: texts, newLabel: text },
    move: { keys: texts, label: text },
    seed: { label: text, words: texts },
    'keep-headings': {},
    'find-headings-anew': {},
    correct: { uri, range, as: word('paper', 'no-paper', 'title-end', 'forget') },
    decide: {
      decisions: list(fields<DecisionParams>({ key: text, decision: word(...possibleDecisions, null), date: optional(text) })),
    },
  }),
  [methods.status]: anything,
  [methods.hintCounts]: anything,
  [methods.checkDraft]: fields<CheckDraftParams>({ uri: optional(uri) }),
} satisfies Readonly<Record<string, AnyShape>>;

/** The client's answer to `marginalia/fetch`. */
export const fetchAnswer = either(
  httpAnswer,
  fields<Extract<FetchAnswer, { readonly problem: string }>>({
    problem: word('refused', 'unreachable', 'timed-out', 'too-large', 'cancelled'),
    message: text,
  }),
);
