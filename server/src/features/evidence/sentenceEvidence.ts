import { createPassageLocator } from '#annotations';
import { type Evidence, findEvidence } from '#claims';
import { type DraftFile, locateOccurrence, type Snapshot } from '#workspace';
import { type Span, shiftSpan, sliceSpan, touches } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { unprinted } from '../../model/quotation';
import { type CitedSentence, listCitedSentences } from './citedSentences';

/** What the papers say that a sentence of a draft cites. */
interface SentenceEvidence {
  /** The span of the sentence in the draft. */
  readonly sentence: Span;
  /** In the order of the citations, each paper once. Empty if the library has none of the papers. */
  readonly papers: readonly PaperEvidence[];
}

export interface PaperEvidence {
  /** The key by which the sentence cites the paper. */
  readonly key: CitationKey;
  readonly paper: Paper;
  /** Spans in the abstract of the paper. */
  readonly evidence: Evidence;
}

/** A part of a file. */
export interface SourceSpan {
  readonly uri: string;
  readonly span: Span;
}

/** A sentence with more papers is compared with the first of them only, so that the answer comes at once. */
const maxPapers = 50;

/** The evidence for the sentence at the offset; undefined if that sentence cites nothing, or if the document is not a draft. */
export function findSentenceEvidence(snapshot: Snapshot, uri: string, offset: number): SentenceEvidence | undefined {
  const draft = snapshot.drafts.get(uri);
  const sentence = draft && findCitedSentence(snapshot, uri, offset);
  if (draft === undefined || sentence === undefined) return undefined;
  return { sentence: sentence.span, papers: listPaperEvidence(draft, sentence) };
}

/** The evidence of each paper that a sentence of the draft cites, in the order of the citations. */
export function listPaperEvidence(draft: DraftFile, sentence: CitedSentence): readonly PaperEvidence[] {
  const words = printSentence(draft, sentence);
  const cited = new Map<Paper, CitationKey>();
  for (const { items } of sentence.citations)
    for (const { key, papers } of items) for (const paper of papers) if (!cited.has(paper)) cited.set(paper, key);
  return [...cited].slice(0, maxPapers).map(([paper, key]): PaperEvidence => ({ key, paper, evidence: findEvidence(words, paper) }));
}

/** The evidence of one paper for the sentence at the offset, and whether the sentence cites no other paper. undefined if it does not cite this one. */
export function findPaperEvidence(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  paper: Paper,
): { readonly evidence: Evidence; readonly isOnly: boolean } | undefined {
  const draft = snapshot.drafts.get(uri);
  const sentence = draft && findCitedSentence(snapshot, uri, offset);
  if (draft === undefined || sentence === undefined) return undefined;
  const items = sentence.citations.flatMap((citation) => citation.items);
  if (!items.some(({ papers }) => papers.includes(paper))) return undefined;
  const evidence = findEvidence(printSentence(draft, sentence), paper);
  return { evidence, isOnly: items.every(({ papers }) => papers.includes(paper)) };
}

/** The sentence with a citation around the offset: of a footnote if the offset is in one, otherwise the sentence around the footnote. */
export function findCitedSentence(snapshot: Snapshot, uri: string, offset: number): CitedSentence | undefined {
  const around = listCitedSentences(snapshot, uri).filter(({ span }) => touches(span, offset));
  return around.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

function printSentence({ text, scan, language }: DraftFile, { span, prose }: CitedSentence): string {
  return (language.prose?.printText(text, scan(), span) ?? prose).replaceAll(unprinted, '');
}

/**
 * Finds a part of a paper's abstract in the file from which the abstract was read; `span` is relative to `paper.abstract`. In a digest,
 * the result is the whole abstract if the part can't be found. In a bibliography, the result is always the whole entry. undefined if no
 * occurrence has this abstract, or if its place in the digest is not known.
 */
export function findAbstractSource(snapshot: Snapshot, { abstract, occurrences }: Paper, span: Span): SourceSpan | undefined {
  const occurrence = occurrences.find(({ entry }) => entry.abstract === abstract);
  if (occurrence === undefined) return undefined;
  if (occurrence.kind === 'bibliography') return { uri: occurrence.uri, span: locateOccurrence(snapshot, occurrence).block };
  const file = snapshot.digests.get(occurrence.uri);
  const start = file?.startOf(occurrence.entry);
  if (file === undefined || start === undefined || occurrence.entry.abstractSpan === undefined) return undefined;
  const whole = shiftSpan(occurrence.entry.abstractSpan, start);
  const prefix = abstract.slice(Math.max(0, span.start - 40), span.start);
  const suffix = abstract.slice(span.end, span.end + 40);
  const found = createPassageLocator(sliceSpan(file.text, whole)).locate({ exact: sliceSpan(abstract, span), prefix, suffix });
  return { uri: occurrence.uri, span: found.kind === 'found' ? shiftSpan(found.span, whole.start) : whole };
}

/**
 * Finds an exact string, such as an address, in the paper's blocks in digests and its entries in bibliographies, and returns the first
 * place. undefined if none of them contains the string.
 */
export function findBlockSource(snapshot: Snapshot, { occurrences }: Paper, words: string): SourceSpan | undefined {
  for (const occurrence of occurrences) {
    const text = (occurrence.kind === 'digest' ? snapshot.digests : snapshot.bibliographies).get(occurrence.uri)?.text;
    const { block } = locateOccurrence(snapshot, occurrence);
    const at = text === undefined ? -1 : sliceSpan(text, block).indexOf(words);
    if (at !== -1) return { uri: occurrence.uri, span: { start: block.start + at, end: block.start + at + words.length } };
  }
  return undefined;
}
