import type { RegistryName } from '../../../server/src/model/registryRecord';
import type { RegisteredPaper } from '../../../test/support/registries/registeredPaper';
import type { RegistryContents } from '../../../test/support/registries/registryContents';
import type { WorkVersion } from './work';
import type { IdentifierKind, WorkIndex } from './workIndex';
import { findCompanion, findCrossrefDoi, isInOpenAlex, readCompanionDoi, readMadeUpDoi } from './workNoise';
import { toAclPaper, toArxivPaper, toCrossrefPaper, toOpenAlexPaper, toSemanticScholarPaper } from './workPapers';

/** A search of a registry finds no more. */
const maxFound = 20;
/** So many versions are looked at for a registry that knows only some of them. */
const maxLookedAt = 100;
/** Semantic Scholar matches no title that is less alike. It accepts titles that are cut off. */
const minLikeness = 0.5;

const kinds = { arxivId: 'arxiv', doi: 'doi', aclId: 'acl' } as const;

/** What each registry knows of the works of an index. */
export function contentsOf(registry: RegistryName, index: WorkIndex): RegistryContents {
  switch (registry) {
    case 'arxiv':
    case 'datacite':
    case 'hugging-face':
      return listVersions(index, ({ arxiv }) => arxiv !== undefined, toArxivPaper);
    case 'acl-anthology':
      return listVersions(index, ({ acl }) => acl !== undefined, toAclPaper);
    case 'crossref':
      return listRegistered(index);
    case 'openalex':
      return listWorks(index, { minLikeness: 0, isKnown: isInOpenAlex, describe: toOpenAlexPaper });
    case 'semantic-scholar':
      return listWorks(index, { minLikeness, isKnown: () => true, describe: toSemanticScholarPaper });
  }
}

/** A registry with a record for each version that it knows. */
function listVersions(
  index: WorkIndex,
  isKnown: (version: WorkVersion) => boolean,
  describe: (version: WorkVersion) => RegisteredPaper,
): RegistryContents {
  return {
    find: (kind, identifiers) => findVersions(index, kinds[kind], identifiers).filter(isKnown).map(describe),
    search: (title) =>
      searchVersions(index, title)
        .map(({ version }) => version)
        .filter(isKnown)
        .slice(0, maxFound)
        .map(describe),
  };
}

/** Crossref, where some works have companions. */
function listRegistered(index: WorkIndex): RegistryContents {
  const isKnown = (version: WorkVersion): boolean => findCrossrefDoi(version) !== undefined;
  const own = listVersions(index, isKnown, toCrossrefPaper);
  return {
    find: (kind, identifiers) => [
      ...own.find(kind, identifiers),
      ...(kind === 'doi' ? identifiers.flatMap((doi) => findUnlisted(index, doi) ?? []).map(toCrossrefPaper) : []),
    ],
    search: (title) =>
      searchVersions(index, title)
        .map(({ version }) => version)
        .filter(isKnown)
        .flatMap((version) => [version, ...[findCompanion(version)].flatMap((companion) => companion ?? [])])
        .slice(0, maxFound)
        .map(toCrossrefPaper),
  };
}

/** The version of a DOI that the data does not have. */
function findUnlisted(index: WorkIndex, doi: string): WorkVersion | undefined {
  const companion = readCompanionDoi(doi);
  if (companion !== undefined) {
    const version = index.listVersions(companion.w).find(({ id }) => id === companion.id);
    const found = version === undefined ? undefined : findCompanion(version);
    return found?.doi === doi ? found : undefined;
  }
  return index.find('doi', doi) === undefined
    ? index.listVersions(readMadeUpDoi(doi) ?? 0).find((version) => findCrossrefDoi(version) === doi)
    : undefined;
}

/** A registry with one record for all versions of a work. */
function listWorks(
  index: WorkIndex,
  options: {
    readonly minLikeness: number;
    readonly isKnown: (version: WorkVersion) => boolean;
    readonly describe: (versions: readonly WorkVersion[]) => RegisteredPaper | undefined;
  },
): RegistryContents {
  const describeAll = (found: readonly WorkVersion[]): readonly RegisteredPaper[] => {
    const works = [...new Set(found.map(({ w }) => w))].map((w) => index.listVersions(w));
    return works.filter((versions) => versions.some(options.isKnown)).flatMap((versions) => options.describe(versions) ?? []);
  };
  return {
    find(kind, identifiers) {
      const unlisted = kind === 'doi' ? identifiers.flatMap((doi) => findUnlisted(index, doi) ?? []).filter(({ w }) => w > 0) : [];
      return describeAll([...findVersions(index, kinds[kind], identifiers), ...unlisted]);
    },
    search: (title) => {
      const found = searchVersions(index, title).filter(({ likeness }) => likeness >= options.minLikeness);
      return describeAll(found.map(({ version }) => version)).slice(0, maxFound);
    },
  };
}

function searchVersions(index: WorkIndex, title: string): ReturnType<WorkIndex['search']> {
  return index.search(title, maxLookedAt);
}

function findVersions(index: WorkIndex, kind: IdentifierKind, identifiers: readonly string[]): readonly WorkVersion[] {
  return identifiers.flatMap((identifier) => index.find(kind, identifier) ?? []);
}
