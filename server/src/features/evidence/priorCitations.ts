import { maxProseDistance } from '#drafts';
import { createSearchIndex, type SearchDocument, type SearchIndex } from '#search';
import { stemTellingWord, tokenizeVariants, tokenizeWords } from '#text';
import { resolveCitation, type Snapshot } from '#workspace';
import { derived, lazy } from '../../base/derivedValues';
import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { type CitingParagraph, type CitingSentence, type ParagraphsOfDraft, readCitingParagraphs } from './citingSentences';
import type { Passage } from './passage';

/** A sentence in the writer's drafts that cites a paper. */
export interface PriorCitation {
  /** How similar this sentence is to the sentence at the cursor, as a score of `SearchIndex.suggest`. */
  readonly score: number;
  /** The words of the sentence in one line, without its citations. */
  readonly sentence: string;
}

/** A sentence of a draft, as a document for a search index. */
interface SentenceDocument extends SearchDocument {
  readonly uri: string;
}

interface Sentences {
  readonly index: SearchIndex<SentenceDocument>;
  /** The paragraphs with citations, by the URI of the draft. */
  readonly paragraphs: ReadonlyMap<string, ParagraphsOfDraft>;
  /** The documents, by the array of sentences of a paragraph. This array stays the same object when the paragraph moves. */
  readonly documents: ReadonlyMap<readonly CitingSentence[], readonly SentenceDocument[]>;
}

/** The parts of a paper that are compared with the sentence. */
interface PaperWords {
  readonly title: string;
  readonly names: readonly string[];
  readonly abstract: string;
}

/** The number of most similar sentences that are used. */
const maxSentences = 30;

/**
 * Papers that the drafts of the workspace cite in sentences similar to the passage's sentence, each with the most similar of these. The
 * passage's sentence itself is ignored, because it may already have a citation.
 */
export function findPriorCitations(snapshot: Snapshot, uri: string, { span, sentence }: Passage): ReadonlyMap<Paper, PriorCitation> {
  const { index, paragraphs } = getSentences(snapshot);
  const ownTexts = new Set(listSentencesIn(paragraphs.get(uri)?.paragraphs ?? [], span).map(({ text }) => text));
  const accepts = (document: SentenceDocument): boolean => document.uri !== uri || !ownTexts.has(document.abstract);
  const found = new Map<Paper, PriorCitation>();
  const { hits } = index.suggest(sentence, { limit: maxSentences, accepts });
  const keys = findKeys(paragraphs, new Set(hits.map(({ document }) => document.abstract)));
  for (const { document, score } of hits) {
    for (const key of keys.get(document.key) ?? []) {
      for (const paper of resolveCitation(snapshot, document.uri, key))
        if (!found.has(paper)) found.set(paper, { score, sentence: closeGaps(document.abstract) });
    }
  }
  return found;
}

/** Removes the spaces before punctuation that are left where a citation was. */
function closeGaps(sentence: string): string {
  return sentence.replace(/ +(?=[.,;:!?)\]](?:\s|$))/g, '');
}

function listSentencesIn(paragraphs: readonly CitingParagraph[], { start, end }: Span): readonly CitingSentence[] {
  return paragraphs.flatMap((paragraph) =>
    paragraph.start - maxProseDistance > end || paragraph.start + paragraph.length < start
      ? []
      : paragraph.sentences.filter(({ span }) => paragraph.start + span.start < end && start < paragraph.start + span.end),
  );
}

/** The citation keys in the sentences that have one of these texts, by the keys of the sentences' documents. */
function findKeys(
  paragraphs: ReadonlyMap<string, ParagraphsOfDraft>,
  texts: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<CitationKey>> {
  const found = new Map<string, Set<CitationKey>>();
  for (const [uri, { paragraphs: cited }] of paragraphs) {
    for (const { sentences } of cited) {
      for (const { text, keys } of sentences) {
        if (!texts.has(text)) continue;
        const all = found.get(toKey(uri, text)) ?? new Set();
        for (const key of keys) all.add(key);
        found.set(toKey(uri, text), all);
      }
    }
  }
  return found;
}

/** Paragraphs that did not change are not read again, and sentences that the previous index contains are not indexed again. */
const getSentences = derived(
  ({ drafts }: Snapshot) => [drafts],
  ([drafts], before?: Sentences): Sentences => {
    const paragraphs = new Map([...drafts].map(([uri, draft]) => [uri, readCitingParagraphs(draft, before?.paragraphs.get(uri))] as const));
    const documents = new Map<readonly CitingSentence[], readonly SentenceDocument[]>();
    const all = new Set<SentenceDocument>();
    const findDocument = createDocumentFinder(before?.index.collection.documents ?? []);
    for (const [uri, { paragraphs: cited }] of paragraphs) {
      for (const { sentences } of cited) {
        const found = before?.documents.get(sentences) ?? sentences.map(({ text }) => findDocument(uri, text));
        documents.set(sentences, found);
        for (const document of found) all.add(document);
      }
    }
    return { index: createSearchIndex([...all], { previous: before?.index }), paragraphs, documents };
  },
);

/**
 * Returns a function that finds or creates the document for a sentence. If a sentence occurs twice in a draft, both have the same
 * document.
 */
function createDocumentFinder(before: readonly SentenceDocument[]): (uri: string, text: string) => SentenceDocument {
  const byKey = lazy(() => new Map(before.map((document) => [document.key, document])));
  return (uri, text) => {
    const key = toKey(uri, text);
    const document = byKey().get(key) ?? { key, uri, title: '', abstract: text, names: [], authors: [] };
    byKey().set(key, document);
    return document;
  };
}

function toKey(uri: string, text: string): string {
  return `${uri} ${text}`;
}

/** If a sentence has at most this many distinct words that count, one shared word is enough. */
const wordsOfShortSentence = 2;

/**
 * Creates a function that tests whether a paper has the same subject as the sentence. This is so if the paper's title or one of its
 * names contains a word of the sentence, or if words of the sentence occur at least twice in its abstract (once is enough for a short
 * sentence). Ordinary words of the language don't count.
 */
export function createSameSubjectTest(sentence: string): (paper: PaperWords) => boolean {
  const subject = new Set(listSubjectStems(sentence));
  const least = subject.size <= wordsOfShortSentence ? 1 : 2;
  return ({ title, names, abstract }) => countShared(subject, [title, ...names].join('\n')) > 0 || countShared(subject, abstract) >= least;
}

/** How often the words of the subject occur in a text, in total. */
function countShared(subject: ReadonlySet<string>, text: string): number {
  return listSubjectStems(text).filter((stem) => subject.has(stem)).length;
}

function listSubjectStems(text: string): readonly string[] {
  return [...tokenizeWords(text), ...tokenizeVariants(text)].flatMap(({ term }) => stemTellingWord(term) ?? []);
}
