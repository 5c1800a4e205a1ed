import { type Span, indexOfSpanAt, shiftSpan } from '../../base/span';
import { findQuotedCitation, hasEnoughWords } from '#claims';
import type { Paper } from '../../model/paper';
import { type Quotation, unprinted } from '../../model/quotation';
import type { DraftFile, Snapshot } from '#workspace';
import { type CitedSentence, type SentenceCitationItem, listCitedSentences } from './citedSentences';

/** A quotation of a draft, and the paper from which it is. */
export interface CitedQuotation {
  readonly quotation: Quotation;
  /** The sentence whose citation names the paper. */
  readonly sentence: CitedSentence;
  readonly paper: Paper;
  /** The other papers that the sentence cites. */
  readonly others: readonly Paper[];
}

/** How many sentences before the last one in question are looked at. A footnote may lie between them and the quotation. */
const farthestBack = 4;

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
  const near = sentences.slice(Math.max(0, last - farthestBack), last + 2);
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
