import { escapeBibtex, escapeHtml } from '../../../server/src/base/escape';
import { listNames, listSpokenNames, type RegisteredPaper } from './registeredPaper';

/** Papers as registries describe them, each in its own form. */

export function toCrossrefWork(paper: RegisteredPaper): unknown {
  const { year, notice } = paper;
  return {
    DOI: paper.doi,
    type: paper.type ?? 'proceedings-article',
    title: [paper.title],
    author: listNames(paper).map(({ given, family }, index) => ({
      ...(given === '' ? { name: family } : { given, family }),
      sequence: index === 0 ? 'first' : 'additional',
      affiliation: [],
    })),
    ...(year === undefined ? {} : { issued: { 'date-parts': [[year]] } }),
    'container-title': paper.venue === undefined ? [] : [paper.venue],
    ...(paper.volume === undefined ? {} : { volume: paper.volume }),
    ...(paper.pages === undefined ? {} : { page: paper.pages }),
    ...(paper.abstract === undefined ? {} : { abstract: `<jats:p>${escapeHtml(paper.abstract)}</jats:p>` }),
    ...(notice === undefined ? {} : { 'updated-by': [{ type: notice.type, DOI: notice.doi, label: notice.type, source: 'publisher' }] }),
    ...(paper.arxivId === undefined
      ? {}
      : { relation: { 'has-preprint': [{ 'id-type': 'doi', id: `10.48550/arXiv.${paper.arxivId}`, 'asserted-by': 'subject' }] } }),
  };
}

// The following formats are written by hand from the registries' documentation.

export function toDataciteDoi(paper: RegisteredPaper): unknown {
  const { arxivId, title, abstract, year, doi } = paper;
  return {
    id: `10.48550/arxiv.${arxivId}`,
    type: 'dois',
    attributes: {
      doi: `10.48550/arxiv.${arxivId}`,
      titles: [{ title }],
      creators: listNames(paper).map(({ given, family }) =>
        given === '' ? { name: family } : { name: `${family}, ${given}`, nameType: 'Personal', givenName: given, familyName: family },
      ),
      publicationYear: year,
      descriptions: abstract === undefined ? [] : [{ description: abstract, descriptionType: 'Abstract' }],
      types: { resourceTypeGeneral: 'Preprint' },
      relatedIdentifiers: doi === undefined ? [] : [{ relationType: 'IsVersionOf', relatedIdentifier: doi, relatedIdentifierType: 'DOI' }],
    },
  };
}

/** The DOI by which OpenAlex knows a paper; undefined if it has none. */
export function findOpenAlexDoi({ doi, arxivId }: RegisteredPaper): string | undefined {
  return doi?.toLowerCase() ?? (arxivId === undefined ? undefined : `10.48550/arxiv.${arxivId}`);
}

/** Lists of works have no more than `maxAuthors` of a work. */
export function toOpenAlexWork(paper: RegisteredPaper, maxAuthors = Number.POSITIVE_INFINITY): unknown {
  const { venue = null, type } = paper;
  const doi = findOpenAlexDoi(paper);
  return {
    id: `https://openalex.org/W${paper.number ?? hashTitle(paper.title, 31) % 1e9}`,
    doi: doi === undefined ? null : `https://doi.org/${doi}`,
    title: paper.title,
    publication_year: paper.year ?? null,
    primary_location: isPreprint(paper)
      ? { source: { display_name: venue ?? 'arXiv', type: 'repository' } }
      : { source: { display_name: venue, type: sourceTypes.get(type ?? 'proceedings-article') ?? null }, raw_type: type ?? null },
    locations: paper.arxivId === undefined ? [] : [{ landing_page_url: `https://arxiv.org/abs/${paper.arxivId}` }],
    type: isPreprint(paper) ? 'preprint' : type !== undefined && ownTypes.has(type) ? type : 'article',
    authorships: listSpokenNames(paper)
      .slice(0, maxAuthors)
      .map((name) => ({ raw_author_name: name, author: { display_name: name } })),
    biblio: { volume: paper.volume ?? null, first_page: null, last_page: null },
    abstract_inverted_index: paper.abstract === undefined ? null : invert(paper.abstract),
    is_retracted: paper.notice?.type === 'retraction',
    is_paratext: false,
  };
}

const sourceTypes: ReadonlyMap<string, string> = new Map([
  ['journal-article', 'journal'],
  ['proceedings-article', 'conference'],
]);

/** Types that OpenAlex and Crossref name alike. Others are its "article". */
const ownTypes: ReadonlySet<string> = new Set(['book', 'book-chapter', 'dissertation', 'report', 'reference-entry', 'other']);

function isPreprint({ type, doi }: RegisteredPaper): boolean {
  return type === undefined ? doi === undefined : type === 'posted-content';
}

function invert(text: string): Readonly<Record<string, readonly number[]>> {
  const index: Record<string, number[]> = {};
  for (const [place, word] of text.split(/\s+/).entries()) index[word] = [...(index[word] ?? []), place];
  return index;
}

export function toSemanticScholarPaper(paper: RegisteredPaper): unknown {
  const number = paper.number ?? hashTitle(paper.title, 33);
  return {
    paperId: number.toString(16).padStart(40, '0'),
    title: paper.title,
    abstract: paper.abstract ?? null,
    authors: listSpokenNames(paper).map((name) => ({ name })),
    year: paper.year ?? null,
    venue: paper.venue ?? (paper.arxivId === undefined ? '' : 'arXiv.org'),
    publicationVenue: null,
    journal: paper.volume === undefined ? null : { name: paper.venue ?? '', volume: paper.volume, pages: paper.pages ?? '' },
    externalIds: { ArXiv: paper.arxivId, DOI: paper.doi, ACL: paper.aclId },
    publicationTypes: paper.venue === undefined ? null : [paperTypes.get(paper.type ?? '') ?? 'Conference'],
  };
}

const paperTypes: ReadonlyMap<string, string> = new Map([
  ['journal-article', 'JournalArticle'],
  ['book', 'Book'],
  ['book-chapter', 'BookSection'],
]);

function hashTitle(title: string, factor: number): number {
  return [...title].reduce((sum, letter) => (sum * factor + letter.charCodeAt(0)) % 2 ** 40, 5);
}

export function toHuggingFacePaper(paper: RegisteredPaper): unknown {
  const { arxivId, title, abstract = '', year } = paper;
  const ai = { ai_summary: `A machine writes about ${title}.`, ai_keywords: ['machine'] };
  return {
    id: arxivId,
    title,
    summary: abstract,
    authors: listSpokenNames(paper).map((name) => ({ name })),
    ...(year === undefined ? {} : { publishedAt: `${year}-03-01T00:00:00.000Z` }),
    ...ai,
  };
}

/** The BibTeX file that the ACL Anthology has for a paper. */
export function renderAclEntry(paper: RegisteredPaper): string {
  const { aclId = '', title, abstract, year, doi, venue, pages, hasMoreAuthors } = paper;
  const names = listNames(paper)
    .slice(0, paper.authors.length)
    .map(({ given, family }) => (given === '' ? `{${escapeBibtex(family)}}` : `${escapeBibtex(family)}, ${escapeBibtex(given)}`));
  const fields = {
    title,
    year: year?.toString(),
    url: `https://aclanthology.org/${aclId}/`,
    booktitle: venue,
    doi,
    pages: pages?.replace('-', '--'),
    abstract,
  };
  const written = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`    ${name} = "${name === 'url' || name === 'doi' ? value : escapeBibtex(value)}",\n`],
  );
  const author = [...names, ...(hasMoreAuthors === true ? ['others'] : [])].join('  and\n      ');
  return `@inproceedings{${aclId},\n${written.join('')}    author = "${author}"\n}\n`;
}
