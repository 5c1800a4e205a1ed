import { findArxivIdInUrl, findDoi, formatPersonName, readArxivId, readDoi } from '#text';
import type { PaperLink } from '../../model/paperEntry';
import { getRegistryLabel, type RegistryRecord, type WorkIdentifiers } from '../../model/registryRecord';
import { compareWorkTexts, readWorkText } from '../matching/workText';
import { isIdentified, readWorkIdentifiers } from '../registries/recordFields';
import { KnownPapers } from './addToDigest';
import type { FeedPaper } from './feedSource';

/** One paper that the writer named; `written` is how. */
export type PaperQuery =
  | { readonly kind: 'identifiers'; readonly written: string; readonly identifiers: WorkIdentifiers }
  | { readonly kind: 'title'; readonly written: string }
  /** An address that names no paper by its identifier. */
  | { readonly kind: 'unknown'; readonly written: string };

/** The most papers that are named at once, and the longest title, in UTF-16 units. */
const maxQueries = 100;
const maxTitleLength = 600;

/**
 * Reads what the writer typed or pasted: one line a paper. A line is a title, or arXiv identifiers, DOIs and addresses, separated by
 * blanks or commas: `2410.10819, https://doi.org/10.1000/182`. It may have a title beside them, after a comma or semicolon.
 */
export function parsePaperQueries(text: string): readonly PaperQuery[] {
  return text
    .split(/[\n\r]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .flatMap(readLine)
    .slice(0, maxQueries);
}

/**
 * After a comma or semicolon that may stand between two papers. Without a blank it may belong to a DOI, unless an arXiv identifier
 * stands before it.
 */
const afterSeparator = /(?<=[,;] )|(?<=(?:^|[\s,;:])\d{4}\.\d{4,5}(?:v\d+)?[,;])(?! )/;

function readLine(line: string): readonly PaperQuery[] {
  const labelled = line.replace(/\b(arxiv|doi):\s+/gi, '$1:');
  const whole = readList(labelled);
  if (whole !== undefined) return whole;
  const queries: PaperQuery[] = [];
  // A title keeps its commas: parts that are no identifiers and stand beside each other are one title.
  let title = '';
  const endTitle = (): void => {
    const written = title.replace(/[,; ]+$/, '');
    if (written !== '') queries.push({ kind: 'title', written: written.slice(0, maxTitleLength) });
    title = '';
  };
  for (const part of labelled.split(afterSeparator)) {
    const list = readList(part);
    if (list === undefined) title += part;
    else {
      endTitle();
      queries.push(...list);
    }
  }
  endTitle();
  return queries;
}

/** undefined if a text is anything but identifiers and addresses. */
function readList(text: string): readonly PaperQuery[] | undefined {
  const queries = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(readIdentifier);
  return queries.every((query) => query !== undefined) ? queries.flatMap((query) => query ?? []) : undefined;
}

/** undefined if a text without blanks is neither an identifier nor an address. */
function readIdentifier(written: string): PaperQuery | undefined {
  const isAddress = /^https?:\/\//i.test(written);
  const identifiers = isAddress
    ? readAddress(written)
    : readWorkIdentifiers({ arxivId: readArxivId(written) ?? '', doi: readDoi(written) ?? '' });
  if (isIdentified(identifiers)) return { kind: 'identifiers', written, identifiers };
  return isAddress ? { kind: 'unknown', written } : undefined;
}

const anthologyPage = /^https?:\/\/(?:www\.)?aclanthology\.org\/([A-Za-z0-9.-]+?)(?:\.pdf|\.bib)?\/?$/i;
/** What sites of journals write after a DOI in the address of one of its pages. */
const afterDoi = /(?:\/(?:full|fulltext|abstract|pdf|epdf|html|summary|meta|references)|\.(?:pdf|full|html?)|v\d+(?:\.full)?(?:\.pdf)?)$/i;

/** The identifiers in the address of a paper's page or file. Empty if it has none. */
function readAddress(url: string): WorkIdentifiers {
  const arxivId = findArxivIdInUrl(url);
  if (arxivId !== undefined) return readWorkIdentifiers({ arxivId });
  const aclId = anthologyPage.exec(url)?.[1];
  if (aclId !== undefined) return readWorkIdentifiers({ aclId });
  const doi = findDoi(decodeAddress(url.replace(/[?#].*$/, '')));
  return readWorkIdentifiers({ doi: doi?.replace(afterDoi, '') ?? '' });
}

function decodeAddress(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** A record whose title is less like the one that was asked for than this is not offered. */
const minAlike = 0.6;
/** So many records are offered at most. */
const maxOffered = 10;

/**
 * The records that may be what the writer looks for by a title, best first: those with an equal title, then those whose title is it up to
 * a subtitle, then the others by how alike the titles are. Of records of one work, the first with an abstract is kept, or else the first.
 */
export function rankRecords(title: string, records: readonly RegistryRecord[]): readonly RegistryRecord[] {
  const wanted = readWorkText({ title });
  const rated = records
    .filter(({ type }) => type !== 'no-paper')
    .map((record) => {
      const { hasEqualTitle, isEqualUpToSubtitle, titleSimilarity } = compareWorkTexts(wanted, readWorkText({ title: record.title }));
      const likeness = hasEqualTitle ? 2 : isEqualUpToSubtitle ? 1 + titleSimilarity / 2 : titleSimilarity;
      return { record, rank: likeness, hasAbstract: record.abstract !== undefined };
    })
    .filter(({ rank }) => rank >= minAlike)
    .sort((a, b) => b.rank - a.rank || Number(b.hasAbstract) - Number(a.hasAbstract));
  const known = new KnownPapers();
  const distinct: RegistryRecord[] = [];
  for (const { record } of rated) {
    const { title: name, identifiers, abstract, year } = record;
    const paper = { title: name, ...identifiers, abstract, year };
    if (known.has(paper)) continue;
    known.add(paper);
    distinct.push(record);
  }
  return distinct.slice(0, maxOffered);
}

/** The paper that a registry describes. What the registry does not say stays unknown. */
export function toPaper(record: RegistryRecord): FeedPaper {
  const { title, abstract = '', authors, hasMoreAuthors, year, venue, registry } = record;
  return {
    facts: {
      title,
      abstract,
      authors: authors.map(formatPersonName),
      hasMoreAuthors,
      year,
      venue,
      arxivId: findIdentifier(record, 'arxivId'),
      doi: findIdentifier(record, 'doi'),
      links: listLinks(record),
    },
    source: getRegistryLabel(registry),
  };
}

/** The identifier of the work, or else that of its only other version. */
function findIdentifier({ identifiers, linked }: RegistryRecord, kind: keyof WorkIdentifiers): string | undefined {
  const others = [...new Set(linked.flatMap((work) => work[kind] ?? []))];
  return identifiers[kind] ?? (others.length === 1 ? others[0] : undefined);
}

function listLinks({ identifiers, page }: RegistryRecord): readonly PaperLink[] {
  return identifiers.arxivId === undefined && identifiers.doi === undefined ? [{ kind: 'page', url: page }] : [];
}
