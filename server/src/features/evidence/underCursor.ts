import { findPinnedPaper } from '#library';
import { findSentenceEnd, segmentWords } from '#text';
import { type BibliographyFile, type DraftFile, findFile, resolveCitation, type Snapshot } from '#workspace';
import { findLastStart } from '../../base/lineIndex';
import { indexOfSpanAt, type Span, shiftSpan, sliceSpan, touches } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { findDigestPaper } from '../digests/digestPapers';
import { findMentions, findNamedPapers } from './mentions';

interface EntryUnderCursor {
  readonly entry: BibliographyEntry;
  /** The offset in the text where the entry begins. */
  readonly start: number;
}

/** The citation item whose key contains or adjoins the offset: in `[see @smi<|>th2020, p. 3]` it is the item for `smith2020`. */
export function findItemUnderCursor(draft: DraftFile, offset: number): CitationItem | undefined {
  const { citations } = draft.scan();
  const citation =
    citations[
      indexOfSpanAt(
        citations.map(({ span }) => span),
        offset,
      )
    ];
  return citation?.items.find(({ keySpan }) => touches(keySpan, offset));
}

/**
 * Like `findItemUnderCursor`, but the character before a key, such as the `@` of `@smith2020`, belongs to the item too. `span` is the key
 * with what is between it and the offset.
 */
export function findItemAtMark(draft: DraftFile, offset: number): { readonly item: CitationItem; readonly span: Span } | undefined {
  const item = findItemUnderCursor(draft, offset) ?? findItemUnderCursor(draft, offset + 1);
  return item === undefined ? undefined : { item, span: { start: Math.min(offset, item.keySpan.start), end: item.keySpan.end } };
}

/** The bibliography entry around the offset. */
export function findEntryUnderCursor(file: BibliographyFile, offset: number): EntryUnderCursor | undefined {
  const { entries, starts } = file.bibliography();
  const index = findLastStart(starts, offset);
  const [entry, start] = [entries[index], starts[index]];
  return entry !== undefined && start !== undefined && touches(shiftSpan(entry.span, start), offset) ? { entry, start } : undefined;
}

/** The key or alias at the offset in a bibliography, with its entry and its span in the text. */
export function findEntryKeyUnderCursor(
  file: BibliographyFile,
  offset: number,
): { readonly entry: BibliographyEntry; readonly key: CitationKey; readonly keySpan: Span } | undefined {
  const found = findEntryUnderCursor(file, offset);
  if (found === undefined) return undefined;
  for (const { key, keySpan } of [found.entry, ...found.entry.aliases]) {
    const span = shiftSpan(keySpan, found.start);
    if (touches(span, offset)) return { entry: found.entry, key, keySpan: span };
  }
  return undefined;
}

/** To find the word at an offset, this many UTF-16 code units of text before and after the offset are read. */
const maxWordLength = 60;

/**
 * Where a citation is inserted: after the word around `offset`, so `hea<|>ds` gives `heads<|>`. In a citation, in code or in a comment,
 * it is `offset` itself.
 */
export function getWordEnd({ text, scan }: DraftFile, offset: number): number {
  const { citations, opaque } = scan();
  const spans = citations.map(({ span }) => span);
  if (findAround(opaque, offset) !== undefined || findAround(spans, offset) !== undefined) return offset;
  const from = Math.max(0, offset - maxWordLength);
  const word = segmentWords(text.slice(from, offset + maxWordLength)).find(
    ({ start, end }) => from + start < offset && offset < from + end,
  );
  return word === undefined ? offset : from + word.end;
}

/** Where text other than a citation is inserted: after the word or the citation around `offset`. */
export function getWordOrCitationEnd(draft: DraftFile, offset: number): number {
  const spans = draft.scan().citations.map(({ span }) => span);
  return findAround(spans, offset)?.end ?? getWordEnd(draft, offset);
}

function findAround(spans: readonly Span[], offset: number): Span | undefined {
  const span = spans[indexOfSpanAt(spans, offset)];
  return span !== undefined && span.start < offset && offset < span.end ? span : undefined;
}

/** A mark that may follow the last word of a sentence without a full stop, as in `*heads*`. */
const closing = /^[*_~"'\u201d\u2019)\]}]/;

/**
 * Where a citation for a whole sentence is inserted: before the full stop, or after a quotation mark that follows the full stop. If a
 * citation is there already, the result is an offset within it: `Heads differ<|>.`, `Heads differ [@a<|>].` The language's
 * `insertCitation` accepts both kinds of offsets.
 */
export function getCitationOffset(draft: DraftFile, sentence: Span): number {
  const { text } = draft;
  const end = findSentenceEnd(sliceSpan(text, sentence));
  const isQuoted = /["'”’]/.test(end?.closing ?? '');
  const at = end === undefined ? skipClosing(draft, sentence.end) : isQuoted ? sentence.end : sentence.start + end.start;
  return findEndOfCluster(draft, at) ?? findEndOfCluster(draft, sentence.end) ?? at;
}

/**
 * The offset before the closing bracket of a citation that touches `offset`, or that only white space separates from it. undefined if
 * there is no such citation, or if it is narrative, such as `@doe`, which has no closing bracket.
 */
function findEndOfCluster({ text, scan }: DraftFile, offset: number): number | undefined {
  const { citations } = scan();
  const before = offset - (text.slice(Math.max(0, offset - 20), offset).match(/\s*$/)?.[0].length ?? 0);
  const spans = citations.map(({ span }) => span);
  for (const at of [before, offset]) {
    const citation = citations[indexOfSpanAt(spans, at)];
    if (citation === undefined || !touches(citation.span, at) || citation.items[0]?.mode === 'narrative') continue;
    return citation.span.end - 1;
  }
  return undefined;
}

/**
 * Skips the closing marks, math, code and citations after `from`, which belong to the last word of a sentence, and returns where they
 * end. Stops at a comment and at the end of the line.
 */
function skipClosing({ text, scan, language: { comments } }: DraftFile, from: number): number {
  const { opaque, citations } = scan();
  const stops = (start: number): boolean => text[start] === '\n' || (comments !== undefined && text.startsWith(comments.opener, start));
  let end = from;
  for (let at = from; at < text.length; ) {
    const hidden = [opaque, citations.map(({ span }) => span)]
      .map((spans) => spans[indexOfSpanAt(spans, at)])
      .find((span) => span !== undefined && span.start <= at && at < span.end);
    if (hidden !== undefined && !stops(hidden.start)) end = at = hidden.end;
    else if (hidden === undefined && closing.test(text[at] ?? '')) end = at += 1;
    else if (hidden === undefined && /[ \t$]/.test(text[at] ?? '')) at += 1;
    else break;
  }
  return end;
}

/** The edit that replaces the key at `span` by another one, in the notation that the language requires, such as `@{odd key}`. */
export function replaceKey({ text, language }: DraftFile, span: Span, key: CitationKey): TextEdit {
  return { span, newText: language.formatKey?.(text, span, key) ?? key };
}

/** The papers that the text under the cursor refers to. */
interface PaperUnderCursor {
  /** The key, name or title under the cursor. */
  readonly span: Span;
  /** Never empty. Contains several papers if a short key or a name is ambiguous. */
  readonly papers: readonly Paper[];
}

/**
 * The papers that the text under the cursor refers to. This text can be a citation key in a draft (`[@duo<|>attention]`), a paper's
 * name in the prose of a draft or in a digest ("as DuoAtt<|>ention shows"), a title in a digest, the key or title of an entry in a
 * bibliography, or a paper in the topics file. undefined if the text refers to no paper.
 */
export function findPaperUnderCursor(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft !== undefined) {
    const found = findItemAtMark(draft, offset);
    if (found !== undefined) return paperOrNothing(found.span, resolveCitation(snapshot, uri, found.item.key));
    return findMentions(snapshot, draft, { start: offset, end: offset })[0];
  }
  return findInDigest(snapshot, uri, offset) ?? findInBibliography(snapshot, uri, offset) ?? findInTopicsFile(snapshot, uri, offset);
}

function findInDigest(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const digest = snapshot.digests.get(uri);
  if (digest === undefined) return undefined;
  const { entries, starts } = digest.digest();
  const titles = entries.map(({ titleSpan }, index) => shiftSpan(titleSpan, starts[index] ?? 0));
  const index = indexOfSpanAt(titles, offset);
  const [entry, title] = [entries[index], titles[index]];
  if (entry !== undefined && title !== undefined && touches(title, offset)) {
    const paper = snapshot.library().findByEntry(entry);
    return paperOrNothing(title, paper === undefined ? [] : [paper]);
  }
  return findNamedPapers(snapshot, digest.text, { start: offset, end: offset })[0];
}

function findInBibliography(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const file = snapshot.bibliographies.get(uri);
  const found = file === undefined ? undefined : findEntryUnderCursor(file, offset);
  if (found === undefined) return undefined;
  const paper = snapshot.library().findByEntry(found.entry);
  const span = [found.entry.keySpan, found.entry.titleSpan]
    .map((part) => shiftSpan(part, found.start))
    .find((part) => touches(part, offset));
  return paper === undefined || span === undefined ? undefined : { span, papers: [paper] };
}

/** The paper that the text at the cursor in the topics file refers to. */
function findInTopicsFile(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const { topics, kept } = snapshot.ownFiles.topics.get(uri)?.written() ?? { topics: [], kept: [] };
  const lists = [...topics, ...kept, ...kept.flatMap(({ subtopics }) => subtopics)];
  const written = lists.flatMap(({ papers }) => papers).find((paper) => touches(paper, offset));
  if (written === undefined) return undefined;
  const paper = findPinnedPaper(snapshot.library(), written.value);
  return paperOrNothing({ start: written.start, end: written.end }, paper === undefined ? [] : [paper]);
}

/**
 * Like `findPaperUnderCursor`, but if the cursor in a digest is not on a name or title, the result is the paper whose block is around
 * the cursor, with the span of the block.
 */
export function findPaperAroundCursor(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const digest = snapshot.digests.get(uri);
  const around = digest === undefined ? undefined : findDigestPaper(snapshot, digest, offset);
  return findPaperUnderCursor(snapshot, uri, offset) ?? (around === undefined ? undefined : { span: around.span, papers: [around.paper] });
}

/** Whether the paper under the cursor is already known. If it is, the caller need not wait until more digests are read. */
export function knowsPaperUnderCursor(snapshot: Snapshot, uri: string, offset: number): boolean {
  return findFile(snapshot, uri) !== undefined && findPaperUnderCursor(snapshot, uri, offset) !== undefined;
}

function paperOrNothing(span: Span, papers: readonly Paper[]): PaperUnderCursor | undefined {
  return papers.length === 0 ? undefined : { span, papers };
}
