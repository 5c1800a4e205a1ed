import { derived } from '../../base/derivedValues';
import { type Span, shiftSpan } from '../../base/span';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { Paper } from '../../model/paper';
import { type Snapshot, resolveCitation } from '#workspace';
import { type ParagraphsOfDraft, readCitingParagraphs } from './citingSentences';

/**
 * A sentence of a draft with the papers that it cites. A footnote has sentences of its own, unless it holds little more than citations:
 * these belong to the sentence around it. Rows of tables are no sentences.
 */
export interface CitedSentence {
  /** The span in the draft, including citations directly before and after the sentence. */
  readonly span: Span;
  /** The text of the span; citations, commands, math, markup, footnotes and line breaks are replaced by spaces. As long as the span. */
  readonly prose: string;
  /** The text of the span as the draft has it. */
  readonly source: string;
  readonly language: DraftLanguage;
  /** In the order of the text; never empty. The array stays the same object as long as nothing but the place of the sentence changes. */
  readonly citations: readonly SentenceCitation[];
}

/** A citation in a sentence. All spans are relative to the start of the sentence. */
export interface SentenceCitation {
  readonly span: Span;
  readonly items: readonly SentenceCitationItem[];
}

export interface SentenceCitationItem extends Pick<CitationItem, 'key' | 'keySpan' | 'mode'> {
  /** The papers that the key may mean: none if the key is unknown, several if it is ambiguous. */
  readonly papers: readonly Paper[];
}

/** The sentences with citations in a draft; empty if there is no such draft. The array stays the same object until one changes. */
export function listCitedSentences(snapshot: Snapshot, uri: string): readonly CitedSentence[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return [];
  const known = getKnownSentences(snapshot);
  const before = known.get(uri);
  const findPapers = getPaperFinder(snapshot)(snapshot, uri);
  if (before?.draft === draft && before.findPapers === findPapers) return before.sentences;
  const read = readCitingParagraphs(draft, before);
  const bySource = new Map(before?.sentences.map((sentence) => [sentence.source, sentence]));
  const cellMark = draft.language.prose?.cellMark ?? '|';
  const sentences = read.paragraphs.flatMap(({ start, sentences: relative }) =>
    relative
      .filter(({ prose }) => !prose.includes(cellMark))
      .map((sentence): CitedSentence => {
        const span = shiftSpan(sentence.span, start);
        const source = draft.text.slice(span.start, span.end);
        const citations = sentence.citations.map((citation) => ({
          span: citation.span,
          items: citation.items.map(({ key, keySpan, mode }) => ({ key, keySpan, mode, papers: findPapers(key) })),
        }));
        const now = { span, prose: sentence.prose, source, language: draft.language, citations };
        const same = bySource.get(source);
        return same !== undefined && isSameSentence(same, now) ? { ...now, citations: same.citations } : now;
      }),
  );
  known.set(uri, { ...read, findPapers, sentences });
  return sentences;
}

type PaperFinder = (key: CitationKey) => readonly Paper[];

interface KnownSentences extends ParagraphsOfDraft {
  readonly findPapers: PaperFinder;
  readonly sentences: readonly CitedSentence[];
}

/** The sentences that were listed last, by the URI of the draft. Those of drafts that no longer exist are released. */
const getKnownSentences = derived(
  ({ drafts }: Snapshot) => [drafts],
  ([drafts], before: Map<string, KnownSentences> | undefined) => new Map([...(before ?? [])].filter(([uri]) => drafts.has(uri))),
);

/** Returns, for a draft, the function that finds the papers of a key. It stays the same function while all keys mean the same. */
const getPaperFinder = derived(
  (snapshot: Snapshot) => [snapshot.library(), snapshot.bibliographies, snapshot.draftGraph()],
  () => {
    const finders = new Map<string, PaperFinder>();
    return (snapshot: Snapshot, uri: string): PaperFinder => {
      const found = finders.get(uri) ?? createPaperFinder(snapshot, uri);
      finders.set(uri, found);
      return found;
    };
  },
);

function createPaperFinder({ library, bibliographies, draftGraph }: Snapshot, uri: string): PaperFinder {
  const known = new Map<CitationKey, readonly Paper[]>();
  return (key) => {
    const papers = known.get(key) ?? resolveCitation({ library, bibliographies, draftGraph }, uri, key);
    known.set(key, papers);
    return papers;
  };
}

/** Whether two sentences with the same source say the same of the same papers. */
function isSameSentence(a: CitedSentence, b: CitedSentence): boolean {
  return (
    a.prose === b.prose &&
    a.language === b.language &&
    isSameList(
      a.citations,
      b.citations,
      (x, y) =>
        isSameSpan(x.span, y.span) &&
        isSameList(
          x.items,
          y.items,
          (one, other) =>
            one.key === other.key &&
            one.mode === other.mode &&
            isSameSpan(one.keySpan, other.keySpan) &&
            isSameList(one.papers, other.papers, (paper, another) => paper === another),
        ),
    )
  );
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => isSame(item, b[index] as T));
}
