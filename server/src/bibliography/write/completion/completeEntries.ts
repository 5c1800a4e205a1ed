import { shiftSpan } from '../../../base/span';
import type { BibliographyEntry } from '../../../model/bibliography';
import type { TextEdit } from '../../../model/draft';
import type { Paper } from '../../../model/paper';
import type { PreferredVersion } from '../../../model/settings';
import { scanBlock, scanBlocks } from '../../bibtex/scanBlock';
import { findStatement } from '../describeSource';
import { detectBibliographyStyle } from '../detectBibliographyStyle';
import { isPublication } from '../factFields';
import type { WorkFacts } from '../workFacts';
import { findAddableFacts } from './citedVersion';
import {
  type BibtexEntryText,
  chooseEntryStyle,
  completeBibtexEntry,
  listMissingPreambles,
  publishBibtexEntry,
} from './completeBibtexEntry';
import { type BibliographyText, completeCslItem, type EntryToPublish, publishItems } from './completeCslItem';

/** An entry of a bibliography, and its paper, which was looked up. */
export interface EntryToComplete {
  readonly entry: BibliographyEntry;
  readonly paper: Paper;
}

/**
 * The edits that add to entries of a file what they lack and registries say (`paper.reference`), as `addFacts` does it. Entries of
 * papers that were not looked up are left alone.
 */
export function completeEntries(
  file: BibliographyText,
  wanted: readonly EntryToComplete[],
  preferred: PreferredVersion,
): readonly TextEdit[] {
  const facts = wanted.flatMap(({ entry, paper }) =>
    paper.reference === undefined ? [] : [[entry, findAddableFacts(entry, paper, paper.reference, preferred)] as const],
  );
  return addFacts(file, new Map(facts));
}

/**
 * The edits that add facts to the entries of a file that lack them, in the style of the file; in the order of the text. A value that the
 * writer has written never changes, and nothing outside of the entries does, except that TeX code for letters that pdfLaTeX does not
 * know is put before an entry.
 */
export function addFacts(
  { text, bibliography }: BibliographyText,
  factsOfEntries: ReadonlyMap<BibliographyEntry, WorkFacts>,
): readonly TextEdit[] {
  const { format, entries, starts } = bibliography;
  const fileStyle = detectBibliographyStyle(text, format === 'bibtex' ? [...scanBlocks(text)] : []);
  // What we said of a preprint gives way to what is known of the published version.
  const published = new Map(
    [...factsOfEntries]
      .filter(([entry, { kind }]) => isPublication(kind) && findStatement(entry.fields()) === 'publisher')
      .map(([entry, facts]) => [entry, { facts }]),
  );
  const publishing = new Map(publishItems({ text, bibliography }, published).map((edit) => [edit.span.start, edit]));
  let textWithPreambles = text;
  return entries.flatMap((entry, index): readonly TextEdit[] => {
    const facts = factsOfEntries.get(entry);
    const start = starts[index];
    if (facts === undefined || start === undefined) return [];
    const entryText = text.slice(start, start + entry.span.end);
    if (published.has(entry)) return [publishing.get(start) ?? []].flat();
    if (format !== 'bibtex') return shiftEdits(completeCslItem(entryText, entry, format, facts, fileStyle.newline), start);
    const style = chooseEntryStyle(entryText, scanBlock(entryText, 0), fileStyle);
    const edits = completeBibtexEntry(describeEntry(entry, entryText), withoutKnownAuthors(entry, facts), style);
    const preambles = listMissingPreambles(textWithPreambles, edits, fileStyle).map((preamble) => preamble + fileStyle.newline);
    textWithPreambles += preambles.join('');
    const before: TextEdit = { span: { start: 0, end: 0 }, newText: preambles.join('') };
    return shiftEdits(preambles.length === 0 ? edits : [before, ...edits], start);
  });
}

/**
 * The edits that make entries of a file cite the published version: its type, venue, year, volume, pages, publisher and DOI take the
 * place of those of the preprint, and so does its title if it is another one. Key, authors, the arXiv
 * identifier and all other fields stay. Entries that have no end, or that are written in a form that can't be replaced, are left alone.
 */
export function citePublished({ text, bibliography }: BibliographyText, entries: readonly EntryToPublish[]): readonly TextEdit[] {
  const { format, starts } = bibliography;
  if (format !== 'bibtex') return publishItems({ text, bibliography }, new Map(entries.map((each) => [each.entry, each])));
  const style = detectBibliographyStyle(text, [...scanBlocks(text)]);
  const startOf = new Map(bibliography.entries.map((entry, index) => [entry, starts[index]]));
  let textWithPreambles = text;
  return entries.flatMap((known): readonly TextEdit[] => {
    const { entry } = known;
    const start = startOf.get(entry);
    if (start === undefined) return [];
    const before = text.slice(start, start + entry.span.end);
    const published = publishBibtexEntry(before, known, style);
    if (published === undefined || published.text === before) return [];
    const preambles = listMissingPreambles(textWithPreambles, published.added, style).map((preamble) => preamble + style.newline);
    textWithPreambles += preambles.join('');
    return [{ span: shiftSpan({ start: 0, end: entry.span.end }, start), newText: preambles.join('') + published.text }];
  });
}

function describeEntry(entry: BibliographyEntry, text: string): BibtexEntryText {
  const fields = entry.fields();
  const statement = findStatement(fields);
  const names = new Set(fields.flatMap(({ name, value }) => (value === '' ? [] : [name])));
  return {
    text,
    names,
    namesArxivId: entry.arxivId !== undefined,
    namesDoi: entry.doi !== undefined,
    statement: statement === 'publisher' ? undefined : statement,
  };
}

/** The editors of a book stand in the place of its authors. */
function withoutKnownAuthors(entry: BibliographyEntry, facts: WorkFacts): WorkFacts {
  const isEdited =
    /^(?:mv)?(?:book|collection|proceedings|reference)$/.test(entry.entryType) &&
    entry.fields().some(({ name, value }) => name === 'editor' && value !== '');
  return isEdited ? { ...facts, authors: [], hasMoreAuthors: false } : facts;
}

function shiftEdits(edits: readonly TextEdit[], by: number): readonly TextEdit[] {
  return edits.map(({ span, newText }) => ({ span: shiftSpan(span, by), newText }));
}
