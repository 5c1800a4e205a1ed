import { applyEdits } from '#text';
import type { TextEdit } from '../../../model/draft';
import { type ScannedBlock, scanBlock } from '../../bibtex/scanBlock';
import type { ScannedField } from '../../bibtex/scanField';
import { namesOnlyArchive } from '../../entryFields';
import { type BibliographyStyle, spellField, spellType } from '../bibliographyStyle';
import { describesDigest, sourceField } from '../describeSource';
import { detectEntryStyle } from '../detectBibliographyStyle';
import { chooseEntryType, createTexWriter, renderFactFields } from '../factFields';
import { listPreambles } from '../printCharacters';
import type { WorkFacts } from '../workFacts';
import type { EntryToPublish } from './completeCslItem';
import { insertFields, moveComments, removeFields } from './editFields';
import { bibtexFormat, type DescribedEntry, type EntryFormat, planEntry } from './planEntry';

/** An entry of a BibTeX file that is completed. */
export interface BibtexEntryText extends Omit<DescribedEntry, 'type'> {
  /** The text of the entry alone. */
  readonly text: string;
}

/**
 * The edits that add the facts that the entry lacks, with offsets relative to the entry; empty if it lacks none or has no end. `style`
 * is that of the entry (`chooseEntryStyle`).
 */
export function completeBibtexEntry(entry: BibtexEntryText, facts: WorkFacts, style: BibliographyStyle): readonly TextEdit[] {
  const block = scanBlock(entry.text, 0);
  if (block === undefined || block.kind !== 'entry' || block.isCutOff) return [];
  const statement = block.fields.findLast(({ name }) => name === entry.statement);
  const described = { ...entry, type: block.entryType, statement: statement && entry.statement };
  const { type, added, replacement } = planEntry(described, facts, bibtexFormat(style.dialect));
  if (added.length === 0) return [];
  const change = statement === undefined || replacement === undefined ? undefined : { field: statement, by: replacement };
  return [
    ...(type === block.entryType ? [] : [{ span: block.typeSpan, newText: spellType(type, style) }]),
    ...renameOldSource(block, style),
    ...insertFields(entry.text, block, added, style, change),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** The layout of the entry itself, if its fields show one, otherwise that of the file. */
export function chooseEntryStyle(text: string, block: ScannedBlock | undefined, file: BibliographyStyle): BibliographyStyle {
  if (block === undefined || block.fields.length < 2) return file;
  const own = detectEntryStyle(text, [block]);
  return {
    ...file,
    ...own,
    alignedTo: own.nameWidth === file.nameWidth ? file.alignedTo : own.alignedTo,
    // Names that the entry has in other letters than the file are not spelled as in the file.
    spellings: own.nameCase === file.nameCase ? file.spellings : new Map(),
  };
}

/** Earlier versions wrote where an entry comes from into `note`, which styles print. */
function renameOldSource({ fields }: ScannedBlock, style: BibliographyStyle): readonly TextEdit[] {
  return fields
    .filter(({ name, parts }) => name === 'note' && describesDigest(parts.map((part) => part.text).join('')))
    .map(({ nameSpan }) => ({ span: nameSpan, newText: spellField(sourceField, style) }));
}

/**
 * The TeX code that a file needs before an entry, so that pdfLaTeX prints characters of the new fields. A file for biblatex needs none.
 */
export function listMissingPreambles(
  fileText: string,
  edits: readonly TextEdit[],
  { dialect }: Pick<BibliographyStyle, 'dialect'>,
): readonly string[] {
  if (dialect === 'biblatex') return [];
  return listPreambles(edits.map(({ newText }) => newText).join('\n')).filter((preamble) => !fileText.includes(preamble));
}

/** The entry as it cites the published version, and the edits by which fields were added to it. */
export function publishBibtexEntry(
  entryText: string,
  { facts, paper, title }: EntryToPublish,
  fileStyle: BibliographyStyle,
): { readonly text: string; readonly added: readonly TextEdit[] } | undefined {
  const block = scanBlock(entryText, 0);
  if (block === undefined || block.kind !== 'entry' || block.isCutOff) return undefined;
  // What the entry looks like is seen before its fields are emptied.
  const style = chooseEntryStyle(entryText, block, fileStyle);
  const entryType = spellType(chooseEntryType(facts, style.dialect), style);
  const kept = new Set(Object.values(renderFactFields(facts, style.dialect)).map(({ name }) => name.toLowerCase()));
  const titled = title === undefined ? [] : replaceTitle(block, createTexWriter(paper, style.dialect).title(title));
  const prepared = applyEdits(entryText, [
    { span: block.typeSpan, newText: entryType },
    ...titled,
    ...removeVersion(entryText, block, kept, titled.length > 0, bibtexFormat(style.dialect)),
  ]);
  const filled = new Set(scanBlock(prepared, 0)?.fields.flatMap(({ name, parts }) => (isEmpty(parts) ? [] : [name])));
  const added = completeBibtexEntry({ text: prepared, names: filled, namesArxivId: false, namesDoi: false }, facts, style);
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
function removeVersion(
  text: string,
  block: ScannedBlock,
  kept: ReadonlySet<string>,
  isRetitled: boolean,
  { versionNames, titleParts }: EntryFormat<string>,
): readonly TextEdit[] {
  const isOfVersion = (field: ScannedField): boolean => versionNames.has(field.name) || namesArchive(field);
  const emptied = new Set([...kept].flatMap((name) => block.fields.findLast((field) => field.name === name && isOfVersion(field)) ?? []));
  return [
    ...removeFields(text, block, (field) => (isOfVersion(field) && !emptied.has(field)) || (isRetitled && titleParts.has(field.name))),
    ...[...emptied].map(({ span }) => ({ span, newText: `${moveComments(text, span, span.start)}{}` })),
  ];
}

/** Whether a field says nothing but at which archive the preprint is. */
function namesArchive({ name, parts }: ScannedField): boolean {
  const value = parts.map((part) => part.text).join('');
  return (name === 'note' || name === 'addendum' || (name === 'url' && /doi\.org/.test(value))) && namesOnlyArchive(value);
}

function isEmpty(parts: ScannedBlock['fields'][number]['parts']): boolean {
  return parts.every(({ text }) => text === '');
}
