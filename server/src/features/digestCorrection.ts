import { URI, Utils } from 'vscode-uri';
import { fileName } from '../base/fileName';
import { sliceSpan, trimSpan, type Span } from '../base/span';
import type { Correction } from '../digest/corrections/correction';
import { foldWords } from '../digest/corrections/corrections';
import { editCorrections } from '../digest/corrections/editCorrections';
import { denyPaper, guessTitle, namePaper } from '../digest/corrections/makeCorrection';
import type { TextEdit } from '../model/draft';
import { staysBelow } from '../workspace/insideFolders';
import type { Snapshot } from '../workspace/snapshot';
import type { DigestFile } from '../workspace/textFile';
import { findDigestPaper } from './notes/digestPassage';

/** What a writer says of a place in a digest: here is a paper, here is none, here the title of one ends. */
export type CorrectionKind = 'paper' | 'no-paper' | 'title-end';

export type DigestCorrectionAnswer =
  /** The edits of the file of corrections; none where it says so already. */
  | { readonly kind: 'edits'; readonly uri: string; readonly isNew: boolean; readonly title: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Keeps what the writer says of a place, or of what they have selected, in their file of corrections. */
export function digestCorrection(snapshot: Snapshot, uri: string, span: Span, kind: CorrectionKind): DigestCorrectionAnswer {
  const digest = snapshot.digests.get(uri);
  if (digest === undefined) return refuse('This file is no digest.');
  const correction = makers[kind](snapshot, digest, span);
  if (typeof correction === 'string') return refuse(correction);
  const file = [...snapshot.correctionsFiles.values()][0];
  const { correctionsFile } = snapshot.settings;
  if (file?.problem !== undefined) return refuse(`${fileName(file.uri)} can't be read, so nothing was changed: ${file.problem}`);
  if (file === undefined && !staysBelow(correctionsFile)) return refuse(`The setting marginalia.correctionsFile is "${correctionsFile}", which leads out of the folder of the workspace. Choose a file inside of it.`);
  const [folder] = snapshot.folders;
  const target = file?.uri ?? (folder === undefined ? undefined : Utils.joinPath(URI.parse(folder), correctionsFile).toString());
  if (target === undefined) return refuse('Corrections are kept in a file of the folder that is open. Open one first.');
  return { kind: 'edits', uri: target, isNew: file === undefined, title: correction.title, edits: editCorrections(file?.text ?? '', correction) };
}

function refuse(reason: string): DigestCorrectionAnswer {
  return { kind: 'refused', reason };
}

const noTitle = 'Select the words of the title: some words on one line, or on a few without a blank line between them.';
const noPaper = 'The cursor is in no paper of this digest.';

/** The correction, or why there is none, in words for the writer. */
type Maker = (snapshot: Snapshot, digest: DigestFile, span: Span) => Correction | string;

const makers: Readonly<Record<CorrectionKind, Maker>> = {
  paper: (snapshot, file, span) => {
    const { text } = file;
    const isSelected = sliceSpan(text, span).trim() !== '';
    const titled = isSelected ? span : guessTitle(text, findPassedOver(file, span.start), span.start);
    const correction = namePaper(text, titled);
    if (correction === undefined) return noTitle;
    const known = findDigestPaper(snapshot, file, span.start);
    if (known !== undefined && foldWords(known.entry.title) === foldWords(correction.title)) return 'This is a paper already.';
    const isDenied = snapshot.corrections.noPapers.has(foldWords(correction.title));
    return isSelected || isDenied || known === undefined ? correction : noTitle;
  },
  'no-paper': (snapshot, file, { start }) => {
    const known = findDigestPaper(snapshot, file, start);
    return known === undefined ? noPaper : (denyPaper(known.entry.title) ?? noTitle);
  },
  'title-end': (snapshot, file, { end }) => {
    const known = findDigestPaper(snapshot, file, end) ?? findDigestPaper(snapshot, file, lineAt(file, end).start - 1);
    if (known === undefined) return noPaper;
    const { start } = known.title;
    const titled = trimSpan(file.text, { start, end: endOfWord(file.text, Math.max(start, end)) });
    const isNear = titled.end <= known.title.end || countBreaks(file.text.slice(known.title.end, titled.end)) < 2;
    if (!isNear || titled.start === titled.end) return 'Put the cursor into a title, or right behind it, where it ends.';
    const correction = namePaper(file.text, titled);
    if (correction === undefined) return noTitle;
    return foldWords(correction.title) === foldWords(known.entry.title) ? 'The title ends here already.' : correction;
  },
};

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}

/** A title does not end within a word. */
function endOfWord(text: string, offset: number): number {
  const isInWord = /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, offset - 2), offset));
  return isInWord ? offset + (/^[\p{L}\p{N}\p{M}]*/u.exec(text.slice(offset, offset + 100))?.[0].length ?? 0) : offset;
}

/** Longer blocks are no titles, in UTF-16 units. */
const longestTitle = 300;

/** The block at the place that was passed over, as far as it may be a title on several lines; else the line. */
function findPassedOver(file: DigestFile, offset: number): Span {
  const line = lineAt(file, offset);
  const issue = file.digest().issues.find(({ span }) => span.start <= line.end && line.start <= span.end)?.span;
  return issue === undefined || issue.end - issue.start > longestTitle ? line : issue;
}

function lineAt({ text }: DigestFile, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end === -1 ? text.length : end };
}
