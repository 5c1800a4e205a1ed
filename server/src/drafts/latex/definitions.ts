import type { CitationMode } from '../../model/citation';
import type { CitationCommand } from '../../model/draft';
import { findGroupEnd, readCitationArguments, skipBlank } from './arguments';
import { findCitationCommand } from './citationCommands';
import type { DraftCommands } from './draftCommands';

/** The definition of a macro in a draft. */
interface Definition {
  /** The offset after the definition. */
  readonly end: number;
  readonly name: string;
  /** How the macro cites; undefined if the macro does not cite its argument. */
  readonly command: CitationCommand | undefined;
}

const newCommand = /^(?:newcommand|renewcommand|providecommand|DeclareRobustCommand|newrobustcmd|renewrobustcmd)\*?$/;
const documentCommand = /^(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand$/;
const citeCommand = /^Declare(?:Multi)?CiteCommand\*?$/;

/**
 * Reads the definition that the command `name` begins. `nameEnd` is the offset after its name. In `\newcommand{\seealso}[1]{\citep[see
 * also][]{#1}}`, the macro `seealso` cites its first argument. undefined if the command does not define anything.
 */
export function readDefinition(text: string, name: string, nameEnd: number): Definition | undefined {
  if (newCommand.test(name)) return readNewCommand(text, nameEnd);
  if (documentCommand.test(name)) return readDocumentCommand(text, nameEnd);
  if (citeCommand.test(name)) return readCiteCommand(text, name, nameEnd);
  if (/^[gex]?def$/.test(name)) return readDef(text, nameEnd);
  return name === 'let' ? readLet(text, nameEnd) : undefined;
}

/** The name of the macro, written as `\seealso` or `{\seealso}`, and the offset after it. undefined if there is no macro. */
function readMacroName(text: string, from: number): { name: string; end: number } | undefined {
  const macro = /\{?[ \t]*\\([A-Za-z@]+)[ \t]*\}?/y;
  macro.lastIndex = skipBlank(text, from);
  const found = macro.exec(text);
  return found?.[1] === undefined ? undefined : { name: found[1], end: macro.lastIndex };
}

function readNewCommand(text: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  if (macro === undefined) return undefined;
  const count = findGroupEnd(text, skipBlank(text, macro.end));
  const hasCount = count !== undefined && text[skipBlank(text, macro.end)] === '[';
  const afterCount = hasCount ? skipBlank(text, count) : skipBlank(text, macro.end);
  const afterDefault = hasCount && text[afterCount] === '[' ? (findGroupEnd(text, afterCount) ?? afterCount) : afterCount;
  const optional = afterDefault === afterCount ? 0 : 1;
  return readBody(text, macro.name, afterDefault, (parameter) => parameter - 1 - optional);
}

function readDocumentCommand(text: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  const start = macro === undefined ? 0 : skipBlank(text, macro.end);
  const end = findGroupEnd(text, start);
  if (macro === undefined || end === undefined) return undefined;
  const kinds = text.slice(start + 1, end - 1).replace(/\{[^{}]*\}|[\s+!]/g, '');
  return readBody(text, macro.name, end, (parameter) =>
    kinds[parameter - 1] === 'm' ? [...kinds.slice(0, parameter - 1)].filter((kind) => kind === 'm').length : -1,
  );
}

function readDef(text: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  if (macro === undefined || text[skipBlank(text, nameEnd)] === '{') return undefined;
  const parameters = /[^{}\\%\n]*/y;
  parameters.lastIndex = macro.end;
  parameters.exec(text);
  return readBody(text, macro.name, parameters.lastIndex, (parameter) => parameter - 1);
}

function readLet(text: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  const target = /[ \t]*=?[ \t]*\\([A-Za-z@]+)/y;
  target.lastIndex = macro?.end ?? 0;
  const found = target.exec(text);
  if (macro === undefined || found?.[1] === undefined) return undefined;
  return { end: target.lastIndex, name: macro.name, command: findCitationCommand(found[1]) };
}

/** Reads `\DeclareCiteCommand` and its variants (biblatex manual, "Defining New Citation Commands"). */
function readCiteCommand(text: string, name: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  if (macro === undefined) return undefined;
  let end = macro.end;
  for (
    let next = findGroupEnd(text, skipBlank(text, end), 'allowed');
    next !== undefined;
    next = findGroupEnd(text, skipBlank(text, end), 'allowed')
  )
    end = next;
  return {
    end,
    name: macro.name,
    command: { mode: 'parenthetical', keyArgument: 0, form: name.includes('Multi') ? 'multiple' : 'single' },
  };
}

/**
 * Reads the body that opens at `from`, or after white space there. `toArgument` maps the number of a parameter to its index among the
 * mandatory arguments; a negative result means that the parameter is not a mandatory argument.
 */
function readBody(text: string, name: string, from: number, toArgument: (parameter: number) => number): Definition | undefined {
  const start = skipBlank(text, from);
  const end = text[start] === '{' ? findGroupEnd(text, start, 'allowed') : undefined;
  if (end === undefined) return undefined;
  return { end, name, command: findCitingCommand(text.slice(start + 1, end - 1), toArgument) };
}

function findCitingCommand(body: string, toArgument: (parameter: number) => number): CitationCommand | undefined {
  for (const call of body.matchAll(/\\([A-Za-z]+\*?)/g)) {
    const called = findCitationCommand(call[1] ?? '');
    if (called === undefined) continue;
    const nameEnd = call.index + call[0].length;
    if (body.trim() === call[0]) return called;
    for (const group of readCitationArguments(body, called, nameEnd).groups) {
      const parameter = /#([1-9])/.exec(body.slice(group.start, group.end))?.[1];
      const keyArgument = parameter === undefined ? -1 : toArgument(Number(parameter));
      if (keyArgument >= 0) return { mode: called.mode, keyArgument, form: 'single' };
    }
  }
  return undefined;
}

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
