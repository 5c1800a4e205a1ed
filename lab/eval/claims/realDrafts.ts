import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBibliography } from '../../../server/src/bibliography/parseBibliography';
import { findRealData } from '../../../test/support/realData';
import { findRelevanceSet } from '../relevanceSets';
import { type ClaimPaper, findClaimPapers, foldTitle } from './claimPapers';
import type { ClaimDraft, KeyedPaper } from './claimWorkspace';

/** What real writers wrote, and the abstracts that are known of the papers that they cite. */
export interface RealDraft {
  readonly name: string;
  readonly drafts: readonly ClaimDraft[];
  readonly papers: readonly KeyedPaper[];
}

/** Not prose of a writer: what stands beside the drafts. */
const others = /README|LICENSE|CONTRIB|CLAUDE|AGENTS|biblatex|preamble|\/code\/|USAGE|response-to/i;
/** In UTF-16 code units: longer files are generated. */
const maxLength = 400_000;

/** The drafts of the real data, and the single sentences of other drafts; undefined where they are not at hand. */
export function findRealDrafts(): readonly RealDraft[] | undefined {
  const root = findRealData('drafts');
  const papers = findClaimPapers(({ abstract }) => abstract !== '');
  if (root === undefined || papers === undefined) return undefined;
  const byTitle = new Map(papers.map((paper) => [foldTitle(paper.title), paper]));
  const byArxivId = new Map(papers.flatMap((paper) => arxivIdOf(paper.url).map((id) => [id, paper] as const)));
  const drafts = readdirSync(root).map((name) => readDraft(name, join(root, name), byTitle, byArxivId));
  return [...drafts, ...readSentences()];
}

function readDraft(
  name: string,
  root: string,
  byTitle: ReadonlyMap<string, ClaimPaper>,
  byArxivId: ReadonlyMap<string, ClaimPaper>,
): RealDraft {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const read = (path: string): ClaimDraft => ({ path, text: readFileSync(join(root, path), 'utf8') });
  const drafts = paths
    .filter((path) => /\.(?:md|tex|qmd|rmd)$/i.test(path) && !others.test(path))
    .map(read)
    .filter(({ text }) => text.length <= maxLength);
  const listed = paths.filter((path) => path.endsWith('.bib')).flatMap((path) => parseBibliography(read(path).text, 'bibtex').entries);
  const papers = new Map<string, KeyedPaper>();
  for (const { key, title = '', abstract = '' } of listed) {
    const known = abstract === '' ? byTitle.get(foldTitle(title))?.abstract : abstract;
    if (known !== undefined && known !== '' && !papers.has(key)) papers.set(key, { key, title, abstract: known });
  }
  // Manubot's keys name the paper themselves: `@arxiv:1603.04467`.
  for (const [key = '', id = ''] of drafts.flatMap(({ text }) => [...text.matchAll(/\barxiv:(\d{4}\.\d{4,5})\b/g)])) {
    const paper = byArxivId.get(id);
    if (paper !== undefined) papers.set(key, { key, title: paper.title, abstract: paper.abstract });
  }
  return { name, drafts, papers: [...papers.values()] };
}

function arxivIdOf(url: string): readonly string[] {
  return [/arxiv\.org\/abs\/(\d{4}\.\d{4,5})/.exec(url)?.[1] ?? []].flat();
}

/** Sentences whose citation was removed: it is put back at their end, with all papers that were cited there. */
function readSentences(): readonly RealDraft[] {
  const set = findRelevanceSet('draft-citations');
  if (set === undefined) return [];
  const keyOf = new Map(set.documents.map(({ key }, index) => [key, `paper${index}`]));
  const text = set.queries
    .map((query) => {
      const keys = [...query.gains.keys()].map((key) => `@${keyOf.get(key) ?? key}`);
      return `${query.text.replace(/[.\s]+$/, '')} [${keys.join('; ')}].`;
    })
    .join('\n\n');
  return [
    {
      name: 'draft-citations',
      drafts: [{ path: 'sentences.md', text }],
      papers: set.documents.map(({ key, title, abstract }) => ({ key: keyOf.get(key) ?? key, title, abstract })),
    },
  ];
}
