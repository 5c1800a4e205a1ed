import { type EntryOptions, type ExportItem, findTextSource, type NewEntry, renderCslItem, toCslItem } from '#bibliography';
import { type Formatter, renderRichMarkdown } from '#references';
import type { BibliographyFile, Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { type Span, shiftSpan } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { CslItem } from '../../model/csl';
import type { BibliographyOccurrence, Paper } from '../../model/paper';

/**
 * A new entry for a bibliography: a copy of the paper's entry in a BibTeX file, if there is one, or else an entry made from what the
 * library knows about the paper.
 */
export function createNewEntry(snapshot: Snapshot, paper: Paper, key: CitationKey): NewEntry {
  const occurrence = findBibliographyOccurrence(paper);
  const options = getEntryOptions(snapshot);
  if (occurrence === undefined) return { key, source: { kind: 'paper', paper }, options };
  const file = snapshot.bibliographies.get(occurrence.uri);
  const item = { ...toCslItem(occurrence.entry), id: key };
  if (file === undefined || file.bibliography().format !== 'bibtex') return { key, source: { kind: 'paper', paper }, item, options };
  const source = findTextSource(file.text, occurrence.entry.key, paper.title) ?? { kind: 'paper', paper };
  return { key, source, item, options };
}

export function getEntryOptions({ settings }: Snapshot): EntryOptions {
  return { preferredVersion: settings.preferredVersion };
}

/** A paper to export; `key` is the key by which it is cited. */
export function createExportItem(snapshot: Snapshot, paper: Paper, key: CitationKey): ExportItem {
  const occurrence = findBibliographyOccurrence(paper);
  if (occurrence === undefined) return { kind: 'paper', key, paper };
  const file = snapshot.bibliographies.get(occurrence.uri);
  const item = { ...toCslItem(occurrence.entry), id: key };
  if (file === undefined || file.bibliography().format !== 'bibtex') return { kind: 'paper', key, paper, item };
  return { kind: 'entry', key, fileKey: occurrence.entry.key, fileText: file.text, item };
}

function findBibliographyOccurrence(paper: Paper): BibliographyOccurrence | undefined {
  return paper.occurrences.find((occurrence) => occurrence.kind === 'bibliography');
}

/** The span of an entry's key in the text of its file. */
export function keySpanOf(file: BibliographyFile, entry: BibliographyEntry): Span {
  return shiftSpan(entry.keySpan, file.startOf(entry) ?? 0);
}

/** The items that were created so far. Besides its paper, an item depends only on the version that the writer prefers. */
const getItems = derived(
  ({ settings }: Snapshot) => [settings.preferredVersion],
  () => new WeakMap<Paper, CslItem>(),
);

/**
 * The paper in the form that a citation processor takes (CSL-JSON). The same `Paper` object always gets the same item, because
 * formatters recognise items by identity.
 */
export function getCslItem(snapshot: Snapshot, paper: Paper): CslItem {
  const items = getItems(snapshot);
  const known = items.get(paper);
  if (known !== undefined) return known;
  const occurrence = paper.occurrences.find(({ kind }) => kind === 'bibliography');
  const item =
    occurrence?.kind === 'bibliography' ? toCslItem(occurrence.entry) : renderCslItem(paper, paper.key, getEntryOptions(snapshot));
  items.set(paper, item);
  return item;
}

/**
 * The paper as it appears in the list of references, as one line of escaped Markdown: `Xiao, Guangxuan, et al. 2024. “DuoAttention:
 * ...”`. Empty if the style has no list of references.
 */
export function formattedReference(snapshot: Snapshot, paper: Paper, formatter: Formatter): string {
  const text = formatter.formatReference(getCslItem(snapshot, paper));
  return text === undefined ? '' : renderRichMarkdown(text);
}
