import { shiftSpan } from '../../../base/span';
import type { TextEdit } from '../../../model/draft';
import { applyEdits } from '#text';
import { scanBlock, scanBlocks, type ScannedBlock } from '../../bibtex/scanBlock';
import type { ScannedField } from '../../bibtex/scanField';
import { namesOnlyArchive } from '../../citesPreprint';
import { spellType, type BibliographyStyle } from '../bibliographyStyle';
import { detectBibliographyStyle } from '../detectBibliographyStyle';
import { chooseEntryType, createTexWriter, renderFactFields } from '../factFields';
import { chooseEntryStyle, completeBibtexEntry, listMissingPreambles } from './completeBibtexEntry';
import type { BibliographyText } from './bibliographyText';
import { publishItems, type EntryToPublish } from './publishItems';
import { moveComments, removeFields } from './removeFields';

/** Fields that say of which version an entry is. */
const versionFields: ReadonlySet<string> = new Set(
  (
    'journal journaltitle booktitle maintitle eventtitle howpublished school institution organization series year date month day ' +
    'volume number issue pages eid publisher doi pubstate version'
  ).split(' '),
);

/** Fields that hold a part of the title. */
const titleParts: ReadonlySet<string> = new Set(['subtitle', 'titleaddon', 'shorttitle']);

/**
 * The edits that make entries of a file cite the published version: its type, venue, year, volume, pages, publisher and DOI take the
 * place of those of the preprint, and so does its title if it is another one. Key, authors, the arXiv identifier and all other fields stay. Entries that have no end, or
 * that are written in a form that can't be replaced, are left alone.
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
    const published = toPublishedText(before, known, style);
    if (published === undefined || published.text === before) return [];
    const preambles = listMissingPreambles(textWithPreambles, published.added, style).map((preamble) => preamble + style.newline);
    textWithPreambles += preambles.join('');
    return [{ span: shiftSpan({ start: 0, end: entry.span.end }, start), newText: preambles.join('') + published.text }];
  });
}

/** The entry as it cites the published version, and the edits by which fields were added to it. */
function toPublishedText(
  entryText: string,
  { facts, paper, title }: EntryToPublish,
  fileStyle: BibliographyStyle,
): { readonly text: string; readonly added: readonly TextEdit[] } | undefined {
  const block = scanBlock(entryText, 0);
  if (block === undefined || block.kind !== 'entry' || block.isCutOff) return undefined;
  // What the entry looks like is seen before its fields are emptied.
  const style = chooseEntryStyle(entryText, block, fileStyle);
  const entryType = spellType(chooseEntryType(facts, style.dialect), style);
  const names = new Set(Object.values(renderFactFields(facts, style.dialect)).map(({ name }) => name.toLowerCase()));
  const titled = title === undefined ? [] : replaceTitle(block, createTexWriter(paper, style.dialect).title(title));
  const prepared = applyEdits(entryText, [
    { span: block.typeSpan, newText: entryType },
    ...titled,
    ...removeVersion(entryText, block, names, titled.length > 0),
  ]);
  const fieldNames = new Set(scanBlock(prepared, 0)?.fields.flatMap(({ name, parts }) => (isEmpty(parts) ? [] : [name])));
  const entry = { text: prepared, fieldNames, namesArxivId: false, namesDoi: false, statement: undefined };
  const added = completeBibtexEntry(entry, facts, style);
  return { text: applyEdits(prepared, added), added: [...added, ...titled] };
}

/** Writes another title into the field that has it, of several the last; empty if there is none. */
function replaceTitle({ fields }: ScannedBlock, title: string): readonly TextEdit[] {
  const field = fields.findLast(({ name }) => name === 'title');
  return field === undefined ? [] : [{ span: field.span, newText: `{${title}}` }];
}

/**
 * Removes the fields that say of which version the entry is. Those that the published version has too only lose their value, of several
 * of one name the last. If the title was replaced, parts of the old one go too.
 */
function removeVersion(text: string, block: ScannedBlock, kept: ReadonlySet<string>, isRetitled: boolean): readonly TextEdit[] {
  const emptied = new Set([...kept].flatMap((name) => block.fields.findLast((field) => field.name === name && isOfVersion(field)) ?? []));
  return [
    ...removeFields(text, block, (field) => (isOfVersion(field) && !emptied.has(field)) || (isRetitled && titleParts.has(field.name))),
    ...[...emptied].map(({ span }) => ({ span, newText: `${moveComments(text, span, span.start)}{}` })),
  ];
}

function isOfVersion({ name, parts }: ScannedField): boolean {
  if (versionFields.has(name)) return true;
  const value = parts.map((part) => part.text).join('');
  return (name === 'note' || name === 'addendum' || (name === 'url' && /doi\.org/.test(value))) && namesOnlyArchive(value);
}

function isEmpty(parts: ScannedBlock['fields'][number]['parts']): boolean {
  return parts.every(({ text }) => text === '');
}
