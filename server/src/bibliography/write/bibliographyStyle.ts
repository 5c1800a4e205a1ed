import { usualOrder } from './fieldOrder';

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
  /** Where `=` is aligned: in one column of the whole file, or, in each entry, behind its longest name. */
  readonly alignedTo: 'column' | 'longest-name';
  /** The column at which values begin, counted from the first letter of the field's name; 0 if values are not aligned. */
  readonly valueColumn: number;
  /** The `=` with the spaces around it: ` = `. */
  readonly equals: string;
  readonly delimiters: 'braces' | 'quotes';
  /** Whether whole numbers have delimiters: `year = {2024}` or `year = 2024`. */
  readonly numbers: 'delimited' | 'bare';
  readonly lastComma: 'always' | 'never';
  /** Whether the closing brace of an entry is on a line of its own. */
  readonly closing: 'own-line' | 'same-line';
  /** The number of empty lines between entries. */
  readonly blankLines: number;
  readonly order: 'appended' | 'by-key';
  /** How the file spells the names of fields and types that it has, by their names in lower case: `doi` -> `DOI`. */
  readonly spellings: ReadonlyMap<string, string>;
  /** The names of fields in lower case, in the order in which entries have them (`detectFieldOrder`). */
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
  alignedTo: 'column',
  valueColumn: 0,
  equals: ' = ',
  delimiters: 'braces',
  numbers: 'delimited',
  lastComma: 'always',
  closing: 'own-line',
  blankLines: 1,
  order: 'appended',
  spellings: new Map(),
  fieldOrder: usualOrder,
};

/** The name of a field as the file spells it: `archivePrefix`, `Archiveprefix`, `DOI`. */
export function spellField(name: string, { spellings, nameCase }: BibliographyStyle): string {
  return spellings.get(name.toLowerCase()) ?? withLetterCase(name, nameCase);
}

const capitalizedTypes: Readonly<Record<string, string>> = {
  inproceedings: 'InProceedings',
  incollection: 'InCollection',
  techreport: 'TechReport',
};

export function spellType(type: string, { spellings, typeCase }: BibliographyStyle): string {
  return (
    spellings.get(type) ??
    (typeCase === 'capitalized' ? (capitalizedTypes[type] ?? withLetterCase(type, typeCase)) : withLetterCase(type, typeCase))
  );
}

function withLetterCase(name: string, letterCase: LetterCase): string {
  if (letterCase === 'upper') return name.toUpperCase();
  return letterCase === 'capitalized' ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
