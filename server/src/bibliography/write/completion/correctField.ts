import { escapeCsl } from '../../../base/escape';
import { type Span, shiftSpan } from '../../../base/span';
import type { BibliographyEntry } from '../../../model/bibliography';
import type { TextEdit } from '../../../model/draft';
import type { PersonName } from '../../../model/personName';
import { type ScannedBlock, scanBlock, scanBlocks } from '../../bibtex/scanBlock';
import { listCslNames } from '../authorNames';
import type { BibliographyStyle } from '../bibliographyStyle';
import { detectBibliographyStyle } from '../detectBibliographyStyle';
import { createTexWriter, renderFactFields } from '../factFields';
import { renderValue } from '../renderEntry';
import { findPrintableDoi } from '../workFacts';
import { chooseEntryStyle, listMissingPreambles } from './completeBibtexEntry';
import { type BibliographyText, replaceMember } from './completeCslItem';
import { moveComments } from './editFields';

/** What a field of an entry shall say; text as it is, without TeX. */
export type FieldCorrection =
  | { readonly field: 'title' | 'venue' | 'year' | 'doi' | 'arxivId'; readonly value: string }
  | { readonly field: 'authors'; readonly value: readonly PersonName[] };

type CorrectedField = FieldCorrection['field'];

/** The fields that say it, the one that counts first. */
const bibtexNames: Readonly<Record<CorrectedField, readonly string[]>> = {
  title: ['title'],
  authors: ['author'],
  year: ['date', 'year'],
  venue: ['journaltitle', 'journal', 'booktitle', 'maintitle'],
  doi: ['doi'],
  arxivId: ['eprint'],
};

const cslNames: Readonly<Record<CorrectedField, string>> = {
  title: 'title',
  authors: 'author',
  year: 'issued',
  venue: 'container-title',
  doi: 'DOI',
  arxivId: 'number',
};

/**
 * The edits that give one field of an entry another value, and change nothing else in the entry. Empty if the entry has no such field of
 * its own, or has it in a form that can't be replaced: with comments of the writer inside, or on several lines of YAML.
 */
export function correctField(
  { text, bibliography }: BibliographyText,
  entry: BibliographyEntry,
  correction: FieldCorrection,
): readonly TextEdit[] {
  const { format, entries, starts } = bibliography;
  const start = starts[entries.indexOf(entry)];
  if (start === undefined) return [];
  const entryText = text.slice(start, start + entry.span.end);
  const edits =
    format === 'bibtex'
      ? correctBibtex(text, entryText, correction)
      : replaceMember(entryText, entry, format, cslNames[correction.field], toCslValue(correction));
  return edits.map(({ span, newText }) => ({ span: shiftSpan(span, start), newText }));
}

function correctBibtex(fileText: string, entryText: string, correction: FieldCorrection): readonly TextEdit[] {
  const block = scanBlock(entryText, 0);
  if (block === undefined || block.kind !== 'entry' || block.isCutOff) return [];
  const style = chooseEntryStyle(entryText, block, detectBibliographyStyle(fileText, [...scanBlocks(fileText)]));
  const span = findValue(block, bibtexNames[correction.field]);
  const value = renderTex(correction, style);
  if (span === undefined || value === undefined || moveComments(entryText, span, span.start) !== '') return [];
  const edit: TextEdit = { span, newText: renderValue(value, style) };
  const preambles = listMissingPreambles(fileText, [edit], style).map((preamble) => preamble + style.newline);
  return preambles.length === 0 ? [edit] : [{ span: { start: 0, end: 0 }, newText: preambles.join('') }, edit];
}

/** Where the value of the first of these fields stands, of several of one name that of the last. */
function findValue({ fields }: ScannedBlock, names: readonly string[]): Span | undefined {
  const filled = fields.filter(({ parts }) => parts.some(({ text }) => text !== ''));
  return names.flatMap((name) => filled.findLast((field) => field.name === name) ?? [])[0]?.span;
}

/** The value in TeX; undefined if TeX can't print it. */
function renderTex(correction: FieldCorrection, { dialect }: BibliographyStyle): string | undefined {
  switch (correction.field) {
    case 'authors':
      return renderFactFields({ kind: 'other', authors: correction.value, hasMoreAuthors: false }, dialect).author?.value;
    case 'title':
      return createTexWriter({ names: [] }, dialect).title(correction.value);
    case 'venue':
      return renderFactFields({ kind: 'article', authors: [], hasMoreAuthors: false, venue: correction.value }, dialect).venue?.value;
    case 'doi':
      return findPrintableDoi(correction.value);
    case 'year':
    case 'arxivId':
      return /^[\w.-]+(?:\/\d+)?$/.test(correction.value) ? correction.value : undefined;
  }
}

function toCslValue(correction: FieldCorrection): unknown {
  switch (correction.field) {
    case 'authors':
      return listCslNames({ authors: correction.value, hasMoreAuthors: false });
    case 'year':
      return { 'date-parts': [[Number(correction.value)]] };
    case 'arxivId':
      return `arXiv:${correction.value}`;
    case 'title':
    case 'venue':
    case 'doi':
      return escapeCsl(correction.value);
  }
}
