import type { Random } from '../../test/support/random';
import type { Lesson } from './lessons';

/** The stems of two texts that are about the same: no stem is in both. */
export interface Pair {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

const minWords = 3;
/** A right side of more words is shortened to these. */
const maxWords = 60;

/** For each paper its title, or a passage taken out of its abstract, beside the rest. */
export function makePairs(lessons: readonly Lesson[], random: Random): readonly Pair[] {
  return random.shuffle(lessons).flatMap((lesson) => {
    const pair = makePair(lesson, random);
    return pair === undefined || pair.left.length < minWords || pair.right.length < minWords ? [] : [pair];
  });
}

function makePair({ title, sentences }: Lesson, random: Random): Pair | undefined {
  if (sentences.length === 0) return splitTitle(title, random);
  const taken = sentences.length > 2 && random.below(2) === 1 ? random.below(sentences.length) : -1;
  const left = taken === -1 ? title : (sentences[taken] ?? title);
  const others = taken === -1 ? sentences : [title, ...sentences.filter((_, at) => at !== taken)];
  const shared = new Set(left);
  const right = new Set<number>();
  for (const each of others) for (const stem of each) if (!shared.has(stem)) right.add(stem);
  return { left, right: Int32Array.from(right.size > maxWords ? random.shuffle([...right]).slice(0, maxWords) : right) };
}

/** The words of a title without an abstract, dealt to two sides. */
function splitTitle(title: Int32Array, random: Random): Pair {
  const words = random.shuffle([...title]);
  const half = words.length >> 1;
  return { left: Int32Array.from(words.slice(0, half)), right: Int32Array.from(words.slice(half)) };
}
