import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseDigest } from '../../server/src/digest/parseDigest';
import { readPersonName } from '../../server/src/lookUp/registries/personNames';
import type { CompletedReference } from '../../server/src/model/completedReference';
import type { DigestRecord } from '../../server/src/model/digest';
import type { Paper } from '../../server/src/model/paper';
import { foldText } from '../../server/src/text/foldText';
import { readArxivId } from '../../server/src/text/identifiers';
import { formatPersonName } from '../../server/src/text/people/personName';
import { projectRoot } from '../support/projectRoot';
import { findRealData } from '../support/realData';

/** What registries may say: every type, names of all shapes, letters that TeX and BibTeX need help with. Made up, but for the papers' titles. */
const madeUp: readonly Omit<CompletedReference, 'id' | 'paper' | 'sources'>[] = [
  {
    authors: [
      { family: 'Berg', given: 'Ada', particle: 'van der' },
      { family: 'Frost', given: 'Jo', suffix: 'Jr.' },
    ],
    type: 'paper-conference',
    year: 2025,
    venue: 'Proceedings of the 3rd Meeting on Ice & Snow (MIS 2025), 100% Online',
    pages: '12-34',
    publisher: 'Ice & Snow Press',
    doi: '10.1234/mis.2025_7',
    arxivId: '2410.10819',
    preprintYear: 2024,
  },
  {
    authors: [{ family: 'Nguyễn', given: 'Văn Ễ' }, { literal: '王伟' }],
    type: 'preprint',
    year: 2024,
    arxivId: '2411.13560',
    preprintYear: 2024,
  },
  {
    authors: [
      { family: 'Müller', given: 'Émile Øystein' },
      { family: 'Čapek', given: 'Łukasz' },
    ],
    type: 'article-journal',
    year: 2023,
    venue: 'Journal of Größe & Measure',
    volume: '12',
    issue: '3-4',
    pages: '1–9',
    publisher: 'Measure Press',
    doi: '10.1016/S0140-6736(05)67529-6',
  },
  {
    authors: [{ family: 'Ortega y Gasset', given: 'José' }],
    type: 'article-journal',
    year: 2022,
    venue: 'Transactions of Things',
    issue: '4',
    pages: 'e123',
  },
  { authors: [{ literal: 'The DeepModel Team, Inc.' }], type: 'report', year: 2025, publisher: 'DeepModel AI' },
  {
    authors: [
      { family: 'Толстой', given: 'Лев' },
      { family: "O'Neill", given: "D'Arcy J." },
    ],
    type: 'chapter',
    year: 2021,
    venue: 'Handbook of All_Things #1',
    publisher: 'Haus der Bücher',
    pages: '7-8',
  },
  {
    authors: [{ family: 'Aristotle' }],
    hasMoreAuthors: true,
    type: 'book',
    year: 1999,
    publisher: 'Old Books',
    doi: '10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2',
  },
  {
    authors: [{ family: 'Van den Broeck', given: 'Guy' }],
    type: 'paper-conference',
    year: 2020,
    venue: 'Findings of Something',
    aclId: '2020.findings-emnlp.7',
  },
  {
    authors: [{ family: 'Garcia Marquez' }, { family: 'hooks', given: 'bell' }],
    type: 'thesis',
    year: 2018,
    publisher: 'University of Somewhere',
  },
  { authors: [{ family: 'Frost', given: 'Jo' }], type: 'paper-conference', year: 2025, doi: '10.1234/without.venue' },
];

/** The papers of the digest, each looked up: by its stored record if there is one, otherwise by one that is made up. */
export function listCompletedPapers(): readonly Paper[] {
  const path = findRealData('digests/trending-jun-23.txt') ?? join(projectRoot, 'media/sample/reading-digest.txt');
  const { entries } = parseDigest(readFileSync(path, 'utf8'), { path });
  const stored = readStoredRecords(new Set(entries.map(({ title }) => foldText(title))));
  return entries.map((entry, index) => {
    const key = `paper${index}`;
    const known = stored.get(foldText(entry.title)) ?? madeUp[index % madeUp.length];
    const reference: CompletedReference = { id: key, paper: { title: entry.title }, sources: {}, authors: [], ...known };
    return complete(entry, key, reference, path);
  });
}

export function describeCompletedPapers(papers: readonly Paper[]): string {
  const stored = papers.filter(({ reference }) => reference?.sources.authors !== undefined).length;
  return `${papers.length} papers: ${stored} by their stored records, ${papers.length - stored} by made-up ones`;
}

/** The paper as the library merges it from a digest and the file of references. */
function complete(entry: DigestRecord, key: string, reference: CompletedReference, path: string): Paper {
  const { authors, hasMoreAuthors, year, venue, arxivId, doi } = reference;
  const facts = { authors: authors.map(formatPersonName), hasMoreAuthors, year, venue, arxivId, doi, reference };
  return { ...entry, ...facts, links: [], key, occurrences: [{ kind: 'digest', uri: `file://${path}`, entry }] };
}

/** Records of the shared papers with these folded titles. */
function readStoredRecords(titles: ReadonlySet<string>): ReadonlyMap<string, Partial<CompletedReference>> {
  const path = findRealData('papers/papers.jsonl.gz');
  if (path === undefined) return new Map();
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { title: string; authors?: string[]; year?: number; url: string })
      .filter(({ title, authors = [], year }) => authors.length > 0 && year !== undefined && titles.has(foldText(title)))
      .map(({ title, authors = [], year, url }) => {
        const arxivId = readArxivId(url);
        const source = { registry: 'arxiv', record: url, date: '2026-11-26' } as const;
        const facts = { authors: authors.flatMap((name) => readPersonName(name) ?? []), year, sources: { authors: source, year: source } };
        return [
          foldText(title),
          arxivId === undefined
            ? { ...facts, type: 'paper-conference', venue: 'ACL Anthology', aclId: url.split('/').at(-1) }
            : { ...facts, type: 'preprint', arxivId, preprintYear: year },
        ] as const;
      }),
  );
}
