import type { CitationMode } from '../../model/citation';
import type { DraftCommands } from './draftCommands';

/*
 * Sources: natbib's reference sheet; biblatex manual, "Citation Commands"; blx-natbib.def, which defines natbib's commands
 * by those of biblatex. Names are without backslash.
 */

/** A command and its equivalents in the other modes. If a name occurs in several rows, the first row counts. */
interface CommandForms {
  readonly parenthetical: string;
  readonly narrative: string;
  readonly 'year-only'?: string;
}

const natbibForms: readonly CommandForms[] = [
  { parenthetical: 'citep', narrative: 'citet', 'year-only': 'citeyearpar' },
  { parenthetical: 'Citep', narrative: 'Citet', 'year-only': 'citeyearpar' },
  { parenthetical: 'citep*', narrative: 'citet*', 'year-only': 'citeyearpar' },
  { parenthetical: 'Citep*', narrative: 'Citet*', 'year-only': 'citeyearpar' },
  { parenthetical: 'citealp', narrative: 'citealt', 'year-only': 'citeyear' },
  { parenthetical: 'Citealp', narrative: 'Citealt', 'year-only': 'citeyear' },
  { parenthetical: 'citealp*', narrative: 'citealt*', 'year-only': 'citeyear' },
];

const biblatexForms: readonly CommandForms[] = [
  { parenthetical: 'parencite', narrative: 'textcite', 'year-only': 'parencite*' },
  { parenthetical: 'Parencite', narrative: 'Textcite', 'year-only': 'parencite*' },
  { parenthetical: 'parencites', narrative: 'textcites' },
  { parenthetical: 'Parencites', narrative: 'Textcites' },
  { parenthetical: 'autocite', narrative: 'textcite', 'year-only': 'autocite*' },
  { parenthetical: 'Autocite', narrative: 'Textcite', 'year-only': 'autocite*' },
  { parenthetical: 'autocites', narrative: 'textcites' },
  { parenthetical: 'Autocites', narrative: 'Textcites' },
  { parenthetical: 'footcite', narrative: 'textcite' },
  { parenthetical: 'footcites', narrative: 'textcites' },
  { parenthetical: 'supercite', narrative: 'textcite' },
  { parenthetical: 'supercites', narrative: 'textcites' },
  { parenthetical: 'smartcite', narrative: 'textcite' },
  { parenthetical: 'smartcites', narrative: 'textcites' },
];

/** The equivalent of the command `name` in `mode`. undefined if there is none, or if `name` is unknown. */
export function findModeCommand(name: string, mode: CitationMode, { family, forms }: DraftCommands): string | undefined {
  if (family !== 'plain' && name === 'cite') return forms[mode];
  if (family === 'biblatex' && name === 'cites')
    return { parenthetical: 'parencites', narrative: 'textcites', 'year-only': undefined }[mode];
  const row = [...natbibForms, ...biblatexForms].find((candidate) => Object.values(candidate).includes(name));
  if (row === undefined) return undefined;
  // In a draft that cites with `\autocite`, a citation that becomes parenthetical gets `\autocite` instead of `\parencite`.
  return mode === 'parenthetical' && forms.parenthetical === 'autocite' ? (toAutocite[row.parenthetical] ?? row.parenthetical) : row[mode];
}

const toAutocite: Readonly<Record<string, string>> = {
  parencite: 'autocite',
  Parencite: 'Autocite',
  parencites: 'autocites',
  Parencites: 'Autocites',
};

/** Commands whose citations can be merged with the next one: `\citep{a} \citep{b}`. Narrative citations cannot be merged. */
const mergeable = new Set(['cite', 'citep', 'Citep', 'citep*', 'citealp', 'parencite', 'Parencite', 'autocite', 'Autocite', 'supercite']);

export function canMerge(name: string): boolean {
  return mergeable.has(name);
}

/**
 * The biblatex command that cites several works, each with its own prefix and suffix: `parencites` for `parencite` and for `parencites`
 * itself. undefined if there is none.
 */
export function findPluralCommand(name: string): string | undefined {
  const singular = name.endsWith('s') ? name.slice(0, -1) : name;
  return /^(?:cite|[pP]arencite|[tT]extcite|[aA]utocite|supercite|smartcite)$/.test(singular) ? `${singular}s` : undefined;
}

const toBiblatex: Readonly<Record<string, string>> = {
  citet: 'textcite',
  Citet: 'Textcite',
  citep: 'parencite',
  Citep: 'Parencite',
  citealp: 'cite',
  Citealp: 'Cite',
  citeyearpar: 'parencite*',
};

const toNatbib: Readonly<Record<string, string>> = {
  textcite: 'citet',
  Textcite: 'Citet',
  textcites: 'citet',
  Textcites: 'Citet',
  parencite: 'citep',
  Parencite: 'Citep',
  parencites: 'citep',
  Parencites: 'Citep',
  autocite: 'citep',
  Autocite: 'Citep',
  autocites: 'citep',
  Autocites: 'Citep',
  'parencite*': 'citeyearpar',
  'autocite*': 'citeyearpar',
};

/**
 * The equivalent in `family` of a command of the other family. undefined for any other command. Examples are commands that both
 * families have (`\citeauthor`), commands that `family` lacks (`\footcite` in natbib), and `\cite`, which means something else in
 * natbib.
 */
export function translateCommand(family: 'natbib' | 'biblatex', name: string): string | undefined {
  return (family === 'natbib' ? toNatbib : toBiblatex)[name];
}

/**
 * The mode of a command that sets only the mode. undefined for any other command, for example one that also lists all authors (with
 * natbib's star), omits the parentheses, or cites in a footnote.
 */
export function findModeOfPlainCommand(name: string): CitationMode | undefined {
  if (/^(?:[cC]ite|[cC]itep|[pP]arencites?|[aA]utocites?)$/.test(name)) return 'parenthetical';
  if (/^(?:[cC]itet|[tT]extcites?)$/.test(name)) return 'narrative';
  return /^(?:citeyearpar|parencite\*|autocite\*)$/.test(name) ? 'year-only' : undefined;
}
