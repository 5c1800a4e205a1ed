import type { TriagedPaper } from '../model/triage';
import { foldText, foldTitle } from '../text/foldText';
import { listIdentifierKeys } from '../text/identifiers/identifierKeys';
import { stopWords } from '../text/words/stopWords';
import { agreeFingerprints, fingerprintAbstract } from './abstractFingerprint';
import type { IdentifiedPaper } from './paperIdentity';

/** Finds the decisions about papers. */
export interface TriageIndex<Decided extends TriagedPaper> {
  /**
   * The decisions about the paper, the latest one last: those with one of its identifiers, and those with its title. `foldedTitle` is the
   * title as `foldTitle` folds it.
   */
  list(paper: IdentifiedPaper, foldedTitle: string): readonly Decided[];
}

/** A title with fewer words that mean something, such as "Introduction", may belong to several works. */
const fewestTellingWords = 3;

export function createTriageIndex<Decided extends TriagedPaper>(papers: readonly Decided[]): TriageIndex<Decided> {
  // The sort is stable, so of the lines of one day the last one in the file is the latest.
  const ordered = [...papers].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const ranks = new Map(ordered.map((paper, rank) => [paper, rank]));
  const byIdentity = groupBy(ordered, ({ identity }) => identity.toLowerCase());
  const byTitle = groupBy(ordered, ({ title }) => foldTitle(title));
  return {
    list: (paper, foldedTitle) => {
      const keys = listIdentifierKeys(paper);
      const found = new Set(keys.flatMap((key) => byIdentity.get(key) ?? []));
      const namesakes = foldedTitle === '' ? [] : (byTitle.get(foldedTitle) ?? []);
      for (const each of namesakes) if (isSame(each, paper, keys)) found.add(each);
      return [...found].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
    },
  };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * Whether a decision about a paper with the same folded title is about this paper. Not if both have an identifier of the same kind. If
 * the title is too short to name a work, the abstracts must agree too, or both must be missing.
 */
function isSame({ identity, title }: TriagedPaper, { abstract }: IdentifiedPaper, keys: readonly string[]): boolean {
  if (isIdentifier(identity)) {
    const kind = identity.slice(0, identity.indexOf(':') + 1);
    return isTelling(title) && !keys.some((key) => key.startsWith(kind));
  }
  if (isTelling(title)) return true;
  const fingerprint = fingerprintAbstract(abstract);
  return identity === '-' ? fingerprint === '' : agreeFingerprints(identity.slice('text:'.length), fingerprint);
}

function isIdentifier(identity: string): boolean {
  return /^(?:arxiv|doi):/i.test(identity);
}

function isTelling(title: string): boolean {
  return (
    new Set(
      foldText(title)
        .split(' ')
        .filter((word) => !stopWords.has(word)),
    ).size >= fewestTellingWords
  );
}
