/** The formatting of entries in one bibliography file. */
export interface BibliographyStyle {
  /** A file for biblatex uses `@online`, `date` and `eprinttype`; a file for BibTeX uses `@misc`, `year` and `archivePrefix`. */
  readonly dialect: 'bibtex' | 'biblatex';
  readonly indent: string;
  readonly newline: '\n' | '\r\n';
  readonly typeCase: LetterCase;
  readonly nameCase: LetterCase;
  /** The number of characters to which the names of fields are padded with spaces; 0 if `=` is not aligned. */
  readonly nameWidth: number;
  /** The column at which values begin, counted from the first letter of the field's name; 0 if values are not aligned. */
  readonly valueColumn: number;
  /** The `=` with the spaces around it: ` = `. */
  readonly equals: string;
  readonly delimiters: 'braces' | 'quotes';
  readonly lastComma: 'always' | 'never';
  /** Whether the closing brace of an entry is on a line of its own. */
  readonly closing: 'own-line' | 'same-line';
  /** The number of empty lines between entries. */
  readonly blankLines: number;
  readonly order: 'appended' | 'by-key';
  /** The names of fields in lower case, in the order that the file uses for them; empty if no order is known. */
  readonly fieldOrder: readonly string[];
}

/** For example `title`, `TITLE` and `Title`. */
export type LetterCase = 'lower' | 'upper' | 'capitalized';

/** The style for a file without entries. */
export const defaultStyle: BibliographyStyle = {
  dialect: 'bibtex',
  indent: '  ',
  newline: '\n',
  typeCase: 'lower',
  nameCase: 'lower',
  nameWidth: 0,
  valueColumn: 0,
  equals: ' = ',
  delimiters: 'braces',
  lastComma: 'always',
  closing: 'own-line',
  blankLines: 1,
  order: 'appended',
  fieldOrder: [],
};

export function withLetterCase(name: string, letterCase: LetterCase): string {
  if (letterCase === 'upper') return name.toUpperCase();
  return letterCase === 'capitalized' ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
