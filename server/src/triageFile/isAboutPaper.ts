import type { TriagedPaper } from '../model/triage';
import { foldTitle } from '../text/foldText';
import { listIdentifierKeys } from '../text/identifiers/identifierKeys';
import { stopWords } from '../text/words/stopWords';
import { agreeFingerprints, fingerprintAbstract } from './abstractFingerprint';
import type { IdentifiedPaper } from './paperIdentity';

/** A title with fewer words that mean something, such as "Introduction", may belong to several works. */
const fewestTellingWords = 3;

/**
 * Whether a decision is about this paper: if it names one of the paper's identifiers, or if the folded titles are equal. Equal titles do
 * not suffice if the decision and the paper have different identifiers of the same kind. If the title is too short to name a work, the
 * abstracts must agree too, or both must be missing.
 */
export function isAboutPaper({ identity, title }: Pick<TriagedPaper, 'identity' | 'title'>, paper: IdentifiedPaper): boolean {
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

/** The decisions in the order in which they were made: by day, and those of one day in the order of the file. */
export function orderByDate<Decided extends TriagedPaper>(papers: readonly Decided[]): readonly Decided[] {
  return [...papers].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
