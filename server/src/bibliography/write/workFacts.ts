import { looksLikeDoi, toArxivUrl } from '#text';
import { escapeUrl } from '../../base/escape';
import type { CompletedReference } from '../../model/completedReference';
import type { Paper } from '../../model/paper';
import type { PaperEntry, PaperLink } from '../../model/paperEntry';
import type { PersonName } from '../../model/personName';
import type { PreferredVersion } from '../../model/settings';
import { splitName } from './authorNames';

/**
 * How a work was published, as far as it decides the type of its entry. A 'preprint' is at arXiv, and no other venue of the version that
 * is cited is known; 'other' is all that has no type of its own.
 */
export type PublicationKind = 'article' | 'in-proceedings' | 'in-collection' | 'book' | 'report' | 'preprint' | 'other';

/** What an entry says of a work besides its title. All facts are of one version; what no source says is undefined or empty. */
export interface WorkFacts {
  readonly kind: PublicationKind;
  readonly authors: readonly PersonName[];
  readonly hasMoreAuthors: boolean;
  readonly year?: number | undefined;
  /** The journal, proceedings or book in which the work is; for 'other', how it was published. */
  readonly venue?: string | undefined;
  readonly volume?: string | undefined;
  /** Only for a work that has a volume: BibTeX's styles print no number without one. */
  readonly issue?: string | undefined;
  readonly pages?: string | undefined;
  readonly publisher?: string | undefined;
  /** Can be printed by TeX as it is. */
  readonly doi?: string | undefined;
  /** Such as `2411.13560` or `cs/0112017`. It is also given for a published version. */
  readonly arxivId?: string | undefined;
  /** The address of the work's own page, which TeX can read verbatim. */
  readonly url?: string | undefined;
}

/** What an entry of the paper says, for the version that the writer prefers to cite. */
export function getWorkFacts(paper: Paper, preferred: PreferredVersion = 'published'): WorkFacts {
  const { reference } = paper;
  const authors = listAuthors(paper);
  const arxivId = findPrintableArxivId(paper);
  const ids = { arxivId, url: findPaperUrl(paper, arxivId) };
  if (reference === undefined || reference.type === undefined || reference.type === 'preprint' || reference.type === 'unknown') {
    if (arxivId === undefined) {
      // Of a preprint in another archive, the DOI is all by which it can be found.
      const doi = findPrintableDoi(paper.doi ?? reference?.preprintDoi);
      return { kind: 'other', ...authors, year: paper.year, venue: paper.venue ?? reference?.publisher, doi, ...ids };
    }
    const venue = isArchive(paper.venue) ? undefined : paper.venue;
    const kind = venue === undefined ? 'preprint' : 'other';
    return { kind, ...authors, year: paper.year, venue, doi: findPrintableDoi(paper.doi), ...ids };
  }
  if (preferred === 'preprint' && arxivId !== undefined && reference.preprintYear !== undefined)
    return { kind: 'preprint', ...authors, year: reference.preprintYear, doi: findPrintableDoi(reference.preprintDoi), ...ids };
  const facts: WorkFacts = {
    kind: 'other',
    ...authors,
    year: reference.year,
    venue: reference.venue,
    publisher: reference.publisher,
    pages: reference.pages,
    volume: reference.volume,
    ...(reference.volume === undefined ? {} : { issue: reference.issue }),
    doi: findPrintableDoi(reference.doi),
    ...ids,
    ...(reference.aclId === undefined || !/^[\w.-]+$/.test(reference.aclId) ? {} : { url: `https://aclanthology.org/${reference.aclId}/` }),
  };
  return { ...facts, ...choosePublication(reference, facts) };
}

/**
 * The kind of the entry. Styles of BibTeX warn about an entry without a field that they require (btxdoc, section 3.1); a work for which
 * such a field is unknown is 'other', and its venue or publisher says how it was published.
 */
function choosePublication({ type }: CompletedReference, facts: WorkFacts): Pick<WorkFacts, 'kind' | 'venue'> {
  const { authors, year, venue, publisher } = facts;
  if (authors.length > 0 && year !== undefined) {
    if (type === 'article-journal' && venue !== undefined) return { kind: 'article', venue };
    if (type === 'paper-conference' && venue !== undefined) return { kind: 'in-proceedings', venue };
    if (type === 'chapter' && venue !== undefined && publisher !== undefined) return { kind: 'in-collection', venue };
    if (type === 'book' && publisher !== undefined) return { kind: 'book', venue };
    if (type === 'report' && (publisher ?? venue) !== undefined) return { kind: 'report', venue: publisher ?? venue };
  }
  return { kind: 'other', venue: venue ?? publisher };
}

/** The authors in the parts that a registry separates, otherwise as the sources of the paper write them. */
function listAuthors(paper: Paper): Pick<WorkFacts, 'authors' | 'hasMoreAuthors'> {
  const { reference } = paper;
  if (reference !== undefined && reference.authors.length > 0 && (reference.hasMoreAuthors === undefined || paper.authors.length === 0))
    return { authors: reference.authors, hasMoreAuthors: reference.hasMoreAuthors === true };
  return { authors: paper.authors.map(splitName), hasMoreAuthors: paper.hasMoreAuthors === true };
}

/** Whether the name of a venue is only that of an archive of preprints, which `eprint` says already. */
export function isArchive(venue: string | undefined): boolean {
  return venue !== undefined && /^(?:arxiv|corr)\b/i.test(venue);
}

/** undefined for text that cannot be an identifier (arXiv help, "Understanding the arXiv identifier"). */
function findPrintableArxivId({ arxivId, reference }: Paper): string | undefined {
  return [arxivId, reference?.arxivId].find((id) => id !== undefined && /^[\w.-]+(?:\/\d+)?$/.test(id));
}

/** undefined for text that is no DOI, or that TeX can't print as it is. */
export function findPrintableDoi(doi: string | undefined): string | undefined {
  return doi !== undefined && looksLikeDoi(doi) && !/[^\x21-\x7e]|[{}\\%#]/.test(doi) ? doi : undefined;
}

/** The pages of the paper's code and of its project are not used, because they are other works. */
function findPaperUrl(paper: Paper, arxivId: string | undefined): string | undefined {
  if (arxivId !== undefined) return toArxivUrl(arxivId);
  const pages = listOwnPages(paper);
  const links = ['page', 'pdf'].flatMap((kind) => pages.filter((link) => link.kind === kind));
  return links.map(({ url }) => escapeUrl(url)).find((url) => url !== undefined);
}

/**
 * The pages and files of a paper itself, by which it can be found. A page that its abstract names is that of its project: of code, data or
 * a demonstration.
 */
export function listOwnPages({ links, abstract }: Pick<PaperEntry, 'links' | 'abstract'>): readonly PaperLink[] {
  return links.filter(({ kind, url }) => (kind === 'page' || kind === 'pdf') && !abstract.includes(url.replace(/^https?:\/\/|\/$/g, '')));
}
