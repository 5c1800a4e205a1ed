import { escapeHtml } from '../../../server/src/base/escape';
import { answerAsAclAnthology, answerAsDatacite, answerAsHuggingFace, answerAsOpenAlex, answerAsSemanticScholar } from './otherRegistries';
import { answerJson, holdsPhrase, rankByTitle, renderAtomFeed, splitName, type RegisteredPaper } from './registeredPaper';
import type { Answerer, ReplayRegistries } from './replayRegistries';

const answerers: Readonly<Record<string, (papers: readonly RegisteredPaper[]) => Answerer>> = {
  'export.arxiv.org': answerAsArxiv,
  'api.crossref.org': answerAsCrossref,
  'api.datacite.org': answerAsDatacite,
  'api.openalex.org': answerAsOpenAlex,
  'api.semanticscholar.org': answerAsSemanticScholar,
  'huggingface.co': answerAsHuggingFace,
  'aclanthology.org': answerAsAclAnthology,
};

/** Lets all registries of the server answer as if they knew these papers and no others. */
export function registerPapers(replay: Pick<ReplayRegistries, 'answer'>, papers: readonly RegisteredPaper[]): void {
  for (const host of Object.keys(answerers)) replay.answer(host, answererOf(host, papers));
}

/** Answers the requests to one registry, as if it knew these papers and no others. */
export function answererOf(host: string, papers: readonly RegisteredPaper[]): Answerer {
  const create = answerers[host];
  if (create === undefined) throw new Error(`No registry is at ${host}.`);
  return create(papers);
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
