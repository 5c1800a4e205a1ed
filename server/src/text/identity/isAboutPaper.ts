import { foldTitle } from '../foldText';
import { listIdentifierKeys } from '../identifiers/identifierKeys';
import { stopWords } from '../words/stopWords';
import { agreeFingerprints, fingerprintAbstract } from './abstractFingerprint';
import type { IdentifiedPaper } from './paperIdentity';

/** A title with fewer words that mean something, such as "Introduction", may belong to several works. */
const fewestTellingWords = 3;

/** A paper as a line of the writer's file names it. */
export interface WrittenPaper {
  /** As `getIdentity` writes it. */
  readonly identity: string;
  readonly title: string;
}

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
  return new Set(words.filter((word) => !stopWords.has(word))).size >= fewestTellingWords;
}
