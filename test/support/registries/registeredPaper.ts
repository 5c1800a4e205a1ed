import { escapeHtml } from '../../../server/src/base/escape';
import type { HttpAnswer } from '../../../server/src/lookUp/registry';

/** A paper that the registries of a test know. */
export interface RegisteredPaper {
  readonly title: string;
  readonly abstract?: string;
  readonly authors: readonly RegisteredAuthor[];
  /** Whether the registry lists only the first authors. */
  readonly hasMoreAuthors?: true;
  readonly year?: number;
  readonly arxivId?: string;
  /** The DOI of the published version. arXiv knows it too if the paper has both. */
  readonly doi?: string;
  readonly aclId?: string;
  readonly venue?: string;
  /** Crossref's type; if it is not given, `proceedings-article`, or a preprint where there is no DOI. */
  readonly type?: string;
  readonly volume?: string;
  readonly pages?: string;
  /** What arXiv shows beside the abstract. */
  readonly comment?: string;
  /** The number of the work where registries number works; made from the title if it is not given. */
  readonly number?: number;
  /** What the publisher has registered about the work later, with Crossref's type: `retraction`. */
  readonly notice?: { readonly type: string; readonly doi: string };
}

/** A name with the given name first, such as `Ada van Example`, or the parts that a registry knows. A group has only `family`. */
export type RegisteredAuthor = string | RegisteredName;

interface RegisteredName {
  readonly family: string;
  /** Empty for a group. */
  readonly given: string;
}

export function answerJson(value: unknown, status = 200): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** A search engine's view: papers with a word of the query, those with the most common words first. */
export function rankByTitle(papers: readonly RegisteredPaper[], query: string): readonly RegisteredPaper[] {
  const asked = new Set(listWords(query));
  const scored = papers.map((paper) => ({ paper, score: listWords(paper.title).filter((word) => asked.has(word)).length }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ paper }) => paper);
}

/** Whether the words of a phrase stand in the title, one after the other. */
export function holdsPhrase({ title }: RegisteredPaper, phrase: string): boolean {
  return ` ${listWords(title).join(' ')} `.includes(` ${listWords(phrase).join(' ')} `);
}

function listWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The authors that a registry lists. After a list that is cut off follows "et al.", as in some records of real registries. */
export function listNames({ authors, hasMoreAuthors }: RegisteredPaper): readonly RegisteredName[] {
  return [...authors.map(splitName), ...(hasMoreAuthors === true ? [{ family: 'et al.', given: '' }] : [])];
}

/** The same with the given name first: `Ada van Example`. */
export function listSpokenNames(paper: RegisteredPaper): readonly string[] {
  return listNames(paper).map(({ family, given }) => `${given} ${family}`.trim());
}

function splitName(name: RegisteredAuthor): RegisteredName {
  if (typeof name !== 'string') return name;
  const at = name.lastIndexOf(' ');
  return { given: name.slice(0, Math.max(at, 0)), family: name.slice(at + 1) };
}

/** A feed as arXiv's API writes it. */
export function renderAtomFeed(papers: readonly RegisteredPaper[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/example</id>
  <title>arXiv Query</title>
  <opensearch:totalResults>${papers.length}</opensearch:totalResults>
${papers.map(renderAtomEntry).join('')}</feed>
`;
}

function renderAtomEntry(paper: RegisteredPaper): string {
  const { arxivId = '', title, abstract = '', year, doi, comment } = paper;
  return `  <entry>
    <id>http://arxiv.org/abs/${arxivId}v1</id>
    <title>${escapeHtml(title)}</title>
    <updated>${year}-03-02T12:00:00Z</updated>
    <summary>${escapeHtml(abstract)}</summary>
    <published>${year}-03-01T12:00:00Z</published>
${comment === undefined ? '' : `    <arxiv:comment>${escapeHtml(comment)}</arxiv:comment>\n`}${doi === undefined ? '' : `    <arxiv:doi>${escapeHtml(doi)}</arxiv:doi>\n`}${listSpokenNames(
  paper,
)
  .map((name) => `    <author>\n      <name>${escapeHtml(name)}</name>\n    </author>\n`)
  .join('')}  </entry>
`;
}
