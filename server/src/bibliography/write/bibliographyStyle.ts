/** How one bibliography file writes its entries. */
export interface BibliographyStyle {
  /** biblatex has `@online`, `date` and `eprinttype`; BibTeX has `@misc`, `year` and `archivePrefix`. */
  readonly dialect: 'bibtex' | 'biblatex';
  readonly indent: string;
  readonly newline: '\n' | '\r\n';
  readonly typeCase: LetterCase;
  readonly nameCase: LetterCase;
  /** Names are filled with spaces up to this many characters; 0 where `=` is not aligned. */
  readonly nameWidth: number;
  /** Where values begin, counted from the first letter of the name; 0 where they follow `=` as they come. */
  readonly valueColumn: number;
  /** With the spaces around it: ` = `. */
  readonly equals: string;
  readonly delimiters: 'braces' | 'quotes';
  readonly lastComma: 'always' | 'never';
  /** Where the brace that ends an entry stands. */
  readonly closing: 'own-line' | 'same-line';
  /** Empty lines between entries. */
  readonly blankLines: number;
  readonly order: 'appended' | 'by-key';
  /** Names of fields, lower-case, in the order that the file has them; empty where it tells none. */
  readonly fieldOrder: readonly string[];
}

/** `title`, `TITLE`, `Title`. */
export type LetterCase = 'lower' | 'upper' | 'capitalized';

/** How entries are written where no file says otherwise. */
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
