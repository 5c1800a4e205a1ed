import { escapeBibtex } from '../../base/escape';
import type { Paper } from '../../model/paper';
import type { PreferredVersion } from '../../model/settings';
import type { BibliographyStyle } from './bibliographyStyle';
import { chooseEntryType, createTexWriter, renderFactFields, type EntryField } from './factFields';
import { isPrintedByPdflatex } from './printCharacters';
import { describeSource, sourceField } from './describeSource';
import { renderTexLetters } from './texLetters';
import { getWorkFacts } from './workFacts';

/** The parts of an entry made from a paper. */
export interface PaperFields {
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
 * The fields of a new entry. A fact that no source of the paper states has no field: an entry without a known year has no `year`. If it
 * is unknown how the paper was published, the entry is a `@misc`, the only type for which BibTeX's styles require no field (btxdoc,
 * section 3.1), or biblatex's `@online`.
 */
export function listPaperFields(paper: Paper, dialect: BibliographyStyle['dialect'], options: EntryOptions): PaperFields {
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
