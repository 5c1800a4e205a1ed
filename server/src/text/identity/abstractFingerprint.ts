import { hashText } from '../../base/hashText';
import { foldText } from '../foldText';

const wordsInSequence = 5;
const keptHashes = 4;
/** No abstract is longer, in UTF-16 units; of a longer text only the beginning is used. */
const longestAbstract = 10_000;

/**
 * The smallest hashes of all sequences of five words of an abstract, such as `1x4.9ab.b0.c2`; empty for an abstract of fewer words. Most
 * of the hashes remain the same if a few words of the abstract change (Broder, "On the resemblance and containment of documents").
 */
export function fingerprintAbstract(abstract: string): string {
  const words = foldText(abstract.slice(0, longestAbstract)).split(' ');
  const hashes = new Set<number>();
  for (let at = 0; at + wordsInSequence <= words.length; at++) hashes.add(hashText(...words.slice(at, at + wordsInSequence)));
  return [...hashes]
    .sort((a, b) => a - b)
    .slice(0, keptHashes)
    .map((hash) => hash.toString(36))
    .join('.');
}

/** Whether two abstracts share much of their text. */
export function agreeFingerprints(a: string, b: string): boolean {
  const hashes = b.split('.');
  return a.split('.').some((hash) => hash !== '' && hashes.includes(hash));
}
