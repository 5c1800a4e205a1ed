import type { TextEdit } from '../../../model/draft';
import { scanBlock, type ScannedBlock } from '../../bibtex/scanBlock';
import type { ScannedField } from '../../bibtex/scanField';
import { withLetterCase, type BibliographyStyle } from '../bibliographyStyle';
import { detectBibliographyStyle } from '../detectBibliographyStyle';
import { describesDigest, sourceField } from '../describeSource';
import { chooseEntryType, renderFactFields, type EntryField, type FieldFact } from '../factFields';
import { listPreambles } from '../printCharacters';
import { renderField } from '../renderEntry';
import type { WorkFacts } from '../workFacts';

/** Any of these fields gives the fact. */
const fieldsOfFact: Readonly<Record<FieldFact, readonly string[]>> = {
  author: ['author'],
  venue: 'journal journaltitle booktitle maintitle howpublished school institution organization eventtitle series'.split(' '),
  year: ['year', 'date'],
  volume: ['volume'],
  issue: ['number', 'issue'],
  pages: ['pages', 'eid'],
  publisher: ['publisher', 'organization'],
  eprint: ['eprint'],
  eprintType: ['eprinttype', 'archiveprefix'],
  doi: ['doi'],
  url: ['url'],
};

/** Types that only say that the kind of a work is not known. */
const openTypes = /^(?:misc|online|electronic|www|unpublished)$/;

/** An entry of a BibTeX file that is completed. */
export interface BibtexEntryText {
  /** The text of the entry alone. */
  readonly text: string;
  /** The names of all fields that have a value, in lower case, also of inherited ones. */
  readonly fieldNames: ReadonlySet<string>;
  /** Whether the entry says elsewhere which paper of arXiv it is, for example in `journal`. */
  readonly namesArxivId: boolean;
  readonly namesDoi: boolean;
}

/**
 * The edits that add the facts that the entry lacks, with offsets relative to the entry; empty if it lacks none or has no end. The type
 * of the entry changes only if it is one that leaves the kind of the work open, and if no field says how the work was published.
 */
export function completeBibtexEntry(entry: BibtexEntryText, facts: WorkFacts, fileStyle: BibliographyStyle): readonly TextEdit[] {
  const block = scanBlock(entry.text, 0);
  if (block === undefined || block.kind !== 'entry' || block.isCutOff) return [];
  const style = chooseStyle(entry.text, block, fileStyle);
  const hasVenue = fieldsOfFact.venue.some((name) => entry.fieldNames.has(name));
  const newType =
    openTypes.test(block.entryType) && !hasVenue && facts.kind !== 'other' ? chooseEntryType(facts, style.dialect) : block.entryType;
  const isTyped = facts.kind !== 'other' && newType === chooseEntryType(facts, style.dialect);
  const rendered = renderFactFields(isTyped ? facts : withoutPublication(facts), style.dialect);
  const missing = (Object.entries(rendered) as [FieldFact, EntryField][]).flatMap(([fact, field]) =>
    hasFact(entry, fact, rendered) ? [] : [field],
  );
  if (missing.length === 0) return [];
  return [
    ...(newType === block.entryType ? [] : [{ span: block.typeSpan, newText: withLetterCase(newType, style.typeCase) }]),
    ...renameOldSource(block, style),
    ...writeFields(entry.text, block, missing, style),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** The facts without those that only an entry of their own kind has fields for. */
function withoutPublication(facts: WorkFacts): WorkFacts {
  return facts.kind === 'other'
    ? facts
    : { ...facts, kind: 'other', venue: undefined, volume: undefined, issue: undefined, pages: undefined, publisher: undefined };
}

function hasFact(
  { fieldNames, namesArxivId, namesDoi }: BibtexEntryText,
  fact: FieldFact,
  rendered: Readonly<Partial<Record<FieldFact, EntryField>>>,
): boolean {
  const isThere = (each: FieldFact): boolean => fieldsOfFact[each].some((name) => fieldNames.has(name));
  if (fact === 'eprint' || fact === 'eprintType') return namesArxivId || isThere('eprint');
  if (fact === 'doi') return namesDoi || isThere('doi');
  // An address is only needed where no other field leads to the work.
  if (fact === 'url') return isThere('url') || isThere('doi') || namesDoi || rendered.doi !== undefined;
  return isThere(fact);
}

/** The layout of the entry itself, if its fields show one, otherwise that of the file. */
function chooseStyle(text: string, block: ScannedBlock, fileStyle: BibliographyStyle): BibliographyStyle {
  if (block.fields.length < 2) return fileStyle;
  const { indent, equals, nameWidth, valueColumn, nameCase, delimiters, typeCase } = detectBibliographyStyle(text, [block]);
  return { ...fileStyle, indent, equals, nameWidth, valueColumn, nameCase, delimiters, typeCase };
}

/** Earlier versions wrote where an entry comes from into `note`, which styles print. */
function renameOldSource({ fields }: ScannedBlock, style: BibliographyStyle): readonly TextEdit[] {
  return fields
    .filter(({ name, parts }) => name === 'note' && describesDigest(parts.map((part) => part.text).join('')))
    .map(({ nameSpan }) => ({ span: nameSpan, newText: withLetterCase(sourceField, style.nameCase) }));
}

/** Writes fields behind those that they follow in the file. A field that is there without a value gets the value. */
function writeFields(text: string, block: ScannedBlock, missing: readonly EntryField[], style: BibliographyStyle): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const inserted = new Map<number, string>();
  const lead = isOnOneLine(text, block) ? ', ' : `,${style.newline}${style.indent}`;
  for (const field of missing) {
    const empty = block.fields.findLast(({ name }) => name === field.name.toLowerCase());
    if (empty !== undefined) {
      const quote = style.delimiters === 'quotes';
      edits.push({ span: empty.span, newText: quote ? `"${field.value}"` : `{${field.value}}` });
      continue;
    }
    const at = findPredecessor(block.fields, field.name, style.fieldOrder)?.span.end ?? block.keySpan.end;
    inserted.set(at, (inserted.get(at) ?? '') + lead + renderField(field, style));
  }
  return [...edits, ...[...inserted].map(([at, newText]) => ({ span: { start: at, end: at }, newText }))];
}

function isOnOneLine(text: string, { keySpan, fields }: ScannedBlock): boolean {
  const last = fields.at(-1);
  return last !== undefined && !/[\r\n]/.test(text.slice(keySpan.end, last.span.end));
}

/** The usual order of fields, for files that have not used a field yet. */
const usualOrder = (
  'author editor title subtitle shorttitle key journal journaltitle booktitle howpublished institution school series year date month ' +
  'volume number pages publisher address eprint eprinttype archiveprefix eprintclass primaryclass doi url'
).split(' ');

/** The last field that precedes a new one in the order of the file, or in the usual order; undefined if the new one is the first. */
function findPredecessor(fields: readonly ScannedField[], newName: string, fileOrder: readonly string[]): ScannedField | undefined {
  const name = newName.toLowerCase();
  const order = fileOrder.includes(name) ? fileOrder : usualOrder;
  const rank = order.indexOf(name);
  const known = fields.filter((field) => order.includes(field.name));
  return known.length === 0 ? fields.at(-1) : known.findLast((field) => order.indexOf(field.name) < rank);
}

/** The TeX code that a file needs before an entry, so that pdfLaTeX prints characters of the new fields. */
export function listMissingPreambles(fileText: string, edits: readonly TextEdit[]): readonly string[] {
  return listPreambles(edits.map(({ newText }) => newText).join('\n')).filter((preamble) => !fileText.includes(preamble));
}
