import type { TextEdit } from '../../../model/draft';
import { scanBlock, type ScannedBlock } from '../../bibtex/scanBlock';
import { spellField, spellType, type BibliographyStyle } from '../bibliographyStyle';
import { detectEntryStyle } from '../detectBibliographyStyle';
import { describesDigest, sourceField } from '../describeSource';
import { chooseEntryType, isPublication, renderFactFields, type EntryField, type FieldFact } from '../factFields';
import { listPreambles } from '../printCharacters';
import type { WorkFacts } from '../workFacts';
import { insertFields } from './insertFields';

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
  /** The field that only says that the work is a preprint, in an entry that we made (`findStatement`). */
  readonly statement: 'howpublished' | 'url' | undefined;
}

/**
 * The edits that add the facts that the entry lacks, with offsets relative to the entry; empty if it lacks none or has no end. The type
 * of the entry changes only if it is one that leaves the kind of the work open, and if no field says how the work was published. `style`
 * is that of the entry (`chooseEntryStyle`).
 */
export function completeBibtexEntry(entry: BibtexEntryText, facts: WorkFacts, style: BibliographyStyle): readonly TextEdit[] {
  const block = scanBlock(entry.text, 0);
  if (block === undefined || block.kind !== 'entry' || block.isCutOff) return [];
  const venueNames = fieldsOfFact.venue.filter((name) => entry.fieldNames.has(name));
  const hasVenue = venueNames.some((name) => name !== entry.statement);
  const newType =
    openTypes.test(block.entryType) && !hasVenue && isPublication(facts.kind) ? chooseEntryType(facts, style.dialect) : block.entryType;
  const isTyped = isPublication(facts.kind) && newType === chooseEntryType(facts, style.dialect);
  const shown =
    facts.kind === 'preprint' && style.dialect === 'bibtex'
      ? choosePreprintForm(entry, block.entryType, hasVenue, facts)
      : isTyped
        ? facts
        : withoutPublication(facts);
  const rendered = renameVenue(renderFactFields(shown, style.dialect), block.entryType);
  const givesWay = entry.statement === (shown.kind === 'preprint' ? 'url' : 'howpublished') && !hasVenue && rendered.venue !== undefined;
  const replaced = givesWay ? block.fields.findLast(({ name }) => name === entry.statement) : undefined;
  const described = replaced === undefined ? entry : withoutStatement(entry);
  const missing = (Object.entries(rendered) as [FieldFact, EntryField][]).flatMap(([fact, field]) =>
    hasFact(described, fact, rendered) ? [] : [field],
  );
  if (missing.length === 0) return [];
  const change = replaced === undefined || rendered.venue === undefined ? undefined : { field: replaced, by: rendered.venue };
  return [
    ...(newType === block.entryType ? [] : [{ span: block.typeSpan, newText: spellType(newType, style) }]),
    ...renameOldSource(block, style),
    ...insertFields(entry.text, block, missing, style, change),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** The facts without those that only an entry of their own kind has fields for. */
function withoutPublication(facts: WorkFacts): WorkFacts {
  return isPublication(facts.kind)
    ? { ...facts, kind: 'other', venue: undefined, volume: undefined, issue: undefined, pages: undefined, publisher: undefined }
    : facts;
}

/** Types whose entries print `howpublished`, or `journal` instead. Styles take types that they don't know for `misc`. */
const statingTypes = /^(?:misc|online|electronic|www|booklet|article)$/;

/**
 * A preprint in the form that suits the entry: nothing more if a field that is printed names it already. Otherwise in words, also
 * beside an `eprint`, which BibTeX's own styles don't print; or by `eprint` and `url` where there is no room for words.
 */
function choosePreprintForm(entry: BibtexEntryText, type: string, hasVenue: boolean, facts: WorkFacts): WorkFacts {
  const { fieldNames, namesArxivId, statement } = entry;
  const isLinked = fieldNames.has('doi') || (fieldNames.has('url') && statement !== 'url');
  const isPrinted = namesArxivId && (hasVenue || !fieldNames.has('eprint') || isLinked);
  if (isPrinted) return { ...facts, kind: 'other', arxivId: undefined, url: undefined };
  return hasVenue || !statingTypes.test(type) ? { ...facts, kind: 'other' } : facts;
}

function renameVenue(rendered: RenderedFacts, type: string): RenderedFacts {
  const { venue } = rendered;
  return venue?.name === 'howpublished' && type === 'article' ? { ...rendered, venue: { ...venue, name: 'journal' } } : rendered;
}

/** The entry as if it did not state that the work is a preprint. */
function withoutStatement(entry: BibtexEntryText): BibtexEntryText {
  const fieldNames = new Set([...entry.fieldNames].filter((name) => name !== entry.statement));
  return { ...entry, fieldNames, namesArxivId: fieldNames.has('eprint') || fieldNames.has('url') };
}

type RenderedFacts = Readonly<Partial<Record<FieldFact, EntryField>>>;

function hasFact({ fieldNames, namesArxivId, namesDoi }: BibtexEntryText, fact: FieldFact, rendered: RenderedFacts): boolean {
  const isThere = (each: FieldFact): boolean => fieldsOfFact[each].some((name) => fieldNames.has(name));
  if (fact === 'eprint' || fact === 'eprintType') return namesArxivId || isThere('eprint');
  if (fact === 'doi') return namesDoi || isThere('doi');
  // An address is only needed where no other field leads to the work.
  if (fact === 'url')
    return isThere('url') || isThere('doi') || namesDoi || rendered.doi !== undefined || (namesArxivId && !isThere('eprint'));
  return isThere(fact);
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
