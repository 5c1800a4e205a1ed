import { escapeMarkdown, escapeUrl } from '../../base/escape';
import { registries } from '../../lookup/registries/allRegistries';
import type { CompletedReference, FactSource, ReferenceFact } from '../../model/completedReference';
import type { Paper } from '../../model/paper';
import { formatDay } from '../../text/dates/months';
import { findArxivIdInUrl } from '../../text/identifiers/arxivId';
import { findDoi } from '../../text/identifiers/doi';
import { withdrawn } from '../requests/lookUp/describeCandidate';

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
  arxivId: 'arXiv identifier',
} as const satisfies Partial<Record<ReferenceFact, string>>;

type ShownFact = keyof typeof factLabels;

/**
 * Where the facts come from that a paper has from registries, as one line of Markdown: "authors, year: [arXiv 2410.10819](...), looked up
 * 26 Nov 2026". It begins with a warning if the work was withdrawn; otherwise it is empty if the paper's digests and bibliographies say all
 * of it themselves.
 */
export function renderFactSources(paper: Paper): string {
  const { reference } = paper;
  if (reference === undefined) return '';
  const bySource = new Map<string, string[]>();
  for (const fact of listCompletedFacts(paper, reference)) {
    const source = renderSource(reference.sources[fact]);
    bySource.set(source, [...(bySource.get(source) ?? []), factLabels[fact]]);
  }
  const warning = reference.isWithdrawn === true ? [`**${withdrawn}**`] : [];
  return [...warning, ...Array.from(bySource, ([source, facts]) => `${facts.join(', ')}: ${source}`)].join(' · ');
}

function listCompletedFacts(paper: Paper, reference: CompletedReference): readonly ShownFact[] {
  const facts = Object.keys(factLabels) as readonly ShownFact[];
  return facts.filter((fact) => hasFact(reference, fact) && !isInWritersFiles(paper, fact) && !isInAddress(reference, fact));
}

function hasFact(reference: CompletedReference, fact: ShownFact): boolean {
  return fact === 'authors' ? reference.authors.length > 0 : reference[fact] !== undefined;
}

/** Whether a digest or a bibliography of the writer says it, so that the paper has it from there. */
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
      // The card shows these facts only as parts of an entry, which says them itself.
      return occurrences.some(({ kind }) => kind === 'bibliography');
  }
}

/** Whether a fact is an identifier by which its source is named anyway. */
function isInAddress(reference: CompletedReference, fact: ShownFact): boolean {
  const record = reference.sources[fact]?.record.toLowerCase();
  return (fact === 'doi' || fact === 'arxivId') && record?.includes(reference[fact]?.toLowerCase() ?? '') === true;
}

function renderSource(source: FactSource | undefined): string {
  if (source === undefined) return 'written by hand';
  const { registry, record, date } = source;
  const label = registries.find(({ name }) => name === registry)?.label ?? registry;
  const name = escapeMarkdown([label, findArxivIdInUrl(record) ?? findDoi(record) ?? ''].join(' ').trim());
  const url = escapeUrl(record);
  const link = url === undefined ? name : `[${name}](<${url}>)`;
  return `${link}, looked up ${formatDay(date)}`;
}
