import { type RegistryName, registryIdentities, registryNames } from '../../../server/src/model/registryRecord';
import {
  findOpenAlexDoi,
  renderAclEntry,
  toCrossrefWork,
  toDataciteDoi,
  toHuggingFacePaper,
  toOpenAlexWork,
  toSemanticScholarPaper,
} from './paperFormats';
import { answerJson, holdsPhrase, type RegisteredPaper, renderAtomFeed } from './registeredPaper';
import { listContents, type RegistryContents, restrictContents } from './registryContents';
import type { Answerer, ReplayRegistries } from './replayRegistries';

const answerers: Readonly<Record<RegistryName, (contents: RegistryContents) => Answerer>> = {
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
  registerContents(replay, () => listContents(papers));
}

/** Lets all registries of the server answer, each from what it knows. */
export function registerContents(replay: Pick<ReplayRegistries, 'answer'>, contentsOf: (name: RegistryName) => RegistryContents): void {
  for (const name of registryNames) replay.answer(registryIdentities[name].host, answerers[name](contentsOf(name)));
}

/** Answers the requests to one registry, as if it knew these papers and no others. */
export function answererOf(host: string, papers: readonly RegisteredPaper[]): Answerer {
  const name = registryNames.find((each) => registryIdentities[each].host === host);
  if (name === undefined) throw new Error(`No registry is at ${host}.`);
  return answerers[name](listContents(papers));
}

/** arXiv's API: `id_list` and `search_query=ti:"..."`. Identifiers that it does not know are left out. */
function answerAsArxiv(contents: RegistryContents): Answerer {
  const own = restrictContents(contents, isOnArxiv);
  return ({ url }) => {
    if (url.pathname !== '/api/query') return undefined;
    const asked = url.searchParams.get('id_list')?.split(',') ?? [];
    const phrase = /^ti:"(.*)"$/.exec(url.searchParams.get('search_query') ?? '')?.[1];
    const found = phrase === undefined ? own.find('arxivId', asked.map(toLowerCase)) : findPhrase(own, phrase);
    return { status: 200, headers: { 'content-type': 'application/atom+xml' }, body: renderAtomFeed(found) };
  };
}

function isOnArxiv({ arxivId }: RegisteredPaper): boolean {
  return arxivId !== undefined;
}

function findPhrase(contents: RegistryContents, phrase: string): readonly RegisteredPaper[] {
  return contents
    .search(phrase)
    .filter((paper) => holdsPhrase(paper, phrase))
    .slice(0, maxFound);
}

function toLowerCase(text: string): string {
  return text.toLowerCase();
}

/** Crossref's API: `filter=doi:...`, `query.bibliographic`, and single works. As the real one, a search gives works of other titles too. */
function answerAsCrossref(contents: RegistryContents): Answerer {
  const own = restrictContents(contents, ({ doi }) => doi !== undefined);
  return ({ url }) => {
    const single = /^\/works\/(.+)$/.exec(decodeURIComponent(url.pathname))?.[1]?.toLowerCase();
    if (single !== undefined) {
      const [work] = own.find('doi', [single]);
      if (work !== undefined) return answerJson({ status: 'ok', 'message-type': 'work', message: toCrossrefWork(work) });
      return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Resource not found.' };
    }
    if (url.pathname !== '/works') return undefined;
    const dois = url.searchParams
      .get('filter')
      ?.split(',')
      .map((filter) => filter.replace(/^doi:/, '').toLowerCase());
    const title = url.searchParams.get('query.bibliographic') ?? '';
    const found = dois === undefined ? own.search(title) : own.find('doi', dois);
    const items = found.slice(0, Number(url.searchParams.get('rows') ?? 20)).map(toCrossrefWork);
    return answerJson({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': found.length, items } });
  };
}

/** The DOIs that arXiv registers. */
const arxivDoi = /^10\.48550\/arxiv\./;

// What the following registries answer is written by hand from their documentation.

/** DataCite knows the papers of arXiv: `ids=`, single DOIs, and a phrase of the title. */
function answerAsDatacite(contents: RegistryContents): Answerer {
  const own = restrictContents(contents, isOnArxiv);
  const findByDoi = (dois: readonly string[]): readonly RegisteredPaper[] => own.find('arxivId', listArxivIds(dois));
  return ({ url }) => {
    const single = /^\/dois\/(.+)$/.exec(decodeURIComponent(url.pathname))?.[1];
    if (single !== undefined) {
      const [paper] = findByDoi([single]);
      return paper === undefined
        ? answerJson({ errors: [{ status: '404', title: 'Not found.' }] }, 404)
        : answerJson({ data: toDataciteDoi(paper) });
    }
    if (url.pathname !== '/dois') return undefined;
    const ids = url.searchParams.get('ids')?.split(',');
    const phrase = /^titles\.title:"(.*)"$/.exec(url.searchParams.get('query') ?? '')?.[1] ?? '';
    const found = ids === undefined ? findPhrase(own, phrase) : findByDoi(ids);
    return answerJson({ data: found.map(toDataciteDoi), meta: { total: found.length } });
  };
}

/** The arXiv identifiers in DOIs that arXiv registers. */
function listArxivIds(dois: readonly string[]): readonly string[] {
  return dois
    .map(toLowerCase)
    .filter((doi) => arxivDoi.test(doi))
    .map((doi) => doi.replace(arxivDoi, ''));
}

/** Lists of works have no more authors of a work than this. */
const maxListedAuthors = 100;

/** OpenAlex: `filter=doi:a|b`, `filter=title.search:...`, and single works. */
function answerAsOpenAlex(contents: RegistryContents): Answerer {
  const findByDoi = (dois: readonly string[]): readonly RegisteredPaper[] => {
    const found = [...contents.find('doi', dois), ...contents.find('arxivId', listArxivIds(dois))];
    return found.filter((paper) => dois.includes(findOpenAlexDoi(paper) ?? ''));
  };
  return ({ url }) => {
    const single = /^\/works\/doi:(.+)$/.exec(decodeURIComponent(url.pathname))?.[1]?.toLowerCase();
    if (single !== undefined) {
      const [paper] = findByDoi([single]);
      return paper === undefined ? answerJson({ error: 'Not Found' }, 404) : answerJson(toOpenAlexWork(paper));
    }
    const filter = url.searchParams.get('filter') ?? '';
    if (url.pathname !== '/works' || filter === '') return undefined;
    const dois = filter.startsWith('doi:') ? filter.slice(4).toLowerCase().split('|') : undefined;
    const found = dois === undefined ? contents.search(filter.replace(/^title\.search:/, '')) : findByDoi(dois);
    const listed = found.slice(0, Number(url.searchParams.get('per-page') ?? maxFound));
    return answerJson({ meta: { count: found.length }, results: listed.map((paper) => toOpenAlexWork(paper, maxListedAuthors)) });
  };
}

const paperIdKinds = { arxiv: 'arxivId', doi: 'doi', acl: 'aclId' } as const;

/** Semantic Scholar: a batch with null for each work that it does not know, and the best match of a title. */
function answerAsSemanticScholar(contents: RegistryContents): Answerer {
  const findById = (paperId: string): RegisteredPaper | undefined => {
    const [, kind, identifier = ''] = /^(arxiv|doi|acl):(.+)$/.exec(paperId.toLowerCase()) ?? [];
    return kind === undefined ? undefined : contents.find(paperIdKinds[kind as keyof typeof paperIdKinds], [identifier])[0];
  };
  return ({ url, method, body }) => {
    if (url.pathname === '/graph/v1/paper/batch' && method === 'POST') {
      const { ids } = JSON.parse(body) as { ids: readonly string[] };
      const found = ids.map(findById);
      if (found.every((paper) => paper === undefined)) return answerJson({ error: 'No valid paper ids given' }, 400);
      return answerJson(found.map((paper) => (paper === undefined ? null : toSemanticScholarPaper(paper))));
    }
    if (url.pathname !== '/graph/v1/paper/search/match') return undefined;
    const [best] = contents.search(url.searchParams.get('query') ?? '');
    return best === undefined ? answerJson({ error: 'Title match not found' }, 404) : answerJson({ data: [toSemanticScholarPaper(best)] });
  };
}

/** Hugging Face knows the papers of arXiv, each by its identifier, and by a search that finds other titles too. */
function answerAsHuggingFace(contents: RegistryContents): Answerer {
  const own = restrictContents(contents, isOnArxiv);
  return ({ url }) => {
    if (url.pathname === '/api/papers/search') {
      const found = own.search(url.searchParams.get('q') ?? '').slice(0, maxFound);
      return answerJson(found.map((paper) => ({ title: paper.title, paper: toHuggingFacePaper(paper) })));
    }
    const id = /^\/api\/papers\/([\w./-]+)$/.exec(url.pathname)?.[1];
    if (id === undefined) return undefined;
    const [paper] = own.find('arxivId', [id.toLowerCase()]);
    return paper === undefined ? answerJson({ error: 'Paper not found' }, 404) : answerJson(toHuggingFacePaper(paper));
  };
}

/** The ACL Anthology: a BibTeX file for each paper. */
function answerAsAclAnthology(contents: RegistryContents): Answerer {
  return ({ url }) => {
    const id = /^\/([\w.-]+)\.bib$/.exec(url.pathname)?.[1];
    if (id === undefined) return undefined;
    const [paper] = contents.find('aclId', [id.toLowerCase()]);
    if (paper === undefined) return { status: 404, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>404</title>' };
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: renderAclEntry(paper) };
  };
}
