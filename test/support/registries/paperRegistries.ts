import { escapeBibtex, escapeHtml } from '../../../server/src/base/escape';
import { type RegistryName, registryIdentities, registryNames } from '../../../server/src/model/registryRecord';
import { answerJson, holdsPhrase, type RegisteredPaper, rankByTitle, renderAtomFeed, splitName } from './registeredPaper';
import type { Answerer, ReplayRegistries } from './replayRegistries';

const answerers: Readonly<Record<RegistryName, (papers: readonly RegisteredPaper[]) => Answerer>> = {
  arxiv: answerAsArxiv,
  crossref: answerAsCrossref,
  datacite: answerAsDatacite,
  openalex: answerAsOpenAlex,
  'semantic-scholar': answerAsSemanticScholar,
  'hugging-face': answerAsHuggingFace,
  'acl-anthology': answerAsAclAnthology,
};

const maxFound = 10;

/** Lets all registries of the server answer as if they knew these papers and no others. */
export function registerPapers(replay: Pick<ReplayRegistries, 'answer'>, papers: readonly RegisteredPaper[]): void {
  for (const name of registryNames) replay.answer(registryIdentities[name].host, answerers[name](papers));
}

/** Answers the requests to one registry, as if it knew these papers and no others. */
export function answererOf(host: string, papers: readonly RegisteredPaper[]): Answerer {
  const name = registryNames.find((each) => registryIdentities[each].host === host);
  if (name === undefined) throw new Error(`No registry is at ${host}.`);
  return answerers[name](papers);
}

/** arXiv's API: `id_list` and `search_query=ti:"..."`. Identifiers that it does not know are left out. */
function answerAsArxiv(papers: readonly RegisteredPaper[]): Answerer {
  const own = papers.filter(({ arxivId }) => arxivId !== undefined);
  return ({ url }) => {
    if (url.pathname !== '/api/query') return undefined;
    const asked = url.searchParams.get('id_list')?.split(',') ?? [];
    const phrase = /^ti:"(.*)"$/.exec(url.searchParams.get('search_query') ?? '')?.[1];
    const found =
      phrase === undefined ? own.filter(({ arxivId = '' }) => asked.includes(arxivId)) : own.filter((paper) => holdsPhrase(paper, phrase));
    return { status: 200, headers: { 'content-type': 'application/atom+xml' }, body: renderAtomFeed(found) };
  };
}

/** Crossref's API: `filter=doi:...`, `query.bibliographic`, and single works. As the real one, a search gives works of other titles too. */
function answerAsCrossref(papers: readonly RegisteredPaper[]): Answerer {
  const own = papers.filter(({ doi }) => doi !== undefined);
  return ({ url }) => {
    const single = /^\/works\/(.+)$/.exec(decodeURIComponent(url.pathname))?.[1]?.toLowerCase();
    if (single !== undefined) {
      const work = own.find(({ doi }) => doi?.toLowerCase() === single);
      if (work !== undefined) return answerJson({ status: 'ok', 'message-type': 'work', message: toCrossrefWork(work) });
      return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Resource not found.' };
    }
    if (url.pathname !== '/works') return undefined;
    const dois = url.searchParams
      .get('filter')
      ?.split(',')
      .map((filter) => filter.replace(/^doi:/, ''));
    const title = url.searchParams.get('query.bibliographic') ?? '';
    const found = dois === undefined ? rankByTitle(own, title) : own.filter(({ doi = '' }) => dois.includes(doi.toLowerCase()));
    const items = found.slice(0, Number(url.searchParams.get('rows') ?? 20)).map(toCrossrefWork);
    return answerJson({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': found.length, items } });
  };
}

function toCrossrefWork(paper: RegisteredPaper): unknown {
  return {
    DOI: paper.doi,
    type: paper.type ?? 'proceedings-article',
    title: [paper.title],
    author: paper.authors.map((name, index) => ({ ...splitName(name), sequence: index === 0 ? 'first' : 'additional', affiliation: [] })),
    issued: { 'date-parts': [[paper.year]] },
    'container-title': paper.venue === undefined ? [] : [paper.venue],
    ...(paper.volume === undefined ? {} : { volume: paper.volume }),
    ...(paper.pages === undefined ? {} : { page: paper.pages }),
    ...(paper.abstract === undefined ? {} : { abstract: `<jats:p>${escapeHtml(paper.abstract)}</jats:p>` }),
    ...(paper.arxivId === undefined
      ? {}
      : { relation: { 'has-preprint': [{ 'id-type': 'doi', id: `10.48550/arXiv.${paper.arxivId}`, 'asserted-by': 'subject' }] } }),
  };
}

// What the following registries answer is written by hand from their documentation.

/** DataCite knows the papers of arXiv: `ids=`, single DOIs, and a phrase of the title. */
function answerAsDatacite(papers: readonly RegisteredPaper[]): Answerer {
  const own = papers.filter(({ arxivId }) => arxivId !== undefined);
  const findByDoi = (doi: string): readonly RegisteredPaper[] =>
    own.filter(({ arxivId }) => doi.toLowerCase() === `10.48550/arxiv.${arxivId}`);
  return ({ url }) => {
    const single = /^\/dois\/(.+)$/.exec(decodeURIComponent(url.pathname))?.[1];
    if (single !== undefined) {
      const [paper] = findByDoi(single);
      return paper === undefined
        ? answerJson({ errors: [{ status: '404', title: 'Not found.' }] }, 404)
        : answerJson({ data: toDataciteDoi(paper) });
    }
    if (url.pathname !== '/dois') return undefined;
    const ids = url.searchParams.get('ids')?.split(',');
    const phrase = /^titles\.title:"(.*)"$/.exec(url.searchParams.get('query') ?? '')?.[1] ?? '';
    const found = ids === undefined ? own.filter((paper) => holdsPhrase(paper, phrase)) : ids.flatMap(findByDoi);
    return answerJson({ data: found.map(toDataciteDoi), meta: { total: found.length } });
  };
}

function toDataciteDoi({ arxivId, title, abstract, authors, year, doi }: RegisteredPaper): unknown {
  return {
    id: `10.48550/arxiv.${arxivId}`,
    type: 'dois',
    attributes: {
      doi: `10.48550/arxiv.${arxivId}`,
      titles: [{ title }],
      creators: authors.map((name) => {
        const { given, family } = splitName(name);
        return { name: `${family}, ${given}`, nameType: 'Personal', givenName: given, familyName: family };
      }),
      publicationYear: year,
      descriptions: abstract === undefined ? [] : [{ description: abstract, descriptionType: 'Abstract' }],
      types: { resourceTypeGeneral: 'Preprint' },
      relatedIdentifiers: doi === undefined ? [] : [{ relationType: 'IsVersionOf', relatedIdentifier: doi, relatedIdentifierType: 'DOI' }],
    },
  };
}

/** OpenAlex: `filter=doi:a|b`, `filter=title.search:...`. */
function answerAsOpenAlex(papers: readonly RegisteredPaper[]): Answerer {
  return ({ url }) => {
    const filter = url.searchParams.get('filter') ?? '';
    if (url.pathname !== '/works' || filter === '') return undefined;
    const dois = filter.startsWith('doi:') ? filter.slice(4).split('|') : undefined;
    const found =
      dois === undefined
        ? rankByTitle(papers, filter.replace(/^title\.search:/, ''))
        : papers.filter((paper) => dois.includes(toOpenAlexDoi(paper)));
    return answerJson({ meta: { count: found.length }, results: found.slice(0, maxFound).map(toOpenAlexWork) });
  };
}

function toOpenAlexDoi({ doi, arxivId }: RegisteredPaper): string {
  return doi?.toLowerCase() ?? `10.48550/arxiv.${arxivId}`;
}

function toOpenAlexWork(paper: RegisteredPaper): unknown {
  const isPreprint = paper.doi === undefined;
  const source = isPreprint ? { display_name: 'arXiv', type: 'repository' } : { display_name: paper.venue ?? null, type: 'conference' };
  return {
    id: `https://openalex.org/W${[...paper.title].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7)}`,
    doi: `https://doi.org/${toOpenAlexDoi(paper)}`,
    title: paper.title,
    publication_year: paper.year,
    primary_location: { source },
    locations: paper.arxivId === undefined ? [] : [{ landing_page_url: `https://arxiv.org/abs/${paper.arxivId}` }],
    type: isPreprint ? 'preprint' : 'article',
    authorships: paper.authors.map((name) => ({ raw_author_name: name, author: { display_name: name } })),
    biblio: { volume: paper.volume ?? null, first_page: null, last_page: null },
    abstract_inverted_index: paper.abstract === undefined ? null : invert(paper.abstract),
    is_retracted: false,
    is_paratext: false,
  };
}

function invert(text: string): Readonly<Record<string, readonly number[]>> {
  const index: Record<string, number[]> = {};
  for (const [place, word] of text.split(/\s+/).entries()) index[word] = [...(index[word] ?? []), place];
  return index;
}

/** Semantic Scholar: a batch with null for each work that it does not know, and the best match of a title. */
function answerAsSemanticScholar(papers: readonly RegisteredPaper[]): Answerer {
  return ({ url, method, body }) => {
    if (url.pathname === '/graph/v1/paper/batch' && method === 'POST') {
      const { ids } = JSON.parse(body) as { ids: readonly string[] };
      const found = ids.map((id) => papers.find((paper) => listPaperIds(paper).includes(id.toLowerCase())));
      if (found.every((paper) => paper === undefined)) return answerJson({ error: 'No valid paper ids given' }, 400);
      return answerJson(found.map((paper) => (paper === undefined ? null : toSemanticScholarPaper(paper))));
    }
    if (url.pathname !== '/graph/v1/paper/search/match') return undefined;
    const [best] = rankByTitle(papers, url.searchParams.get('query') ?? '');
    return best === undefined ? answerJson({ error: 'Title match not found' }, 404) : answerJson({ data: [toSemanticScholarPaper(best)] });
  };
}

function listPaperIds({ arxivId, doi, aclId }: RegisteredPaper): readonly string[] {
  return [`arxiv:${arxivId}`, `doi:${doi}`, `acl:${aclId}`].map((id) => id.toLowerCase());
}

function toSemanticScholarPaper(paper: RegisteredPaper): unknown {
  const hash = [...paper.title].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) % 2 ** 40, 5);
  return {
    paperId: hash.toString(16).padStart(40, '0'),
    title: paper.title,
    abstract: paper.abstract ?? null,
    authors: paper.authors.map((name) => ({ name })),
    year: paper.year,
    venue: paper.venue ?? (paper.arxivId === undefined ? '' : 'arXiv.org'),
    publicationVenue: null,
    journal: paper.volume === undefined ? null : { name: paper.venue ?? '', volume: paper.volume, pages: paper.pages ?? '' },
    externalIds: { ArXiv: paper.arxivId, DOI: paper.doi, ACL: paper.aclId },
    publicationTypes: paper.venue === undefined ? null : ['Conference'],
  };
}

/** Hugging Face knows the papers of arXiv, each by its identifier, and by a search that finds other titles too. */
function answerAsHuggingFace(papers: readonly RegisteredPaper[]): Answerer {
  const own = papers.filter(({ arxivId }) => arxivId !== undefined);
  return ({ url }) => {
    if (url.pathname === '/api/papers/search') {
      const found = rankByTitle(own, url.searchParams.get('q') ?? '').slice(0, maxFound);
      return answerJson(found.map((paper) => ({ title: paper.title, paper: toHuggingFacePaper(paper) })));
    }
    const id = /^\/api\/papers\/([\w.-]+)$/.exec(url.pathname)?.[1];
    if (id === undefined) return undefined;
    const paper = own.find(({ arxivId }) => arxivId === id);
    return paper === undefined ? answerJson({ error: 'Paper not found' }, 404) : answerJson(toHuggingFacePaper(paper));
  };
}

function toHuggingFacePaper({ arxivId, title, abstract = '', authors, year }: RegisteredPaper): unknown {
  const ai = { ai_summary: `A machine writes about ${title}.`, ai_keywords: ['machine'] };
  return {
    id: arxivId,
    title,
    summary: abstract,
    authors: authors.map((name) => ({ name })),
    publishedAt: `${year}-03-01T00:00:00.000Z`,
    ...ai,
  };
}

/** The ACL Anthology: a BibTeX file for each paper. */
function answerAsAclAnthology(papers: readonly RegisteredPaper[]): Answerer {
  return ({ url }) => {
    const id = /^\/([\w.-]+)\.bib$/.exec(url.pathname)?.[1];
    if (id === undefined) return undefined;
    const paper = papers.find(({ aclId }) => aclId === id);
    if (paper === undefined) return { status: 404, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>404</title>' };
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: renderBibtex(paper) };
  };
}

function renderBibtex({ aclId = '', title, abstract, authors, year, doi, venue, pages }: RegisteredPaper): string {
  const names = authors.map((name) => {
    const { given, family } = splitName(name);
    return `${escapeBibtex(family)}, ${escapeBibtex(given)}`;
  });
  const fields = {
    title,
    year: String(year),
    url: `https://aclanthology.org/${aclId}/`,
    booktitle: venue,
    doi,
    pages: pages?.replace('-', '--'),
    abstract,
  };
  const written = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`    ${name} = "${name === 'url' || name === 'doi' ? value : escapeBibtex(value)}",\n`],
  );
  return `@inproceedings{${aclId},\n${written.join('')}    author = "${names.join('  and\n      ')}"\n}\n`;
}
