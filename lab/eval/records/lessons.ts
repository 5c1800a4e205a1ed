import { join } from 'node:path';
import { readHtmlLines } from '../../../server/src/digest/marked/html/htmlLines';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { projectRoot } from '../../../test/support/projectRoot';
import type { Capture } from '../digests/capture';
import { readNoPapers } from '../digests/noPapers';
import { synthesize } from '../digests/synthesize';
import { type LearningCase, type LearningText, loadPackageTexts, toCase } from './captures';
import type { Weighted } from './trainRecords';

/** What the reader learns from beside captures, with less weight than a capture: so many made digests, and texts of packages. */
const madeCount = 300;
const packageCount = 60;
const otherWeight = 0.3;

/** Made digests and their beginnings, texts of packages, and every second of the everyday texts: the others are for judging. */
export function gatherOtherLessons(): readonly Weighted[] {
  const made = synthesize(1, madeCount);
  const short = made.flatMap((each, index) => shorten(each, 1 + (index % 3)) ?? []);
  const everyday = readNoPapers().filter(({ path }, index) => index % 2 === 0 && /\.(?:md|txt)$/.test(path));
  return [
    ...[...made, ...short].map((each) => ({ learningCase: toLearningCase(each), weight: otherWeight })),
    ...loadPackageTexts(join(projectRoot, 'node_modules'), packageCount).map((text) => ({
      learningCase: toCase(text),
      weight: otherWeight,
    })),
    ...everyday.map((each) => ({ learningCase: toLearningCase(each), weight: 2 * otherWeight })),
  ];
}

/** The beginning of a text with so many of its papers: short digests have little to repeat. undefined where its papers don't stand in order. */
function shorten(capture: Capture, count: number): Capture | undefined {
  const places = capture.titles.slice(0, count + 1).map((title) => capture.text.indexOf(title.slice(0, 24)));
  const cut = places[count];
  if (cut === undefined || places.some((place, index) => place < 0 || place <= (places[index - 1] ?? -1))) return undefined;
  return { ...capture, text: capture.text.slice(0, capture.text.lastIndexOf('\n', cut) + 1), titles: capture.titles.slice(0, count) };
}

/** Whether a capture is read by what was learnt. */
export function isLearnt({ text, path }: Capture): boolean {
  const { format } = parseDigest(text, { path });
  return format === undefined || format === 'text' || format === 'html';
}

export function toLearningCase({ name, family, text, path, titles }: Capture): LearningCase {
  const learning: LearningText = { name, family, text: text.replaceAll('\r\n', '\n'), titles };
  return path.endsWith('.html') ? toCase(learning, readHtmlLines(learning.text)) : toCase(learning);
}
