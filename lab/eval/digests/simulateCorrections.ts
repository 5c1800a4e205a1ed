import { type Span, shiftSpan, sliceSpan } from '../../../server/src/base/span';
import { listWords } from '../../../server/src/digest/corrections/comparedWords';
import type { Correction, TitleCorrection } from '../../../server/src/digest/corrections/correction';
import { createCorrections } from '../../../server/src/digest/corrections/corrections';
import { findLesson } from '../../../server/src/digest/corrections/likeIt';
import { makeNoPaperCorrection, makePaperCorrection } from '../../../server/src/digest/corrections/makeCorrection';
import { TitleLines } from '../../../server/src/digest/corrections/titleLines';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import type { Digest } from '../../../server/src/model/digest';
import { foldTitle, judgeEntries } from '../judgeDigests';
import type { Capture } from './capture';

/** F1 of a capture without a correction, after the first one, and so on. */
export interface Corrected {
  readonly capture: Capture;
  readonly alone: readonly number[];
  readonly taught: readonly number[];
  /** The corrections of `taught`. */
  readonly corrections: readonly Correction[];
}

/** A title and where it is. */
interface Place {
  readonly span: Span;
  readonly isPaper: boolean;
}

/**
 * Corrects a capture `count` times, each time the first mistake in the order of the text: a missed title is selected and named, a
 * surplus one that overlaps none is rejected. It does so once for each title by itself, and once so that each correction teaches.
 */
export function simulateCorrections(capture: Capture, count: number): Corrected {
  const known = findTitles(capture);
  const alone = correct(capture, known, count, false);
  const taught = correct(capture, known, count, true);
  return { capture, alone: alone.f1, taught: taught.f1, corrections: taught.corrections };
}

function correct(
  capture: Capture,
  known: ReadonlyMap<string, Span>,
  count: number,
  teaches: boolean,
): { readonly f1: readonly number[]; readonly corrections: readonly Correction[] } {
  const { text, path } = capture;
  const corrections: Correction[] = [];
  const f1: number[] = [];
  const lines = new TitleLines(text);
  const done = new Set<string>();
  for (;;) {
    const digest = parseDigest(text, { path }, [], createCorrections(corrections));
    f1.push(judgeEntries(capture, digest.entries).f1);
    if (f1.length > count) return { f1, corrections };
    const made = findMistake(capture, digest, known, done);
    if (made === undefined) continue;
    const { correction, span } = made;
    done.add(`${correction.kind} ${foldTitle(correction.title)}`);
    const read = digest.entries.map((entry, index) => ({
      ...entry,
      span: shiftSpan(entry.span, digest.starts[index] ?? 0),
      titleSpan: shiftSpan(entry.titleSpan, digest.starts[index] ?? 0),
    }));
    const lesson = teaches
      ? findLesson(lines, read, { correction, titleSpan: span }, (title) => done.has(`paper ${foldTitle(title)}`))
      : undefined;
    corrections.push(correction, ...(lesson === undefined ? [] : [lesson.correction]));
  }
}

/** The first mistake in the order of the text that was not corrected before. */
function findMistake(
  { text, papers, neither = [] }: Capture,
  { entries, starts }: Digest,
  known: ReadonlyMap<string, Span>,
  done: ReadonlySet<string>,
): { readonly correction: TitleCorrection; readonly span: Span } | undefined {
  const wanted = new Set([...papers.map(({ title }) => title), ...neither].map(foldTitle));
  const read = new Set(entries.map(({ title }) => foldTitle(title)));
  const missed = [...known].filter(([title]) => !read.has(title)).map(([, span]): Place => ({ span, isPaper: true }));
  const surplus = entries.flatMap((entry, index): readonly Place[] => {
    const span = shiftSpan(entry.titleSpan, starts[index] ?? 0);
    const isTitle =
      wanted.has(foldTitle(entry.title)) || [...known.values()].some((each) => each.start < span.end && span.start < each.end);
    return isTitle ? [] : [{ span, isPaper: false }];
  });
  for (const { span, isPaper } of [...missed, ...surplus].sort((a, b) => a.span.start - b.span.start)) {
    const correction = isPaper ? makePaperCorrection(text, span) : makeNoPaperCorrection(titleAt(entries, starts, span));
    if (correction !== undefined && !done.has(`${correction.kind} ${foldTitle(correction.title)}`)) return { correction, span };
  }
  return undefined;
}

function titleAt(entries: Digest['entries'], starts: Digest['starts'], { start }: Span): string {
  return entries.find(({ titleSpan }, index) => titleSpan.start + (starts[index] ?? 0) === start)?.title ?? '';
}

/** Where the words of each title are in the text, in the order of the titles if one occurs more than once. */
function findTitles({ text, titles }: Capture): ReadonlyMap<string, Span> {
  const words = listWords(text);
  const places = new Map<string, number[]>();
  for (const [at, { folded }] of words.entries()) {
    const known = places.get(folded);
    if (known === undefined) places.set(folded, [at]);
    else known.push(at);
  }
  const found = new Map<string, Span>();
  let least = 0;
  for (const title of titles) {
    const own = listWords(title).map(({ folded }) => folded);
    const starts = (places.get(own[0] ?? '') ?? []).filter((at) => own.every((word, index) => words[at + index]?.folded === word));
    const at = starts.find((each) => (words[each]?.start ?? 0) >= least) ?? starts[0];
    if (at === undefined) continue;
    const span = { start: words[at]?.start ?? 0, end: words[at + own.length - 1]?.end ?? 0 };
    least = span.start;
    if (foldTitle(sliceSpan(text, span)) !== '') found.set(foldTitle(title), span);
  }
  return found;
}
