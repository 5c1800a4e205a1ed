import {
  type Correction,
  type CorrectionMatch,
  type Corrections,
  createCorrections,
  findLesson,
  foldWords,
  gatherBlocks,
  guessTitle,
  isBoundedLike,
  listCorrectionsIn,
  type MadeCorrection,
  makeNoPaperCorrection,
  makePaperCorrection,
  printCorrection,
  readMarkdownLines,
  type ShapeCorrection,
  TitleLines,
} from '#digest';
import type { CorrectionChange } from '#ownFiles';
import { type DigestFile, editOwnFile, type OwnFileEdit, type Refusal, refuseEdit, type Snapshot } from '#workspace';
import { lazy } from '../../base/derivedValues';
import { lineEnd, lineStart } from '../../base/lineIndex';
import { fileName } from '../../base/paths';
import { type Span, shiftSpan, sliceSpan, trimSpan } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import { type DigestPaper, findDigestPaper, listDigestPapers } from './digestPapers';

/**
 * What the writer says: this is a paper, this is not a paper, the title of a paper ends here, or this file has no papers. 'forget' undoes
 * such corrections, and 'only-this' what they say of others.
 */
export type CorrectionKind = 'paper' | 'no-paper' | 'title-end' | 'no-papers' | 'forget' | 'only-this';

/**
 * The edits of the corrections file. `title` is the paper's title, or for 'no-papers' the name of the file; for 'forget' and 'only-this', it
 * is the line of the first correction that is removed. `alike` is how many others are read like the corrected one.
 */
export type DigestCorrectionResult = (OwnFileEdit & { readonly title: string; readonly alike: number }) | Refusal;

interface PlannedCorrection {
  readonly title: string;
  readonly alike: number;
  readonly change: CorrectionChange;
}

/** Creates the correction for a cursor or a selection, or returns the reason why there is none, which is shown to the writer. */
type Maker = (snapshot: Snapshot, file: DigestFile, span: Span) => MadeCorrection | string;

type TitleKind = 'paper' | 'no-paper' | 'title-end';

/** An action by which the writer corrects how a digest was read. */
export interface CorrectionAction {
  readonly kind: Exclude<CorrectionKind, 'only-this'>;
  readonly title: string;
  /** The URI of the corrections file. */
  readonly uri: string;
  readonly isNew: boolean;
  readonly edits: readonly TextEdit[];
}

/** Plans the edit that writes a correction into the writer's corrections file. `span` is the cursor or the selection. */
export function digestCorrection(snapshot: Snapshot, uri: string, span: Span, kind: CorrectionKind): DigestCorrectionResult {
  const digest = snapshot.digests.get(uri);
  if (digest === undefined) return refuseEdit("This file isn't a digest.");
  const planned = planCorrection(snapshot, digest, span, kind);
  if (typeof planned === 'string') return refuseEdit(planned);
  const { title, alike, change } = planned;
  const edit = editOwnFile(snapshot, 'corrections', () => change);
  return edit.kind === 'refused' ? edit : { ...edit, title, alike };
}

function planCorrection(snapshot: Snapshot, digest: DigestFile, span: Span, kind: CorrectionKind): PlannedCorrection | string {
  switch (kind) {
    case 'forget':
      return remove(listForgettable(snapshot, digest, span));
    case 'only-this':
      return remove(listForgettable(snapshot, digest, span).filter((correction) => correction.kind === 'like'));
    case 'no-papers':
      return digest.digest().entries.length === 0 ? 'No papers were found in this file.' : denyPapers(fileName(digest.uri));
    default:
      return add(snapshot, digest, span, kind);
  }
}

function denyPapers(file: string): PlannedCorrection {
  return { title: file, alike: 0, change: { added: [{ kind: 'no-papers', fileName: file }], removed: [] } };
}

function add(snapshot: Snapshot, digest: DigestFile, span: Span, kind: TitleKind): PlannedCorrection | string {
  const made = makers[kind](snapshot, digest, span);
  if (typeof made === 'string') return made;
  const { correction, titleSpan } = made;
  if (correction.kind === 'paper' && !countsAt(digest.text, titleSpan, correction)) return noTitle;
  const outdated =
    correction.kind === 'no-paper'
      ? []
      : listCorrectionsIn(digest.text, titleSpan, snapshot.corrections)
          .filter((place) => overlaps(place, titleSpan))
          .map((place) => place.correction);
  const lesson = findLesson(new TitleLines(digest.text), listRead(digest), made, createNamedTest(snapshot.corrections));
  const added = lesson === undefined ? [correction] : [correction, lesson.correction];
  return { title: correction.title, alike: lesson?.count ?? 0, change: { added, removed: outdated } };
}

/** Creates the test whether the writer named a title. */
function createNamedTest({ all }: Corrections): (title: string) => boolean {
  const named = new Set(all.flatMap((each) => (each.kind === 'paper' ? [foldWords(each.title)] : [])));
  return (title) => named.has(foldWords(title));
}

/** The records of a digest with spans in its text. */
function listRead({ digest }: DigestFile): Parameters<typeof findLesson>[1] {
  const { entries, starts } = digest();
  return entries.map((entry, index) => {
    const start = starts[index] ?? 0;
    const { title, authors, arxivId, doi } = entry;
    return { title, span: shiftSpan(entry.span, start), titleSpan: shiftSpan(entry.titleSpan, start), authors, arxivId, doi };
  });
}

/** Whether the correction, when it is applied to the digest, affects the title for which it was made. */
function countsAt(text: string, titleSpan: Span, correction: Correction): boolean {
  return listCorrectionsIn(text, titleSpan, createCorrections([correction])).some((place) => overlaps(place, titleSpan));
}

function overlaps({ titleSpan, correction }: CorrectionMatch, { start, end }: Span): boolean {
  return correction.kind === 'paper' && titleSpan.start < end && start < titleSpan.end;
}

function remove(removed: readonly Correction[]): PlannedCorrection | string {
  const [first] = removed;
  if (first === undefined) return 'There is no correction here.';
  return { title: printCorrection(first), alike: 0, change: { added: [], removed } };
}

/** The corrections that apply to the lines of the span, to the title of the paper at its start, to others like it, and to the file. */
function listForgettable(snapshot: Snapshot, file: DigestFile, { start, end }: Span): readonly Correction[] {
  const { text } = file;
  const { corrections } = snapshot;
  const lines = { start: lineStart(text, start), end: lineEnd(text, end) };
  const known = findPaperHere(snapshot, file, start);
  const stretches = known === undefined ? [lines] : [lines, known.title];
  const own = [
    ...new Set(stretches.flatMap((stretch) => listCorrectionsIn(text, stretch, corrections)).map(({ correction }) => correction)),
  ];
  const titles = new Set(own.map(({ title }) => foldWords(title)));
  const fileLines = lazy(() => new TitleLines(text));
  const isShown = ({ title, shape }: ShapeCorrection): boolean =>
    titles.has(foldWords(title)) || (known !== undefined && isBoundedLike(fileLines(), known.title, shape));
  const ofFile = corrections.all.filter((each) => each.kind === 'no-papers' && isSameFile(each.fileName, file.uri));
  return [...own, ...corrections.shapes.filter(isShown), ...ofFile];
}

function isSameFile(name: string, uri: string): boolean {
  return name.toLowerCase() === fileName(uri).toLowerCase();
}

const noTitle = 'Select the title. It can be on one line or on several lines without a blank line between them.';
const notInTitle = 'Place the cursor in a title or where it ends.';
const noPaper = "The cursor isn't in a paper. Place it in one.";

const makers = {
  paper: (snapshot, file, span) => {
    const { text } = file;
    const isSelected = sliceSpan(text, span).trim() !== '';
    const titleSpan = isSelected
      ? widenToWords(text, trimSpan(text, span))
      : guessTitle(text, findPassedOver(file, span.start), span.start);
    const correction = titleSpan === undefined ? undefined : makePaperCorrection(text, titleSpan);
    if (correction === undefined || titleSpan === undefined) return noTitle;
    const known = findPaperHere(snapshot, file, span.start);
    if (known !== undefined && foldWords(known.entry.title) === foldWords(correction.title))
      return 'This text is already recognized as a paper.';
    const isDenied = snapshot.corrections.noPapers.has(foldWords(correction.title));
    return isSelected || isDenied || known === undefined ? { correction, titleSpan } : noTitle;
  },
  'no-paper': (snapshot, file, { start }) => {
    const known = findPaperHere(snapshot, file, start);
    const correction = known === undefined ? undefined : makeNoPaperCorrection(known.entry.title);
    return known === undefined || correction === undefined ? noPaper : { correction, titleSpan: known.title };
  },
  'title-end': (snapshot, file, { end }) => {
    const known = findPaperHere(snapshot, file, end) ?? findDigestPaper(snapshot, file, lineStart(file.text, end) - 1);
    if (known === undefined) return noPaper;
    const { start } = known.title;
    const titleSpan = trimSpan(file.text, { start, end: endOfWord(file.text, Math.max(start, end)) });
    // If the cursor is before the first word of its line, no title ends there.
    if (titleSpan.end < lineStart(file.text, end)) return notInTitle;
    const isNear =
      titleSpan.end <= known.title.end || (countBreaks(file.text.slice(known.title.end, titleSpan.end)) < 2 && isOneBlock(file, titleSpan));
    if (!isNear || titleSpan.start === titleSpan.end) return notInTitle;
    const correction = makePaperCorrection(file.text, titleSpan);
    if (correction === undefined) return noTitle;
    return foldWords(correction.title) === foldWords(known.entry.title) ? 'The title already ends here.' : { correction, titleSpan };
  },
} satisfies Readonly<Record<TitleKind, Maker>>;

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}

/**
 * The paper whose block is at the offset. If only white space precedes the offset in its line, and a title begins further on in the
 * line, it is the paper with this title.
 */
function findPaperHere(snapshot: Snapshot, file: DigestFile, offset: number): DigestPaper | undefined {
  const isInLead = file.text.slice(lineStart(file.text, offset), offset).trim() === '';
  const line = { start: offset, end: lineEnd(file.text, offset) };
  const beginsHere = isInLead
    ? listDigestPapers(snapshot, file, line).find(({ title }) => title.start >= offset && title.start <= line.end)
    : undefined;
  return beginsHere ?? findDigestPaper(snapshot, file, offset);
}

/** Whether the text is a single list item, table cell or paragraph. */
function isOneBlock({ text }: DigestFile, { start, end }: Span): boolean {
  return gatherBlocks(readMarkdownLines(text.slice(lineStart(text, start), end))).length === 1;
}

/** Widens a span so that it begins and ends with whole words. */
function widenToWords(text: string, { start, end }: Span): Span {
  const isInWord = /^[\p{L}\p{N}\p{M}]/u.test(text.slice(start, start + 2));
  const before = isInWord ? (/[\p{L}\p{N}\p{M}]*$/u.exec(text.slice(Math.max(0, start - maxWordLength), start))?.[0].length ?? 0) : 0;
  return { start: start - before, end: endOfWord(text, end) };
}

const maxWordLength = 100;

function endOfWord(text: string, offset: number): number {
  const isInWord = /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, offset - 2), offset));
  return isInWord ? offset + (/^[\p{L}\p{N}\p{M}]*/u.exec(text.slice(offset, offset + maxWordLength))?.[0].length ?? 0) : offset;
}

/** The length of the longest block that can be a title, in UTF-16 code units. */
const maxTitleLength = 300;

/** The block at the offset that was not recognised as a paper, if it is short enough to be a title; otherwise the line. */
function findPassedOver(file: DigestFile, offset: number): Span {
  const line = { start: lineStart(file.text, offset), end: lineEnd(file.text, offset) };
  const issue = file.digest().issues.find(({ span }) => span.start <= line.end && line.start <= span.end)?.span;
  return issue === undefined || issue.end - issue.start > maxTitleLength ? line : issue;
}

const maxShownLength = 70;

const titles: Readonly<Record<CorrectionAction['kind'], string>> = {
  paper: 'This is a paper',
  'no-paper': 'Not a paper',
  'title-end': 'Title ends here',
  'no-papers': 'No papers in this file',
  forget: 'Remove correction',
};

/**
 * The corrections that are possible for a cursor or selection, except those that the writer already made. Empty if the document is not
 * a digest.
 */
export function listCorrectionActions(snapshot: Snapshot, uri: string, span: Span): readonly CorrectionAction[] {
  const digest = snapshot.digests.get(uri);
  if (digest === undefined) return [];
  const isInPaper = findPaperHere(snapshot, digest, span.start) !== undefined;
  return (Object.keys(titles) as CorrectionAction['kind'][]).flatMap((kind): readonly CorrectionAction[] => {
    if (kind === 'no-papers' && !isInPaper) return [];
    const answer = digestCorrection(snapshot, uri, span, kind);
    if (answer.kind === 'refused' || answer.edits.length === 0) return [];
    return [{ kind, title: `${titles[kind]}: "${shorten(answer.title)}"`, uri: answer.uri, isNew: answer.isNew, edits: answer.edits }];
  });
}

/** Shortens a long title in the middle, so that the writer sees where it begins and ends. */
function shorten(title: string): string {
  if (title.length <= maxShownLength) return title;
  const half = maxShownLength / 2;
  return `${title.slice(0, half).replace(/\s\S*$/, '')} … ${title.slice(-half).replace(/^\S*\s/, '')}`;
}
