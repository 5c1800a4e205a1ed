import type { RegistryName, WorkIdentifiers } from '../../../server/src/model/registryRecord';
import type { RegisteredPaper } from '../../../test/support/registries/registeredPaper';
import type { RegistryContents } from '../../../test/support/registries/registryContents';
import type { WorkVersion } from './work';
import type { WorkIndex } from './workIndex';
import { findCompanion, findCrossrefDoi, isInOpenAlex, readCompanionDoi, readMadeUpDoi } from './workNoise';
import { findAclId, toAclPaper, toArxivPaper, toCrossrefPaper, toOpenAlexPaper, toSemanticScholarPaper } from './workPapers';

/** A search of a registry finds no more. */
const maxFound = 20;
/** So many versions are looked at for a registry, which may know only some of them. */
const maxLookedAt = 100;
/** Semantic Scholar matches no title that is less alike. It accepts titles that are cut off. */
const minLikeness = 0.5;

/** What each registry knows of the works of an index. */
export function contentsOf(registry: RegistryName, index: WorkIndex): RegistryContents {
  switch (registry) {
    case 'arxiv':
    case 'datacite':
    case 'hugging-face':
      return listVersions(index, {
        kind: 'arxivId',
        identify: ({ arxiv }) => arxiv,
        find: (arxivId) => index.find('arxiv', arxivId),
        describe: toArxivPaper,
      });
    case 'acl-anthology':
      return listVersions(index, {
        kind: 'aclId',
        identify: findAclId,
        find: (aclId) => findByAclId(index, aclId),
        describe: toAclPaper,
      });
    case 'crossref':
      return listVersions(index, {
        kind: 'doi',
        identify: findCrossrefDoi,
        find: (doi) => findByDoi(index, doi),
        describe: toCrossrefPaper,
        findCompanion,
      });
    case 'openalex':
      return listWorks(index, { minLikeness: 0, isKnown: isInOpenAlex, describe: toOpenAlexPaper });
    case 'semantic-scholar':
      return listWorks(index, { minLikeness, isKnown: () => true, describe: toSemanticScholarPaper });
  }
}

/** A registry with a record for each version that has an identifier of one kind. */
interface VersionRegistry {
  readonly kind: keyof WorkIdentifiers;
  /** undefined for a version that the registry does not know. */
  identify(version: WorkVersion): string | undefined;
  /** `identifier` is in lower case. */
  find(identifier: string): WorkVersion | undefined;
  describe(version: WorkVersion): RegisteredPaper;
  /** Another record that a search finds together with that of a version. */
  findCompanion?(version: WorkVersion): WorkVersion | undefined;
}

function listVersions(index: WorkIndex, registry: VersionRegistry): RegistryContents {
  const find = (identifiers: readonly string[]): readonly WorkVersion[] =>
    identifiers.flatMap((identifier) => registry.find(identifier.toLowerCase()) ?? []);
  return {
    find: (kind, identifiers) => (kind === registry.kind ? find(identifiers).map((version) => registry.describe(version)) : []),
    search(title) {
      const found = index.search(title, maxLookedAt).flatMap(({ version }) => registry.identify(version)?.toLowerCase() ?? []);
      // The data can have a version from several sources.
      return find([...new Set(found)].slice(0, maxFound))
        .flatMap((version) => [version, registry.findCompanion?.(version)])
        .flatMap((version) => (version === undefined ? [] : [registry.describe(version)]))
        .slice(0, maxFound);
    },
  };
}

/** A registry with one record for all versions of a work. */
interface WorkRegistry {
  /** How alike titles must be to be found, as of `WorkIndex`. */
  readonly minLikeness: number;
  /** Whether it knows a work by this version. */
  isKnown(version: WorkVersion): boolean;
  describe(versions: readonly WorkVersion[]): RegisteredPaper | undefined;
}

function listWorks(index: WorkIndex, registry: WorkRegistry): RegistryContents {
  const describeAll = (found: readonly WorkVersion[]): readonly RegisteredPaper[] => {
    const works = [...new Set(found.map(({ w }) => w))].map((w) => index.listVersions(w));
    return works
      .filter((versions) => versions.some((version) => registry.isKnown(version)))
      .flatMap((versions) => registry.describe(versions) ?? []);
  };
  const find = {
    arxivId: (arxivId: string) => index.find('arxiv', arxivId),
    doi: (doi: string) => findByDoi(index, doi),
    aclId: (aclId: string) => findByAclId(index, aclId),
  };
  return {
    find: (kind, identifiers) => describeAll(identifiers.flatMap((identifier) => find[kind](identifier) ?? [])),
    search(title) {
      const found = index.search(title, maxLookedAt).filter(({ likeness }) => likeness >= registry.minLikeness);
      return describeAll(found.map(({ version }) => version)).slice(0, maxFound);
    },
  };
}

/** The version that Crossref has by a DOI in lower case, whether the data has the DOI or it is made up. */
function findByDoi(index: WorkIndex, doi: string): WorkVersion | undefined {
  const listed = index.find('doi', doi);
  if (listed !== undefined) return listed;
  const companion = readCompanionDoi(doi);
  const versions = index.listVersions(companion?.w ?? readMadeUpDoi(doi) ?? 0);
  if (companion === undefined) return versions.find((version) => findCrossrefDoi(version) === doi);
  const original = versions.find(({ id }) => id === companion.id);
  const found = original === undefined ? undefined : findCompanion(original);
  return found?.doi === doi ? found : undefined;
}

/** The DOIs of the ACL Anthology contain its identifiers, and some works of the data have only the DOI. */
function findByAclId(index: WorkIndex, aclId: string): WorkVersion | undefined {
  return index.find('acl', aclId) ?? index.find('doi', `10.18653/v1/${aclId}`) ?? index.find('doi', `10.3115/v1/${aclId}`);
}
