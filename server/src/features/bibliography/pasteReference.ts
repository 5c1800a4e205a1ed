import {
  addFacts,
  findPrintableDoi,
  findTextSource,
  type NewEntry,
  parseBibliography,
  replaceEntry,
  toCslItem,
  toReference,
  type WorkFacts,
} from '#bibliography';
import { parseDigest, readRisPublication } from '#digest';
import { compareWorkTexts, findObjectionByTitle, readWorkText, type TitleAndAbstract } from '#lookUp';
import { looksLikeDoi, readArxivDoi, readArxivId, withoutResolver } from '#text';
import type { BibliographyFile, Snapshot } from '#workspace';
import { maskControls } from '../../base/escape';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { CompletedReference } from '../../model/completedReference';
import type { DigestRecord } from '../../model/digest';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { findEntryUnderCursor } from '../evidence/underCursor';
import { describeConflicts, listConflicts } from './completeEntries';
import { getEntryOptions } from './entrySource';

export type ReferencePaste =
  /** `doubt` has the two titles if the pasted reference may be that of another paper. */
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly key: string; readonly doubt?: DifferingTitles }
  /** The identifier was added to the entry, if it lacked one; the paper with this key is to be looked up. */
  | { readonly kind: 'look-up'; readonly edits: readonly TextEdit[]; readonly key: string }
  | { readonly kind: 'refused'; readonly reason: string };

interface DifferingTitles {
  readonly ofEntry: string;
  readonly pasted: string;
}

/** What a writer has copied from a page of a paper. */
type PastedReference =
  /** A DOI, an arXiv identifier or the address of one. */
  | { readonly kind: 'identifier'; readonly doi?: string; readonly arxivId?: string }
  /** One reference; `createEntry` makes an entry of it, under any key. */
  | { readonly kind: 'reference'; readonly title: string; readonly abstract: string; createEntry(key: CitationKey): NewEntry }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Plans how a pasted reference replaces the entry at an offset of a bibliography, whose key stays. undefined if there is no entry at the
 * offset.
 */
export function pasteReference(snapshot: Snapshot, uri: string, offset: number, pasted: string): ReferencePaste | undefined {
  const file = snapshot.bibliographies.get(uri);
  const entry = file === undefined ? undefined : findEntryUnderCursor(file, offset)?.entry;
  if (file === undefined || entry === undefined) return undefined;
  const conflict = describeConflicts(listConflicts(snapshot, [uri]));
  if (conflict !== undefined) return { kind: 'refused', reason: conflict };
  const reference = readPastedReference(pasted);
  if (reference.kind === 'unreadable') return { kind: 'refused', reason: reference.reason };
  if (reference.kind === 'identifier') return addIdentifier(snapshot, file, entry, reference);
  const paper = snapshot.library().findByEntry(entry);
  const replacement = { ...reference.createEntry(entry.key), options: getEntryOptions(snapshot) };
  const edit = replaceEntry(file.text, file.bibliography(), entry, replacement);
  if (edit === undefined) return { kind: 'refused', reason: `The entry "${entry.key}" can't be replaced. Check that it's complete.` };
  const doubt = findDoubt(entry.title, paper, reference);
  return { kind: 'edits', edits: [edit], key: entry.key, ...(doubt === undefined ? {} : { doubt }) };
}

/** The two titles, unless the title or the abstract shows that the pasted reference is that of the entry. */
function findDoubt(title: string, paper: Paper | undefined, pasted: TitleAndAbstract): DifferingTitles | undefined {
  if (title === '') return undefined;
  const agreement = compareWorkTexts(readWorkText({ title, abstract: paper?.abstract }), readWorkText(pasted));
  const isSame = agreement.hasEqualTitle || findObjectionByTitle(title, agreement) === undefined;
  return isSame ? undefined : { ofEntry: title, pasted: pasted.title };
}

function addIdentifier(
  snapshot: Snapshot,
  file: BibliographyFile,
  entry: BibliographyEntry,
  { doi, arxivId }: { readonly doi?: string; readonly arxivId?: string },
): ReferencePaste {
  const paper = snapshot.library().findByEntry(entry);
  if (paper === undefined) return { kind: 'refused', reason: `The entry "${entry.key}" couldn't be read.` };
  const other = [
    doi !== undefined && entry.doi !== undefined && entry.doi.toLowerCase() !== doi.toLowerCase() ? `the DOI ${entry.doi}` : undefined,
    arxivId !== undefined && entry.arxivId !== undefined && entry.arxivId !== arxivId ? `arXiv ${entry.arxivId}` : undefined,
  ].find((each) => each !== undefined);
  if (other !== undefined) return { kind: 'refused', reason: `The entry "${entry.key}" already has ${other}. Remove it first.` };
  const facts: WorkFacts = { kind: 'other', authors: [], hasMoreAuthors: false, doi: findPrintableDoi(doi), arxivId };
  const edits = addFacts({ text: file.text, bibliography: file.bibliography() }, new Map([[entry, facts]]));
  return { kind: 'look-up', edits, key: paper.key };
}

const nothing = "The clipboard doesn't contain a BibTeX or CSL entry, a RIS record or a DOI.";
const several = 'The clipboard contains several references. Copy only one.';

/** Longer texts are not the reference of one work. */
const maxLength = 200_000;

/** Reads a reference in BibTeX, CSL-JSON or RIS, or an identifier. */
export function readPastedReference(pasted: string): PastedReference {
  if (pasted.length > maxLength) return { kind: 'unreadable', reason: nothing };
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
