import { toReference } from '#bibliography';
import { findArxivIdInUrl, findDoi, foldTitle, formatDay, formatPersonName, toArxivUrl, toDoiUrl } from '#text';
import { escapeMarkdown, escapeUrl } from '../../base/escape';
import { type CompletedReference, type FactSource, type ReferenceFact, withdrawn } from '../../model/completedReference';
import type { Paper } from '../../model/paper';
import { getRegistryLabel } from '../../model/registryRecord';
import { findDifference } from '../bibliography/entryDifference';

type ShownFact = keyof typeof factLabels;

/** A page on the web about a paper. */
export interface OnlinePage {
  /** The name of the page as the writer sees it: "arXiv". */
  readonly label: string;
  readonly url: string;
}

/** The names of the facts, in the order in which the card lists them. */
const factLabels = {
  authors: 'authors',
  year: 'year',
  venue: 'venue',
  volume: 'volume',
  issue: 'issue',
  pages: 'pages',
  publisher: 'publisher',
  doi: 'DOI',
  arxivId: 'arXiv ID',
} as const satisfies Partial<Record<ReferenceFact, string>>;

/** What an entry that cites the preprint says in the place of these facts of the published version. */
const preprintFacts: Readonly<Partial<Record<ShownFact, readonly ReferenceFact[]>>> = { year: ['preprintYear'], doi: ['preprintDoi'] };

const identifiers: ReadonlySet<ReferenceFact> = new Set(['doi', 'preprintDoi', 'arxivId', 'aclId']);

/** What the writer has to know before citing the paper, as one line of Markdown: that it was withdrawn, and what an entry says otherwise. */
export function renderFactWarnings(paper: Paper): string {
  const difference = paper.reference === undefined ? undefined : findDifference(paper);
  return [
    ...(paper.reference?.isWithdrawn === true ? [`**${withdrawn}**`] : []),
    ...(difference === undefined ? [] : [escapeMarkdown(difference)]),
  ].join(' · ');
}

/**
 * Where the facts of a paper come from, as one line of Markdown: "authors, year: [arXiv 2410.10819](...), looked up 26 Nov 2026". These
 * are the facts that the paper has from registries alone, and those that its entries in bibliographies say just as a registry does. Empty
 * if there are none.
 */
export function renderFactSources(paper: Paper): string {
  const { reference } = paper;
  if (reference === undefined) return '';
  const entries = paper.occurrences.flatMap(({ kind, entry }) => (kind === 'bibliography' ? [toReference(entry)] : []));
  const bySource = new Map<string, string[]>();
  for (const shown of Object.keys(factLabels) as readonly ShownFact[]) {
    const fact = findFact(paper, reference, entries, shown);
    if (fact === undefined || isInAddress(reference, fact)) continue;
    const source = renderSource(reference.sources[fact]);
    bySource.set(source, [...(bySource.get(source) ?? []), factLabels[shown]]);
  }
  return Array.from(bySource, ([source, facts]) => `${facts.join(', ')}: ${source}`).join(' · ');
}

/** Which fact of the reference the paper shows; undefined if what it shows is not from the reference. */
function findFact(
  paper: Paper,
  reference: CompletedReference,
  entries: readonly CompletedReference[],
  shown: ShownFact,
): ReferenceFact | undefined {
  const written = entries.map((entry) => readFact(entry, shown)).filter((value) => value !== undefined);
  if (written.length === 0) return readFact(reference, shown) === undefined || isInWritersFiles(paper, shown) ? undefined : shown;
  const alike = [shown, ...(preprintFacts[shown] ?? [])];
  return alike.find((fact) => reference.sources[fact] !== undefined && written.every((value) => value === readFact(reference, fact)));
}

/** The fact in a form in which it is compared; undefined if the reference does not say it. */
function readFact(reference: CompletedReference, fact: ReferenceFact): string | undefined {
  if (fact === 'authors') {
    const { authors, hasMoreAuthors } = reference;
    const names = [...authors.map(formatPersonName).map(foldTitle), ...(hasMoreAuthors === true ? ['...'] : [])];
    return authors.length === 0 ? undefined : names.join('\n');
  }
  const value = reference[fact]?.toString();
  return value === undefined || identifiers.has(fact) ? value?.toLowerCase() : foldTitle(value);
}

/**
 * Whether a digest or a bibliography of the writer says it, so that the paper has it from there. A paper with an entry shows volume and
 * the like only if its entry says them.
 */
function isInWritersFiles(paper: Paper, fact: ShownFact): boolean {
  const { authors, occurrences } = paper;
  switch (fact) {
    case 'authors':
      return occurrences.some(({ entry }) => entry.authors.join('\n') === authors.join('\n'));
    case 'year':
    case 'venue':
    case 'doi':
    case 'arxivId':
      return occurrences.some(({ entry }) => entry[fact] !== undefined && entry[fact] === paper[fact]);
    default:
      return occurrences.some(({ kind }) => kind === 'bibliography');
  }
}

/** Whether a fact is an identifier by which its source is named anyway. */
function isInAddress(reference: CompletedReference, fact: ReferenceFact): boolean {
  const record = reference.sources[fact]?.record.toLowerCase();
  return (
    (fact === 'doi' || fact === 'arxivId' || fact === 'preprintDoi') && record?.includes(reference[fact]?.toLowerCase() ?? '') === true
  );
}

function renderSource(source: FactSource | undefined): string {
  if (source === undefined) return 'entered manually';
  const { registry, record, date } = source;
  const name = escapeMarkdown([getRegistryLabel(registry), findArxivIdInUrl(record) ?? findDoi(record) ?? ''].join(' ').trim());
  const url = escapeUrl(record);
  const link = url === undefined ? name : `[${name}](<${url}>)`;
  return `${link}, looked up ${formatDay(date)}`;
}

const labels = { arxiv: 'arXiv', doi: 'DOI', code: 'Code', pdf: 'PDF', page: 'Page' } as const;

/**
 * The web pages of a paper that follow from its arXiv identifier, its DOI and its links: at most one of each kind, arXiv and DOI first.
 * Links that are not web addresses are ignored.
 */
export function listKnownPages({ links, arxivId, doi }: Pick<Paper, 'links' | 'arxivId' | 'doi'>): readonly OnlinePage[] {
  const byKind = new Map<string, string>();
  if (arxivId !== undefined) byKind.set('arxiv', toArxivUrl(arxivId));
  if (doi !== undefined) byKind.set('doi', toDoiUrl(doi));
  for (const { kind, url } of links) if (!byKind.has(kind) && /^https?:\/\//i.test(url)) byKind.set(kind, url);
  return (['arxiv', 'doi', 'code', 'pdf', 'page'] as const).flatMap((kind) => {
    const url = escapeUrl(byKind.get(kind) ?? '');
    return url === undefined ? [] : [{ label: labels[kind], url }];
  });
}

/**
 * Pages that search the web for a title. The addresses are those that the search forms of arxiv.org, semanticscholar.org and
 * scholar.google.com produce.
 */
export function listTitleSearches(title: string): readonly OnlinePage[] {
  const query = encodeURIComponent(title.replace(/\p{Cs}/gu, ' ')).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return [
    { label: 'arXiv', url: `https://arxiv.org/search/?searchtype=title&query=${query}` },
    { label: 'Semantic Scholar', url: `https://www.semanticscholar.org/search?q=${query}` },
    { label: 'Google Scholar', url: `https://scholar.google.com/scholar?q=${query}` },
  ];
}
