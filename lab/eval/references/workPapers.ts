import { isPreprintDoi, readWorkIdentifiers } from '../../../server/src/lookUp/registries/recordFields';
import type { RegisteredAuthor, RegisteredPaper } from '../../../test/support/registries/registeredPaper';
import { isPosted, isRegistered, type WorkNotice, type WorkVersion } from './work';
import type { IdentifierKind } from './workIndex';
import { findArxivYear, findCrossrefDoi, findOtherAuthors, listCrossrefAuthors } from './workNoise';

/** What each registry knows of a version of a work, or of all versions. */

/** arXiv knows a version as a preprint. DataCite and Hugging Face take what they have from arXiv. */
export function toArxivPaper(version: WorkVersion): RegisteredPaper {
  const { arxiv, doi, notice } = version;
  return {
    ...toPaper(version, version.authors),
    ...yearOf(findArxivYear(version)),
    ...(arxiv === undefined ? {} : { arxivId: arxiv }),
    ...(doi === undefined || findCrossrefDoi(version) === undefined ? {} : { doi }),
    ...(notice === 'withdrawn' || notice === 'retracted' ? { comment: 'This paper has been withdrawn by the authors' } : {}),
  };
}

/** Crossref knows a version with its DOI and with what was registered about it later. */
export function toCrossrefPaper(version: WorkVersion): RegisteredPaper {
  const { arxiv, year, venue, notice, id } = version;
  const doi = findCrossrefDoi(version);
  return {
    ...toPaper(version, listCrossrefAuthors(version)),
    ...yearOf(year),
    ...(doi === undefined ? {} : { doi }),
    ...(arxiv === undefined ? {} : { arxivId: arxiv }),
    ...(venue === undefined || isJoined(version) ? {} : { venue }),
    type: typeOf(version),
    ...(notice === undefined ? {} : { notice: { type: noticeTypes[notice], doi: `10.5555/notice.${id.replaceAll(' ', '.')}` } }),
  };
}

/** Crossref's documentation, "Registering updates". */
const noticeTypes: Readonly<Record<WorkNotice, string>> = {
  retracted: 'retraction',
  withdrawn: 'withdrawal',
  concern: 'expression_of_concern',
  corrected: 'correction',
};

/** OpenAlex joins the versions of a work, and describes the published one as Crossref does. */
export function toOpenAlexPaper(versions: readonly WorkVersion[]): RegisteredPaper | undefined {
  const main = findMain(versions);
  if (main === undefined) return undefined;
  const arxivId = findIdentifier(versions, 'arxiv');
  const authors = findOtherAuthors(main) ?? listCrossrefAuthors(main);
  const notice = versions.find((version) => version.notice === 'retracted');
  return {
    ...toCrossrefPaper(main),
    ...toPaper(main, authors),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(notice === undefined ? {} : { notice: { type: 'retraction', doi: '' } }),
    number: main.w,
  };
}

/** Semantic Scholar has one record for all versions of a work, with the year of the first. */
export function toSemanticScholarPaper(versions: readonly WorkVersion[]): RegisteredPaper | undefined {
  const main = findMain(versions);
  if (main === undefined) return undefined;
  const years = versions.flatMap((version) => (version.arxiv === undefined ? version.year : findArxivYear(version)) ?? []);
  const arxivId = findIdentifier(versions, 'arxiv');
  const doi = findIdentifier(versions, 'doi');
  const aclId = findIdentifier(versions, 'acl');
  return {
    ...toPaper(main, findOtherAuthors(main) ?? main.authors),
    ...yearOf(years.length === 0 ? undefined : Math.min(...years)),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(aclId === undefined ? {} : { aclId }),
    ...(main.venue === undefined || isPosted(main) ? {} : { venue: main.venue }),
    type: typeOf(main),
    number: main.w,
  };
}

/** The ACL Anthology knows what is in its volumes. Its DOIs contain its identifiers. */
export function toAclPaper(version: WorkVersion): RegisteredPaper {
  const { doi, year, venue } = version;
  const acl = findAclId(version);
  return {
    ...toPaper(version, version.authors),
    ...yearOf(year),
    ...(acl === undefined ? {} : { aclId: acl }),
    ...(doi === undefined ? {} : { doi }),
    ...(venue === undefined ? {} : { venue }),
  };
}

export function findAclId({ acl, doi }: WorkVersion): string | undefined {
  return acl ?? (doi === undefined ? undefined : readWorkIdentifiers({ doi }).aclId);
}

function toPaper({ title, authors: own = [], n = 0 }: WorkVersion, authors: readonly string[] = []): RegisteredPaper {
  return { title, authors: authors.map(splitAuthor), ...(n > own.length ? { hasMoreAuthors: true } : {}) };
}

function splitAuthor(author: string): RegisteredAuthor {
  const [family = '', ...given] = author.split(/,\s*/);
  return { family, given: given.join(', ') };
}

function yearOf(year: number | undefined): { readonly year?: number } {
  return year === undefined ? {} : { year };
}

/** The type in Crossref's words; the data has a few of its own, and lacks some. */
function typeOf(version: WorkVersion): string {
  const { type, venue = '', doi } = version;
  if (isPosted(version)) return isJoined(version) ? 'journal-article' : 'posted-content';
  if (type === undefined && /\b(?:conference|proceedings|workshop|symposium)\b/i.test(venue)) return 'proceedings-article';
  return types.get(type ?? '') ?? type ?? (doi === undefined ? 'other' : 'journal-article');
}

/** Whether the version is a preprint with the DOI of the published version, of which nothing else is known. */
function isJoined(version: WorkVersion): boolean {
  return isPosted(version) && version.arxiv !== undefined && version.doi !== undefined && !isPreprintDoi(version.doi);
}

const types: ReadonlyMap<string, string> = new Map([
  ['workshop-article', 'proceedings-article'],
  ['article', 'journal-article'],
  ['review', 'journal-article'],
]);

/** The version by which a work is described: rather one of a registry than one of a bibliography, and rather published than posted. */
function findMain(versions: readonly WorkVersion[]): WorkVersion | undefined {
  const rank = (version: WorkVersion): number =>
    4 * Number(!isRegistered(version)) + 2 * Number(isPosted(version)) + Number(findCrossrefDoi(version) === undefined);
  return versions.toSorted((one, other) => rank(one) - rank(other))[0];
}

/** The identifier that a registry gives, or otherwise a bibliography. */
function findIdentifier(versions: readonly WorkVersion[], kind: IdentifierKind): string | undefined {
  const identified = versions.filter((version) => version[kind] !== undefined);
  return (identified.find(isRegistered) ?? identified[0])?.[kind];
}
