import { hashText } from '../base/checksum';
import { ignorable } from '../base/escape';
import type { WorkIdentifiers } from '../model/registryRecord';
import { foldText, foldTitle } from './foldText';
import { listIdentifierKeys } from './paperIdentifiers';
import { stopWords } from './words/englishWords';

/** A paper as far as it says which work it is. */
export interface IdentifiedPaper extends WorkIdentifiers {
  readonly title: string;
  /** Empty if the paper has no abstract. */
  readonly abstract: string;
}

/** A paper as a line of the writer's file names it. */
interface WrittenPaper {
  /** As `getIdentity` writes it. */
  readonly identity: string;
  readonly title: string;
}

/**
 * What stands for a paper in the writer's files, without white space: an identifier of the paper, as `listIdentifierKeys` writes it;
 * otherwise the fingerprint of its abstract, such as `text:1x4.9ab`; `-` for a paper without an identifier and without an abstract.
 */
export function getIdentity(paper: IdentifiedPaper): string {
  const identifier = listIdentifierKeys(paper).find((key) => !/\s/.test(key));
  if (identifier !== undefined) return identifier;
  const fingerprint = fingerprintAbstract(paper.abstract);
  return fingerprint === '' ? '-' : `text:${fingerprint}`;
}

/** A title as it is written into a line of the writer's files: what nobody sees is left out. Empty if nothing is left. */
export function printTitle(title: string): string {
  return title.replace(controls, ' ').replace(invisible, '').replace(/\s+/g, ' ').trim();
}

const controls = /\p{Cc}/gu;
const invisible = new RegExp(`[${ignorable}]`, 'gu');

/** The identity that is written in a file; undefined if the text has none. */
export function parseIdentity(written: string): string | undefined {
  const identity = written.toLowerCase();
  return /^(?:-$|(?:arxiv|doi|text):.)/.test(identity) ? identity : undefined;
}

/** Whether the identity is an identifier, by which the paper is known without its title. */
export function isIdentifier(identity: string): boolean {
  return /^(?:arxiv|doi):/.test(identity);
}

/** A title with fewer words that mean something, such as "Introduction", may belong to several works. */
const minTellingWords = 3;

/**
 * Whether a line is about this paper: if it names one of the paper's identifiers, or if the folded titles are equal. Equal titles do
 * not suffice if the line and the paper have different identifiers of the same kind. If the title is too short to name a work, the
 * abstracts must agree too, or both must be missing.
 */
export function isAboutPaper({ identity, title }: WrittenPaper, paper: IdentifiedPaper): boolean {
  const keys = listIdentifierKeys(paper);
  if (keys.includes(identity)) return true;
  if (title === '' || foldTitle(title) !== foldTitle(paper.title)) return false;
  const [kind = ''] = /^(?:arxiv|doi):/.exec(identity) ?? [];
  if (kind !== '') return isTelling(title) && !keys.some((key) => key.startsWith(kind));
  if (isTelling(title)) return true;
  const fingerprint = fingerprintAbstract(paper.abstract);
  return identity === '-' ? fingerprint === '' : agreeFingerprints(identity.slice('text:'.length), fingerprint);
}

function isTelling(title: string): boolean {
  const words = foldTitle(title).split(' ');
  return new Set(words.filter((word) => !stopWords.has(word))).size >= minTellingWords;
}

const wordsInSequence = 5;
const keptHashes = 4;
/** No abstract is longer, in UTF-16 units; of a longer text only the beginning is used. */
const maxAbstractLength = 10_000;

/**
 * The smallest hashes of all sequences of five words of an abstract, such as `1x4.9ab.b0.c2`; empty for an abstract of fewer words. Most
 * of the hashes remain the same if a few words of the abstract change (Broder, "On the resemblance and containment of documents").
 */
export function fingerprintAbstract(abstract: string): string {
  const words = foldText(abstract.slice(0, maxAbstractLength)).split(' ');
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
