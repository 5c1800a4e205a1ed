import { maskControls } from '../../base/maskControls';
import { toReference } from '../../bibliography/entryReference';
import { parseBibliography } from '../../bibliography/parseBibliography';
import { toCslItem } from '../../bibliography/toCsl';
import type { NewEntry } from '../../bibliography/write/addEntry';
import { findTextSource } from '../../bibliography/write/entryFile';
import { parseDigest } from '../../digest/parseDigest';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { CompletedReference } from '../../model/completedReference';
import type { DigestRecord } from '../../model/digest';
import type { Paper } from '../../model/paper';
import { readArxivDoi, readArxivId } from '../../text/identifiers/arxivId';
import { looksLikeDoi, withoutResolver } from '../../text/identifiers/doi';
import { readRisPublication } from '../../digest/containers/tagged/risPublication';

/** What a writer has copied from a page of a paper. */
export type PastedReference =
  /** A DOI, an arXiv identifier or the address of one. */
  | { readonly kind: 'identifier'; readonly doi?: string; readonly arxivId?: string }
  /** One reference; `createEntry` makes an entry of it, under any key. */
  | { readonly kind: 'reference'; readonly title: string; readonly abstract: string; createEntry(key: CitationKey): NewEntry }
  | { readonly kind: 'unreadable'; readonly reason: string };

const nothing = "The clipboard doesn't contain a BibTeX or CSL entry, a RIS record or a DOI.";
const several = 'The clipboard contains several references. Copy only one.';

/** Longer texts are not the reference of one work. */
const longest = 200_000;

/** Reads a reference in BibTeX, CSL-JSON or RIS, or an identifier. */
export function readPastedReference(pasted: string): PastedReference {
  if (pasted.length > longest) return { kind: 'unreadable', reason: nothing };
  const text = maskControls(pasted).trim();
  if (text === '') return { kind: 'unreadable', reason: nothing };
  return readIdentifier(text) ?? (/^TY {1,2}-/m.test(text) ? readRis(text) : readEntry(text));
}

function readIdentifier(text: string): PastedReference | undefined {
  if (/\s/.test(text.replace(/^(?:doi|arxiv):\s*/i, ''))) return undefined;
  const doi = withoutResolver(text.replace(/^doi:\s*/i, ''));
  const arxivId = readArxivDoi(doi) ?? readArxivId(text);
  if (arxivId !== undefined) return { kind: 'identifier', arxivId };
  return looksLikeDoi(doi) ? { kind: 'identifier', doi } : undefined;
}

function readEntry(text: string): PastedReference {
  const fileText = /^\s*\{/.test(text) ? `[${text}]` : text;
  const { entries, format } = parseBibliography(fileText, 'clipboard');
  const [entry, ...others] = entries.filter(({ title }) => title !== '');
  if (entry === undefined) return { kind: 'unreadable', reason: nothing };
  // Entries from which it inherits belong to it.
  const isChild = entry.fields().some(({ name }) => name === 'crossref' || name === 'xdata');
  if (others.length > 0 && !isChild) return { kind: 'unreadable', reason: several };
  return {
    kind: 'reference',
    title: entry.title,
    abstract: entry.abstract,
    createEntry: (key) => {
      const source = format === 'bibtex' ? findTextSource(fileText, entry.key, entry.title) : undefined;
      return { key, source: source ?? { kind: 'paper', paper: toPaper(entry, toReference(entry)) }, item: toCslItem(entry) };
    },
  };
}

/** Reads a record by the reader of digests, which knows what programs write, and by the tags that digests don't need. */
function readRis(text: string): PastedReference {
  const { entries } = parseDigest(text, { path: 'clipboard.ris' });
  const [record, ...others] = entries;
  if (record === undefined) return { kind: 'unreadable', reason: nothing };
  if (others.length > 0) return { kind: 'unreadable', reason: several };
  const reference: CompletedReference = {
    id: '',
    paper: { title: record.title },
    sources: {},
    year: record.year,
    venue: record.venue,
    doi: record.doi,
    arxivId: record.arxivId,
    ...readRisPublication(text),
  };
  return {
    kind: 'reference',
    title: record.title,
    abstract: record.abstract,
    createEntry: (key) => ({ key, source: { kind: 'paper', paper: toPaper(record, reference) } }),
  };
}

/** A paper that only this reference describes. It has no occurrence, so that its entry names no digest. */
function toPaper(described: BibliographyEntry | DigestRecord, reference: CompletedReference): Paper {
  const { title, names, abstract, authors, hasMoreAuthors, year, venue, arxivId, doi, links } = described;
  return { key: '', title, names, abstract, authors, hasMoreAuthors, year, venue, arxivId, doi, links, reference, occurrences: [] };
}
