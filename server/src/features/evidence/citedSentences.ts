import { findQuotedCitation, hasEnoughWords } from '#claims';
import { type DraftFile, resolveCitation, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { indexOfSpanAt, type Span, shiftSpan } from '../../base/span';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { Paper } from '../../model/paper';
import { type Quotation, unprinted } from '../../model/quotation';
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

type PaperFinder = (key: CitationKey) => readonly Paper[];

interface KnownSentences extends ParagraphsOfDraft {
  readonly findPapers: PaperFinder;
  readonly sentences: readonly CitedSentence[];
}

/** A quotation of a draft, and the paper from which it is. */
export interface CitedQuotation {
  readonly quotation: Quotation;
  /** The sentence whose citation names the paper. */
  readonly sentence: CitedSentence;
  readonly paper: Paper;
  /** The other papers that the sentence cites. */
  readonly others: readonly Paper[];
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

/** How many sentences before the last one in question are looked at. A footnote may lie between them and the quotation. */
const maxDistanceBack = 4;

/** The quotations of four words or more whose paper is known: that of the only citation that they can belong to. */
export function listCitedQuotations(snapshot: Snapshot, uri: string): readonly CitedQuotation[] {
  const draft = snapshot.drafts.get(uri);
  const { prose: reader, findBody } = draft?.language ?? {};
  if (draft === undefined || reader === undefined || findBody === undefined) return [];
  const found = reader.listQuotations(draft.text, draft.scan(), findBody(draft.text)).map((quotation) => withoutAttribution(quotation));
  const quotations = chooseDistinct(found.filter(({ text }) => hasEnoughWords(text)));
  if (quotations.length === 0) return [];
  const sentences = [...listCitedSentences(snapshot, uri)].sort((a, b) => a.span.start - b.span.start);
  const spans = sentences.map((sentence) => sentence.span);
  return quotations.flatMap((quotation) => attribute(draft, quotation, sentences, spans) ?? []);
}

/** The name of the author and the page below a block are no words of the quotation: `--- Doe, p. 3`, `(p. 3)`. */
function withoutAttribution(quotation: Quotation): Quotation {
  if (quotation.kind === 'marks') return quotation;
  const text = quotation.text.replace(
    /(?:(?<=[\s\0])(?:---?|[\u2013\u2014])[^\n\u2013\u2014]{0,200}|\((?:pp?\.)?[\s\0]*\d[\d\s\u2013-]*\)[\s\0.]*)$/,
    (tail) => unprinted.repeat(tail.length),
  );
  return { ...quotation, text };
}

/** Of a block and the words in quotation marks in it, the block is the quotation, unless the marks are around nearly all of it. */
function chooseDistinct(quotations: readonly Quotation[]): readonly Quotation[] {
  const blocks = quotations.filter(({ kind }) => kind === 'block').sort((a, b) => a.span.start - b.span.start);
  const replaced = new Set<Quotation>();
  const spans = blocks.map(({ span }) => span);
  for (const marked of quotations) {
    const block = blocks[indexOfSpanAt(spans, marked.span.start)];
    if (marked.kind === 'block' || block === undefined || marked.span.start >= block.span.end) continue;
    const isWhole = 2 * countPrinted(marked) > countPrinted(block);
    replaced.add(isWhole ? block : marked);
  }
  return quotations.filter((quotation) => !replaced.has(quotation));
}

function countPrinted({ text }: Quotation): number {
  return text.replaceAll(unprinted, '').trim().length;
}

/** `spans` are those of the sentences. */
function attribute(
  draft: DraftFile,
  quotation: Quotation,
  sentences: readonly CitedSentence[],
  spans: readonly Span[],
): CitedQuotation | undefined {
  const { span } = quotation;
  const last = indexOfSpanAt(spans, span.end);
  const near = sentences.slice(Math.max(0, last - maxDistanceBack), last + 2);
  const around = near.filter((sentence) => sentence.span.start < span.end && sentence.span.end > span.start);
  const candidates =
    around.length > 0 || quotation.kind === 'marks' ? around : near.filter((sentence) => introduces(draft, quotation, sentence));
  const [sentence, next] = candidates;
  if (sentence === undefined || next !== undefined) return undefined;
  const all = sentence.citations.flatMap(({ items }) => items);
  const paper = findOnlyPaper(all) ?? (quotation.kind === 'block' ? undefined : findOnlyPaper(nearestItems(quotation, sentence)));
  const others = all.flatMap(({ papers }) => papers).filter((other) => other !== paper);
  return paper && { quotation, sentence, paper, others: [...new Set(others)] };
}

/** The items of the citation from which the quotation is; empty if several are possible. */
function nearestItems({ span }: Quotation, { span: { start }, prose, citations }: CitedSentence): readonly SentenceCitationItem[] {
  const index = findQuotedCitation(
    prose,
    shiftSpan(span, -start),
    citations.map((citation) => citation.span),
  );
  return index === undefined ? [] : (citations[index]?.items ?? []);
}

/** The paper that all of the items name; undefined if they name several or none, or if a key is unknown or ambiguous. */
function findOnlyPaper(items: readonly SentenceCitationItem[]): Paper | undefined {
  const paper = items[0]?.papers[0];
  return items.every(({ papers }) => papers.length === 1 && papers[0] === paper) ? paper : undefined;
}

/** Whether the sentence leads to the block: `As @doe says:`. */
function introduces({ text }: DraftFile, { span }: Quotation, sentence: CitedSentence): boolean {
  const between = text.slice(sentence.span.end, span.start);
  return sentence.span.end <= span.start && !/[^\s:]/.test(between) && /:\s*$/.test(sentence.source + between);
}
