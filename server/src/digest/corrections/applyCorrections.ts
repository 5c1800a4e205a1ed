import { lazy } from '../../base/derivedValues';
import { lineStart } from '../../base/lineIndex';
import { fileName } from '../../base/paths';
import { listOverlapping, type Span } from '../../base/span';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import type { CorrectionEffect, EffectCounter } from './correctionEffects';
import { type Corrections, createCorrections, foldWords } from './corrections';
import { cutRecord } from './cutRecord';
import { listAlike, type NamedTitle } from './likeIt';
import { type CorrectionMatch, matchCorrections } from './matchCorrections';
import { partRecords } from './partRecords';
import { createRecordReader } from './recordReader';
import { retitle } from './retitle';
import { TitleLines } from './titleLines';

/** The parts of a read digest that corrections may change. */
type Corrected = Pick<ParsedDigest, 'entries' | 'issues' | 'pattern'>;

/**
 * Applies the writer's corrections to the result of reading a text. Each title that the writer named becomes a paper, whether it was
 * missed, was part of another abstract, or was read too long or too short. If a named title begins within another record, that record
 * then ends before the title. Records whose titles the writer rejected are removed, and titles of the same shape as a corrected one are
 * read like it. All other records remain the same objects. Only the file name at the end of `path` is used. `counter` counts what each
 * correction does.
 */
export function applyCorrections<Read extends Corrected>(
  text: string,
  read: Read,
  corrections: Corrections,
  path: string,
  counter?: EffectCounter,
): Read {
  const { emptyFiles, all } = corrections;
  const rank = emptyFiles.size === 0 ? undefined : emptyFiles.get(fileName(path).toLowerCase());
  const denial = all[rank ?? -1];
  if (rank === undefined || denial === undefined) return applyToPapers(text, read, corrections, counter);
  counter?.add(denial, 'removed', read.entries.length);
  // Papers that the writer named after saying that the file has none.
  return applyToPapers(
    text,
    { ...read, pattern: 'marked as a file without papers', entries: [], issues: [] },
    createCorrections(all.slice(rank + 1)),
    counter,
  );
}

function applyToPapers<Read extends Corrected>(text: string, read: Read, corrections: Corrections, counter?: EffectCounter): Read {
  const { noPapers } = corrections;
  const places = matchCorrections(text, corrections);
  const taught = applyShapes(text, read, corrections, places, counter);
  const named =
    places.length === 0
      ? taught
      : { ...taught, ...namePapers(text, taught, places, ({ correction }, effect) => counter?.add(correction, effect)) };
  if (noPapers.size === 0) return named;
  const entries = named.entries.filter(({ title }) => {
    const rejection = noPapers.get(foldWords(title));
    if (rejection !== undefined) counter?.add(rejection, 'removed');
    return rejection === undefined;
  });
  return entries.length === named.entries.length ? named : { ...named, entries };
}

/** At most this many shapes are applied to a text, because the whole text is compared with each of them. */
const maxShapes = 50;

/** Applies each shape to the result of those before it. A shape counts in a text to which the correction of its title applies. */
function applyShapes<Read extends Corrected>(
  text: string,
  read: Read,
  { shapes, noPapers }: Corrections,
  places: readonly CorrectionMatch[],
  counter?: EffectCounter,
): Read {
  if (shapes.length === 0) return read;
  const named = new Map(places.map((place): [string, NamedTitle] => [foldWords(place.title), place]));
  const lines = lazy(() => new TitleLines(text));
  let now = read;
  let count = 0;
  for (const like of shapes) {
    const { shape } = like;
    const example = foldWords(like.title);
    const found =
      shape.right !== undefined
        ? named.get(example)
        : noPapers.has(example)
          ? now.entries.find((entry) => foldWords(entry.title) === example)
          : undefined;
    if (found === undefined) continue;
    count += 1;
    if (count > maxShapes) break;
    const { titles, rejected } = listAlike(lines(), now.entries, shape, found);
    if (titles.length > 0)
      now = {
        ...now,
        ...namePapers(text, now, titles, ({ titleSpan }, effect) => {
          const place = listOverlapping(places, titleSpan, (each) => each.titleSpan)[0];
          counter?.add(place?.correction ?? like, effect);
        }),
      };
    if (rejected.length > 0) {
      const gone = new Set(rejected);
      for (const { title } of rejected) counter?.add(noPapers.get(foldWords(title)) ?? like, 'removed');
      now = { ...now, entries: now.entries.filter((entry) => !gone.has(entry)) };
    }
  }
  return now;
}

/** `tell` is called with each title and what naming it does. */
function namePapers<Named extends NamedTitle>(
  text: string,
  { entries, issues }: Corrected,
  places: readonly Named[],
  tell: (place: Named, effect: keyof CorrectionEffect) => void,
): Corrected {
  const kept: (UnnamedRecord | undefined)[] = [...entries];
  const made: UnnamedRecord[] = [];
  const readRecord = createRecordReader(text);
  let at = 0;
  for (const [index, place] of places.entries()) {
    const { title, titleSpan } = place;
    const passage = { text: title, span: titleSpan };
    while (at < entries.length && (kept[at]?.span.end ?? 0) <= titleSpan.start) at += 1;
    let after = at;
    while (after < entries.length && (kept[after]?.span.start ?? 0) < titleSpan.end) after += 1;
    const [first, ...others] = kept
      .slice(at, after)
      .filter((entry) => entry !== undefined && overlaps(entry.titleSpan, titleSpan)) as UnnamedRecord[];
    if (first !== undefined) {
      const isRight = others.length === 0 && foldWords(first.title) === foldWords(title);
      tell(place, isRight ? 'unchanged' : 'changed');
      if (isRight) continue;
      const read: readonly [UnnamedRecord, ...UnnamedRecord[]] = [first, ...others];
      for (const entry of read) kept[kept.indexOf(entry, at)] = undefined;
      const start = lineStart(text, Math.min(first.span.start, titleSpan.start));
      made.push(retitle(text, read, readRecord(passage, { start, end: Math.max(titleSpan.end, ...read.map(({ span }) => span.end)) })));
      continue;
    }
    tell(place, 'added');
    const around = kept[at];
    // The line in which the next title begins does not belong to this paper.
    const nextPaper = Math.min(places[index + 1]?.titleSpan.start ?? text.length, kept[after]?.span.start ?? text.length);
    const next = nextPaper < text.length ? lineStart(text, nextPaper) : nextPaper;
    const isInside = around !== undefined && around.span.start <= titleSpan.start && around.titleSpan.end <= titleSpan.start;
    if (isInside) kept[at] = cutRecord(text, around, titleSpan.start);
    const above = isInside
      ? lineStart(text, titleSpan.start)
      : Math.max(kept[at - 1]?.span.end ?? 0, places[index - 1]?.titleSpan.end ?? 0);
    const neighbours = [kept[at - (isInside ? 0 : 1)], made.at(-1)].filter((entry) => entry !== undefined);
    const lineEnd = endOfLine(text, titleSpan.end);
    const isLine = neighbours.some((entry) => isLineAbove(text, entry, titleSpan));
    const limit = Math.min(isInside ? around.span.end : next, next, isLine ? lineEnd : text.length);
    made.push(readRecord(passage, { start: above, end: Math.max(titleSpan.end, limit) }));
  }
  const all = partRecords(text, [...kept.filter((entry) => entry !== undefined), ...made]);
  return { entries: all, issues: issues.filter(({ span }) => listOverlapping(made, span, (entry) => entry.span).length === 0) };
}

/** Whether a record is a line of the paragraph of a title below, so that the record of this title is a line too. */
function isLineAbove(text: string, { span, titleSpan }: UnnamedRecord, title: Span): boolean {
  if (span.end > title.start || text.slice(titleSpan.start, span.end).includes('\n')) return false;
  return !/\n[ \t]*\n/.test(text.slice(span.end, title.start));
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
