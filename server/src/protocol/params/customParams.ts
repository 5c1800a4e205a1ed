import type { FeedPaper } from '../../lookUp/feeds/feedPaper';
import type { FeedSource } from '../../lookUp/feeds/feedSource';
import type { PaperLink } from '../../model/paperEntry';
import { possibleDecisions } from '../../model/decision';
import type {
  AddToBibliographyParams,
  ExportBibliographyParams,
  MatchBibliographyParams,
  PasteReferenceParams,
} from '../bibliographyRequests';
import {
  digestMethods,
  type AddToDigestParams,
  type DigestCorrectionParams,
  type FeedRequestParams,
  type FindPapersParams,
  type PastedPapersParams,
  type ReadFeedParams,
} from '../digestRequests';
import type { EvidenceParams } from '../evidenceRequests';
import {
  lookUpMethods,
  type CitePublishedParams,
  type CompleteReferencesParams,
  type EntryPlace,
  type FetchAnswer,
  type IncompleteReferencesParams,
  type ReferenceEditsParams,
  type TakeCandidateParams,
} from '../lookUpRequests';
import {
  noteMethods,
  type AnnotateParams,
  type AnnotatedBibliographyParams,
  type ChoosePapersParams,
  type ExportMatrixParams,
  type ImportAnnotationsParams,
  type InsertNoteParams,
  type MatrixParams,
  type ThreadsParams,
  type UndoNoteParams,
} from '../noteRequests';
import type { PreviewParams } from '../previewRequests';
import type { CitationEditParams, CitationsParams } from '../citationRequests';
import type { PaperAtParams, PaperParams } from '../paperRequests';
import { methods } from '../requests';
import { reviewMethods, type CheckDraftParams } from '../reviewRequests';
import type { RelatedParams, SearchParams, SuggestParams } from '../searchRequests';
import type { TopicEditParams, TopicOutlineParams, TopicSectionParams } from '../topicRequests';
import { newPaperMethods, type NextPapersParams, type DecisionParams, type DecisionEditParams } from '../newPaperRequests';
import { anything, byKind, count, either, fields, flag, list, number, optional, record, text, uri, word, type AnyShape } from './shapes';
import { position, range } from './standardParams';

const texts = list(text);
const place = { uri, position };
const source = byKind<FeedSource>({
  'daily-papers': { day: text },
  'weekly-papers': { week: text },
  'arxiv-listing': { categories: texts },
  'arxiv-query': { query: text },
  feed: { url: text },
});
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
    place: optional(fields<NonNullable<SearchParams['place']>>(place)),
  }),
  [methods.suggest]: fields<SuggestParams>({ uri, position: optional(position), range: optional(range), limit: optional(count) }),
  [methods.related]: fields<RelatedParams>({ key: text, limit: optional(count) }),
  [methods.paper]: fields<PaperParams>({ key: text }),
  [methods.paperAt]: fields<PaperAtParams>({ ...place, around: optional(flag) }),
  [methods.papers]: anything,
  [methods.citations]: fields<CitationsParams>({ uri }),
  [methods.evidence]: fields<EvidenceParams>(place),
  [methods.topics]: anything,
  [methods.topicEdit]: byKind<TopicEditParams>({
    rename: { label: text, newLabel: text },
    merge: { labels: texts, into: text },
    split: { label: text, keys: texts, newLabel: text },
    move: { keys: texts, label: text },
    seed: { label: text, words: texts },
    'keep-headings': {},
    'find-headings-anew': {},
  }),
  [methods.digestCorrection]: fields<DigestCorrectionParams>({ uri, range, kind: word('paper', 'no-paper', 'title-end', 'forget') }),
  [methods.topicSection]: fields<TopicSectionParams>(place),
  [methods.status]: anything,
  [methods.hintCounts]: anything,
  [methods.pastedPapers]: fields<PastedPapersParams>({ text, isDigest: optional(flag) }),
  [methods.citationEdit]: fields<CitationEditParams>({
    ...place,
    key: text,
    further: optional(texts),
    mode: optional(word('insert', 'replace')),
    quotation: optional(text),
  }),
  [methods.addToBibliography]: fields<AddToBibliographyParams>({
    uri,
    keys: optional(texts),
    isUnasked: optional(flag),
    target: optional(uri),
  }),
  [methods.missingEntries]: fields<CitationsParams>({ uri }),
  [methods.pasteReference]: fields<PasteReferenceParams>({ ...place, text }),
  [methods.matchBibliography]: fields<MatchBibliographyParams>({ uri, position: optional(position), name: text, text }),
  [methods.exportBibliography]: fields<ExportBibliographyParams>({
    uri: optional(uri),
    keys: optional(texts),
    format: word('bibtex', 'biblatex', 'csl-json'),
  }),
  [methods.topicOutline]: fields<TopicOutlineParams>({ ...place, labels: optional(texts) }),
  [methods.preview]: fields<PreviewParams>({ uri }),
  [lookUpMethods.completeReferences]: fields<CompleteReferencesParams>({
    keys: texts,
    keyed: optional(texts),
    seeksPublished: optional(flag),
    partialResultToken: optional(either(text, number)),
  }),
  [lookUpMethods.takeCandidate]: fields<TakeCandidateParams>({ key: text, id: text }),
  [lookUpMethods.referenceEdits]: fields<ReferenceEditsParams>({ keys: texts }),
  [lookUpMethods.incompleteReferences]: fields<IncompleteReferencesParams>({
    uri: optional(uri),
    keys: optional(texts),
    preprints: optional(flag),
    limit: optional(count),
  }),
  [lookUpMethods.citePublished]: fields<CitePublishedParams>({ entries: list(fields<EntryPlace>({ ...place, key: text })) }),
  [digestMethods.feedRequest]: fields<FeedRequestParams>({ source, page: count }),
  [digestMethods.fetchFeed]: fields<FeedRequestParams>({ source, page: count }),
  [digestMethods.readFeed]: fields<ReadFeedParams>({
    source,
    page: count,
    answer: fields<ReadFeedParams['answer']>({ status: number, headers: record(text), body: text }),
  }),
  [digestMethods.findPapers]: fields<FindPapersParams>({ words: text, keyed: optional(texts) }),
  [digestMethods.addToDigest]: fields<AddToDigestParams>({
    uri,
    isChosen: optional(flag),
    languageId: optional(text),
    text,
    papers: list(feedPaper),
    heading: text,
  }),
  [noteMethods.threads]: fields<ThreadsParams>({ uri, range: optional(range) }),
  [noteMethods.notes]: anything,
  [noteMethods.annotate]: byKind<AnnotateParams>({
    annotate: { digest: uri, range, body: text },
    quote: { key: text, exact: text, body: text },
    create: { key: text },
    body: { note: uri, id: text, was: text, body: text },
    remove: { note: uri, id: text, was: text },
    resolve: { note: uri, id: text, isResolved: flag },
    anchor: { note: uri, id: text, digest: uri, range },
    status: { key: text, status: word('to-read', 'reading', 'read', 'cited') },
    retitle: { note: uri },
  }),
  [noteMethods.undoNote]: fields<UndoNoteParams>({ undo: count }),
  [noteMethods.insertNote]: fields<InsertNoteParams>({ ...place, note: uri, id: text, form: word('quotation', 'comment') }),
  [noteMethods.choosePapers]: fields<ChoosePapersParams>({ ...place, block: word('matrix', 'annotated-bibliography') }),
  [noteMethods.literatureMatrix]: fields<MatrixParams>({ ...place, keys: texts }),
  [noteMethods.exportMatrix]: fields<ExportMatrixParams>({ keys: texts }),
  [noteMethods.annotatedBibliography]: fields<AnnotatedBibliographyParams>({ ...place, keys: texts, order: word('key', 'topic') }),
  [noteMethods.exportAnnotations]: anything,
  [noteMethods.importAnnotations]: fields<ImportAnnotationsParams>({ text }),
  [reviewMethods.checkDraft]: fields<CheckDraftParams>({ uri: optional(uri) }),
  [newPaperMethods.nextPapers]: fields<NextPapersParams>({ uri: optional(uri), limit: optional(count) }),
  [newPaperMethods.decisionEdit]: fields<DecisionEditParams>({
    decisions: list(fields<DecisionParams>({ key: text, decision: word(...possibleDecisions, null), date: optional(text) })),
  }),
} satisfies Readonly<Record<string, AnyShape>>;

/** The client's answer to `marginalia/fetch`. */
export const fetchAnswer = either(
  fields<Extract<FetchAnswer, { readonly body: string }>>({ status: number, headers: record(text), body: text }),
  fields<Extract<FetchAnswer, { readonly problem: string }>>({
    problem: word('refused', 'unreachable', 'timed-out', 'too-large', 'cancelled'),
    message: text,
  }),
);

/** A method that a route can be registered for: what isn't in the table is answered at the border. */
export type CustomMethod = keyof typeof customRequests;
