import { escapeBibtex, escapeBibtexKey } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import type { PreferredVersion } from '../../model/settings';
import { scanBlocks } from '../bibtex/scanBlock';
import { type BibliographyStyle, spellField, spellType } from './bibliographyStyle';
import { describeSource, sourceField } from './describeSource';
import { chooseEntryType, createTexWriter, type EntryField, renderFactFields } from './factFields';
import { isPrintedByPdflatex, renderTexLetters } from './printCharacters';
import { getWorkFacts } from './workFacts';

/** The source of a new entry. */
export type EntrySource = NewPaper | TextSource;

/** A paper without an entry in any bibliography. */
interface NewPaper {
  readonly kind: 'paper';
  readonly paper: Paper;
}

/** An entry of another bibliography, as written there: `@article{key, ...}`. */
export interface TextSource {
  readonly kind: 'text';
  readonly text: string;
  /** The title as plain text, by which the entry is recognised in a file that already contains it. */
  readonly title: string;
  /** The entries from which this entry inherits fields (`crossref`, `xdata`). They are added to the file too. */
  readonly parents?: readonly { readonly key: CitationKey; readonly text: string }[];
}

/** The parts of an entry made from a paper. */
interface PaperFields {
  readonly entryType: string;
  readonly fields: readonly EntryField[];
}

/** What an entry contains besides the facts of the paper, and which version it cites. */
export interface EntryOptions {
  readonly abstract?: 'omit' | 'include';
  /** 'published' if undefined. */
  readonly preferredVersion?: PreferredVersion;
}

/**
 * The text of the entry, without a line end after it. An entry of another bibliography keeps its form, except for the key and the line
 * ends.
 */
export function renderEntry(source: EntrySource, key: CitationKey, style: BibliographyStyle, options: EntryOptions = {}): string {
  if (source.kind === 'text') return withEntryKey(source.text, key).replace(/\r\n?|\n/g, style.newline);
  const { entryType, fields } = listPaperFields(source.paper, style.dialect, options);
  const rank = ({ name }: EntryField): number => style.fieldOrder.indexOf(name.toLowerCase());
  const ordered = [...fields].sort((a, b) => rank(a) - rank(b));
  const aligned = withNameWidth(style, fields);
  const lines = ordered.map((field) => style.indent + renderField(field, aligned)).join(`,${style.newline}`);
  const end = (style.lastComma === 'always' ? ',' : '') + (style.closing === 'own-line' ? style.newline : '');
  return `@${spellType(entryType, style)}{${escapeBibtexKey(key)},${style.newline}${lines}${end}}`;
}

/** `title = {The Title}`, without a comma. */
export function renderField({ name, value }: EntryField, style: BibliographyStyle): string {
  const left = (spellField(name, style).padEnd(style.nameWidth) + style.equals).padEnd(style.valueColumn);
  return left + renderValue(value, style);
}

/** A value in TeX with its delimiters. */
export function renderValue(value: string, { delimiters, numbers }: BibliographyStyle): string {
  if (numbers === 'bare' && /^\d+$/.test(value)) return value;
  return delimiters === 'quotes' ? `"${value}"` : `{${value}}`;
}

/** The style for an entry with these fields: where `=` stands after the longest name, that name decides how wide names are. */
export function withNameWidth(style: BibliographyStyle, fields: readonly { readonly name: string }[]): BibliographyStyle {
  if (style.alignedTo === 'column') return style;
  return { ...style, nameWidth: fields.reduce((width, { name }) => Math.max(width, name.length), 0) };
}

/** The text of the entry with another key. */
export function withEntryKey(text: string, key: CitationKey): string {
  for (const { kind, keySpan } of scanBlocks(text)) {
    if (kind === 'entry') return text.slice(0, keySpan.start) + escapeBibtexKey(key) + text.slice(keySpan.end);
  }
  return text;
}

/**
 * The fields of a new entry. A fact that no source of the paper states has no field: an entry without a known year has no `year`. If it
 * is unknown how the paper was published, the entry is a `@misc`, the only type for which BibTeX's styles require no field (btxdoc,
 * section 3.1), or biblatex's `@online`.
 */
function listPaperFields(paper: Paper, dialect: BibliographyStyle['dialect'], options: EntryOptions): PaperFields {
  const facts = getWorkFacts(paper, options.preferredVersion);
  const { author, ...others } = renderFactFields(facts, dialect);
  const isBiblatex = dialect === 'biblatex';
  const { text, title } = createTexWriter(paper, dialect);
  const label: EntryField = isBiblatex
    ? { name: 'shorttitle', value: title(findShortTitle(paper.title) ?? '') }
    : { name: 'key', value: text(labelOf(paper)) };
  const fields: readonly (EntryField | undefined)[] = [
    author,
    { name: 'title', value: title(paper.title) },
    facts.authors.length > 0 ? undefined : label,
    ...Object.values(others),
    { name: 'abstract', value: options.abstract === 'include' ? text(escapeBibtex(paper.abstract)) : '' },
    { name: sourceField, value: text(escapeBibtex(describeSource(paper) ?? '')) },
  ];
  return {
    entryType: chooseEntryType(facts, dialect),
    fields: fields.filter((each): each is EntryField => each !== undefined && each.value !== ''),
  };
}

/**
 * The short title by which a work without authors is cited: the part before the colon if it has at most 48 characters, such as "Lost in
 * the Middle" for "Lost in the Middle: How Language Models Use Long Contexts". undefined if there is none.
 */
export function findShortTitle(title: string): string | undefined {
  return /^([^:：?!]{1,48}?)\s?[:：]\s/u.exec(title)?.[1];
}

/**
 * The value of `key`, by which BibTeX's author-year styles cite and sort a work without authors (btxdoc, section 3.2): the paper's
 * name, its short title, or the first words of its title, as plain words.
 */
function labelOf({ title, names }: Paper): string {
  return (
    [names[0] ?? '', findShortTitle(title) ?? '']
      .map(plainWords)
      .find((words) => words.length > 0)
      ?.join(' ') ?? openingOf(plainWords(title)).join(' ')
  );
}

/**
 * All words of a title of at most five words. Of a longer title, at most the first four words, without function words at the end:
 * "Efficient Memory Management".
 */
function openingOf(words: readonly string[]): readonly string[] {
  if (words.length <= 5) return words;
  const opening = words.slice(0, 4);
  const last = opening.findLastIndex((word) => !/^(?:an?|the|of|for|in|on|to|and|or|with|without|via|by|from|at|as|is|are)$/i.test(word));
  return opening.slice(0, Math.max(1, last + 1));
}

function plainWords(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .split(/\s+/)
    .map((word) =>
      [...word]
        .filter(
          (character) =>
            /[\p{L}\p{N}.'’-]/u.test(character) && (isPrintedByPdflatex(character) || renderTexLetters(character) !== character),
        )
        .join(''),
    )
    .map((word) => escapeBibtex(word.replace(/^[.'’-]+|[.'’-]+$/g, '')))
    .filter((word) => word !== '');
}
