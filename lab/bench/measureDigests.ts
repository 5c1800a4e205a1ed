import { performance } from 'node:perf_hooks';
import { parseDigest } from '../../server/src/digest/parseDigest';
import { ReadingMemory } from '../../server/src/digest/records/blocks/readingMemory';
import type { Digest } from '../../server/src/model/digest';
import { type DigestShape, type ShapedPaper, writeShape } from '../../test/support/digestShapes';
import { type Figures, format } from './measuring';

const readings = 5;
const letters = 20;

/**
 * Reading a digest of one shape, whole and after a letter in one of its abstracts or titles. What a list looks like is decided over all of it,
 * so a letter reads the text again, but takes from the
 * reading before what depends on a block alone; the papers that it does not touch stay the same objects.
 */
export function measureDigest(shape: DigestShape, papers: readonly ShapedPaper[]): Figures {
  const text = writeShape(shape, papers);
  const memory = new ReadingMemory();
  let digest: Digest | undefined;
  const whole = timesOf(readings, () => (digest = parseDigest(text, { path: shape.path })));
  const splitting = timesOf(readings, () => text.split('\n'));
  const kept: number[] = [];
  const edited = timesOf(letters, (round) => {
    const known = digest?.entries ?? [];
    digest = parseDigest(typeInto(text, round), { path: shape.path, memory }, known);
    const before = new Set(known);
    kept.push(digest.entries.filter((entry) => before.has(entry)).length);
  });
  return {
    digest: shape.name,
    'size, kB': (text.length / 1000).toFixed(0),
    'papers found': String(digest?.entries.length ?? 0),
    'reading it [splitting it into lines]': `${format(whole)} [${format(splitting)}]`,
    'reading it after a letter': format(edited),
    'papers that stay the same objects then, at least': String(Math.min(...kept)),
  };
}

/** The text with a letter more, at the end of a word. */
function typeInto(text: string, round: number): string {
  const from = Math.floor((text.length * (round + 0.5)) / letters);
  const at = from + Math.max(0, text.slice(from).search(/(?<=\p{L}{4})\s/u));
  return `${text.slice(0, at)}s${text.slice(at)}`;
}

function timesOf(count: number, run: (round: number) => unknown): readonly number[] {
  return Array.from({ length: count }, (_, round) => {
    const started = performance.now();
    run(round);
    return performance.now() - started;
  });
}
