import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import type { SearchDocument } from '../../search/searchDocument';
import { createSearchIndex, type SearchIndex } from '../../search/searchIndex';
import { resolveCitation } from '../../workspace/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import { listCitingSentences, type CitingSentence } from './citingSentences';
import type { Passage } from './passage';

/** What the writer has said elsewhere and cited a paper for. */
export interface CitedBefore {
  /** How near it is to what the writer says now; on the scale of the library's own `suggest`. */
  readonly score: number;
  readonly sentence: string;
}

/** A sentence of a draft, as something to be found. */
interface SentenceDocument extends SearchDocument {
  readonly uri: string;
}

/** How many of the nearest sentences count. */
const mostSentences = 30;

/**
 * Papers that the drafts of the workspace cite in sentences like this one, each with the nearest of them. The sentence
 * itself, which may cite already, tells nothing.
 */
export function findCitedBefore(snapshot: Snapshot, uri: string, { span, sentence }: Passage): ReadonlyMap<Paper, CitedBefore> {
  const { index, keys } = getSentences(snapshot);
  const draft = snapshot.drafts.get(uri);
  const own = draft === undefined ? [] : listCitingSentences(draft).filter((other) => other.span.start < span.end && span.start < other.span.end);
  const ownTexts = new Set(own.map(({ text }) => text));
  const accepts = (document: SentenceDocument): boolean => document.uri !== uri || !ownTexts.has(document.abstract);
  const found = new Map<Paper, CitedBefore>();
  for (const { document, score } of index.suggest(sentence, { limit: mostSentences, accepts }).hits) {
    for (const key of keys.get(document) ?? []) {
      for (const paper of resolveCitation(snapshot, document.uri, key)) if (!found.has(paper)) found.set(paper, { score, sentence: document.abstract });
    }
  }
  return found;
}

interface Sentences {
  readonly index: SearchIndex<SentenceDocument>;
  readonly keys: ReadonlyMap<SentenceDocument, ReadonlySet<CitationKey>>;
}

const byDrafts = new WeakMap<Snapshot['drafts'], Sentences>();
/** What was made last: sentences that are there still are not read into an index again. */
let last: { readonly documents: ReadonlyMap<string, SentenceDocument>; readonly index: SearchIndex<SentenceDocument> } | undefined;

function getSentences({ drafts }: Snapshot): Sentences {
  const known = byDrafts.get(drafts);
  if (known !== undefined) return known;
  const documents = new Map<string, SentenceDocument>();
  const keys = new Map<SentenceDocument, Set<CitationKey>>();
  for (const draft of drafts.values()) {
    for (const sentence of listCitingSentences(draft)) {
      const document = toDocument(draft.uri, sentence, documents);
      keys.set(document, new Set([...(keys.get(document) ?? []), ...sentence.keys]));
    }
  }
  const index = createSearchIndex([...documents.values()], { previous: last?.index });
  last = { documents, index };
  const sentences = { index, keys };
  byDrafts.set(drafts, sentences);
  return sentences;
}

/** What a draft says twice is one document. */
function toDocument(uri: string, { text }: CitingSentence, documents: Map<string, SentenceDocument>): SentenceDocument {
  const key = `${uri} ${text}`;
  const document = documents.get(key) ?? last?.documents.get(key) ?? { key, uri, title: '', abstract: text, names: [], authors: [] };
  documents.set(key, document);
  return document;
}
