import type { LayeredMap } from '../base/layeredMap';
import type { CompletedReference, PaperIdentity } from '../model/completedReference';
import type { Occurrence, Paper } from '../model/paper';
import { listReferenceKeys, type PaperDescription, type ReferenceIndex } from '../ownFiles/references/referenceIndex';
import { foldTitle } from '../text/foldText';
import { listIdentifierKeys } from '../text/identifiers/identifierKeys';
import { getWorkKey, type Work, type WorkKey } from './groupIntoWorks';

/** The identifiers of an occurrence, without repetition, in the form in which they are compared. */
export function listOccurrenceIdentifiers({ entry }: Occurrence): readonly string[] {
  return listIdentifierKeys(entry);
}

/** How the writer's files identify a paper, whatever registries say of it. */
export function getPaperIdentity({ title, occurrences }: Paper): PaperIdentity {
  const entries = occurrences.map(({ entry }) => entry);
  const arxivId = entries.find((entry) => entry.arxivId !== undefined)?.arxivId;
  const doi = entries.find((entry) => entry.doi !== undefined)?.doi;
  return { title, ...(arxivId === undefined ? {} : { arxivId }), ...(doi === undefined ? {} : { doi }) };
}

/** The reference of a work; undefined if it has none. */
export function findReference(references: ReferenceIndex, work: Work): CompletedReference | undefined {
  return references.references.length === 0 ? undefined : references.find(describeWork(work));
}

function describeWork(work: Work): PaperDescription {
  const [first] = work;
  const title = getWorkKey(first);
  const author = work.find(({ entry }) => entry.authors.length > 0)?.entry.authors[0];
  return {
    foldedTitle: typeof title === 'string' ? title : '',
    identifiers: work.flatMap(listOccurrenceIdentifiers),
    ...(author === undefined ? {} : { author }),
  };
}

interface WorkMaps {
  readonly byTitle: Pick<LayeredMap<WorkKey, readonly Work[]>, 'has'>;
  readonly byIdentifier: Pick<LayeredMap<string, readonly Occurrence[]>, 'get'>;
}

/** The keys of the works whose reference may be another one with `now` than with `before`. */
export function listTouchedByReferences(before: ReferenceIndex, now: ReferenceIndex, maps: WorkMaps): ReadonlySet<WorkKey> {
  if (before === now) return new Set();
  const [old, current] = [new Set(before.references), new Set(now.references)];
  const changed = [...[...old].filter((reference) => !current.has(reference)), ...[...current].filter((reference) => !old.has(reference))];
  return new Set(changed.flatMap((reference) => listPossibleWorks(reference, maps)));
}

/** The keys of the works that a reference may describe: those with its title, and those with one of its identifiers. */
export function listPossibleWorks(reference: CompletedReference, { byTitle, byIdentifier }: WorkMaps): readonly WorkKey[] {
  const title = foldTitle(reference.paper.title);
  const sharing = listReferenceKeys(reference).flatMap((key) => byIdentifier.get(key) ?? []);
  return [...(byTitle.has(title) ? [title] : []), ...sharing.map(getWorkKey)];
}
