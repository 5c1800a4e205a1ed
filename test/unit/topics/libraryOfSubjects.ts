import type { TopicDocument } from '../../../server/src/topics/topicMap';
import { createRandom } from '../../support/random';

const subjects = [
  ['sparse attention', 'attention pattern', 'block mask', 'long sequence'],
  ['mountain rivers', 'river bed', 'sediment layer', 'glacier melt'],
  ['protein folding', 'amino acid', 'binding site', 'molecular dynamics'],
  ['auction design', 'bidding strategy', 'truthful mechanism', 'revenue bound'],
  ['music generation', 'melody line', 'drum track', 'audio sample'],
  ['robot grasping', 'gripper force', 'tactile sensor', 'cluttered bin'],
  ['speech recognition', 'acoustic model', 'spoken word', 'noisy room'],
  ['graph colouring', 'vertex degree', 'chromatic number', 'planar graph'],
] as const;
const names = ['Kite', 'Rope', 'Sail', 'Mast', 'Keel', 'Deck', 'Helm', 'Bow', 'Stern', 'Anchor'];

/** Papers on eight subjects in turn, each with words of its own subject. Deterministic. */
export function createLibraryOfSubjects(count: number): readonly TopicDocument[] {
  const random = createRandom(7);
  return Array.from({ length: count }, (_, index) => {
    const [subject = '', ...words] = subjects[index % subjects.length] ?? [];
    const sentence = (): string =>
      `We look at ${subject} with a ${random.pick(words)} and a ${random.pick(words)} in case ${random.below(50)}.`;
    return {
      key: `k${index}`,
      title: `${random.pick(names)}${index}: On ${subject} by ${random.pick(words)}`,
      abstract: `${sentence()} ${sentence()} ${sentence()}`,
    };
  });
}

/** The number of a paper's subject. */
export function subjectOf(key: string): number {
  return Number(key.slice(1)) % subjects.length;
}
