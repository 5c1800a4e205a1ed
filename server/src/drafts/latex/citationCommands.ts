import { listOverlapping, type Span } from '../../base/span';
import type { Citation, CitationMode } from '../../model/citation';
import type { CitationCommand, DraftScan } from '../../model/draft';
import { type CitationArguments, type KeyGroup, readCitationArguments, readKeys, splitAtCommas } from './arguments';

/*
 * Sources: the manuals of LaTeX, natbib (Reference sheet), biblatex (Citation Commands), apacite, harvard, csquotes.
 * Names are without backslash, and with a star only if it changes the mode.
 */
const narrative = toNameSet(`
  citet Citet citealt Citealt citeauthor Citeauthor citefullauthor Citefullauthor citename citetalias
  textcite Textcite textcites Textcites tvolcite Tvolcite tvolcites sidetextcite
  citeA citeNP shortciteA shortciteNP fullciteA fullciteNP citeauthorNP
  citeasnoun possessivecite newcite onlinecite citeonline`);

/** Maps the names of citation commands, without backslashes, to the commands. */
export type CommandsByName = ReadonlyMap<string, CitationCommand>;

/** A citation command of a draft with its arguments. */
export interface CitationCommandCall {
  /** The name without its backslash, but with its star, if any. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly outerAffixes: CitationArguments['outerAffixes'];
  readonly groups: readonly CallGroup[];
}

/** A group of keys with its optional arguments: `[prefix][suffix]{a,b}`. */
export interface CallGroup {
  /** The offset of the first `[`, or of the `{` if there is no optional argument. */
  readonly start: number;
  readonly affixes: KeyGroup['affixes'];
  /** The group of keys, including its braces. */
  readonly braces: Span;
  /** The spans of the keys, at least one. */
  readonly keys: readonly Span[];
}

const yearOnly = toNameSet(`
  citeyear citeyearpar citeyearNP citedate citeurldate
  parencite* Parencite* autocite* Autocite* footcite* Footcite* smartcite*`);
const parenthetical = toNameSet(`
  cite Cite nocite citep Citep citealp Citealp citenum citepalias citen bibentry shortcite
  parencite Parencite footcite Footcite footcitetext smartcite Smartcite autocite Autocite supercite fullcite footfullcite
  citetitle citeurl citefield citelist notecite Notecite pnotecite Pnotecite fnotecite
  volcite Volcite pvolcite Pvolcite fvolcite Fvolcite ftvolcite svolcite Svolcite avolcite Avolcite
  cites Cites parencites Parencites footcites Footcites footcitetexts smartcites Smartcites supercites autocites Autocites
  volcites Volcites pvolcites Pvolcites fvolcites Fvolcites svolcites avolcites
  sidecite margincite textcquote blockcquote foreigntextcquote foreignblockcquote hyphentextcquote hyphenblockcquote hybridblockcquote`);

/** Commands that do not cite although their names contain "cite". */
const noCitation = toNameSet(`
  citestyle citetext citereset citesetup citeproc citeproctext citeprocitem citeleft citeright citemid citepunct citesep
  citedash citeform citenumfont citecounter citetrackertrue citetrackerfalse citeindextrue citeindexfalse citeindex
  bibcite citeauthoryear citebrackets citecolor`);
const noCitationStart = /^(?:if|new|renew|mk|at|set|print|def)/;
/**
 * In these commands, an argument before the keys names a volume (biblatex manual, "Citation Commands") or a language (csquotes manual).
 */
const leadingArgument = /^[a-z]{0,2}volcites?$|^(?:foreign|hyphen|hybrid)(?:text|block)cquote$/i;
const unknownCommand = /^(?:[A-Za-z]?[a-z]*cites?|[Cc]ite[a-z]+|[a-z]*cite[tp])\*?$/;

/**
 * The citation command of this name (without its backslash, but with its star). Unknown commands of packages and templates are
 * recognised by the form of their names: `\authorcite`, `\mancite`. undefined if the name is not that of a citation command.
 */
export function findCitationCommand(name: string): CitationCommand | undefined {
  const plain = name.endsWith('*') ? name.slice(0, -1) : name;
  const known = findMode(name) ?? findMode(plain);
  if (known === undefined) {
    if (noCitation.has(plain) || noCitationStart.test(plain) || !unknownCommand.test(name)) return undefined;
  }
  return {
    mode: known ?? 'parenthetical',
    keyArgument: leadingArgument.test(plain) ? 1 : 0,
    form: /[cC]ites$|citetexts$/.test(plain) ? 'multiple' : 'single',
  };
}

/**
 * The citation command of this name. `commands` are those that the draft defines or a setting names; they have priority over the known
 * commands.
 */
export function findCommand(name: string, commands: CommandsByName): CitationCommand | undefined {
  return commands.get(name) ?? findCitationCommand(name);
}

/**
 * The commands that the setting `marginalia.latex.citationCommands` names, with or without backslashes. A command that
 * `findCitationCommand` does not find is assumed to cite in parentheses.
 */
export function readCommandNames(names: readonly string[]): CommandsByName {
  return new Map(
    names.map((written): [string, CitationCommand] => {
      const name = written.replace(/^\\/, '');
      return [name, findCitationCommand(name) ?? { mode: 'parenthetical', keyArgument: 0, form: 'single' }];
    }),
  );
}

function findMode(name: string): CitationMode | undefined {
  if (yearOnly.has(name)) return 'year-only';
  if (narrative.has(name)) return 'narrative';
  return parenthetical.has(name) ? 'parenthetical' : undefined;
}

function toNameSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/**
 * The name of a citation's command. undefined if the draft itself or a setting defines the command, because such a macro may do
 * anything with its argument.
 */
export function findCommandName(text: string, scan: DraftScan, { span }: Citation): string | undefined {
  const name = /^\\([A-Za-z]+\*?)/.exec(text.slice(span.start, span.start + 40))?.[1];
  return name === undefined || scan.commands.has(name) || scan.commands.has(name.replace('*', '')) ? undefined : name;
}

/**
 * Reads the command of a citation and its arguments. undefined for a command that is not known or that has an argument before the keys
 * (`\volcite`). undefined too for a citation that contains more than `CitationCommandCall` can describe, for example a comment, a macro
 * in place of a key, or a citation in a prefix or suffix.
 */
export function readCommandCall(text: string, scan: DraftScan, citation: Citation): CitationCommandCall | undefined {
  const { span, items } = citation;
  const name = findCommandName(text, scan, citation);
  const command = name === undefined ? undefined : findCitationCommand(name);
  if (name === undefined || command === undefined || command.keyArgument !== 0) return undefined;
  if (listOverlapping(scan.opaque, span, (stretch) => stretch).length > 0) return undefined;
  const nameEnd = span.start + 1 + name.length;
  const { outerAffixes, groups, end } = readCitationArguments(text, command, nameEnd);
  const read = groups.map((group) => readGroup(text, group));
  const complete = read.filter((group) => group !== undefined);
  if (end !== span.end || complete.length !== groups.length) return undefined;
  if (complete.reduce((sum, { keys }) => sum + keys.length, 0) !== items.length) return undefined;
  return { name, nameSpan: { start: span.start + 1, end: nameEnd }, outerAffixes, groups: complete };
}

function readGroup(text: string, { affixes, start, end }: KeyGroup): CallGroup | undefined {
  if (end === undefined || affixes.some((affix) => text[affix.start - 1] !== '[')) return undefined;
  const keys = readKeys(text, start, end);
  const written = splitAtCommas(text, start, end).filter((segment) => segment.end > segment.start);
  if (keys.length === 0 || written.length !== keys.length) return undefined;
  return { start: (affixes[0]?.start ?? start) - 1, affixes, braces: { start: start - 1, end: end + 1 }, keys };
}

/**
 * Assigns the optional arguments as natbib and biblatex do: of two arguments, the first is the prefix; a single argument is the suffix.
 */
export function getAffixes(text: string, affixes: readonly Span[]): { readonly prefix: string; readonly suffix: string } {
  const [first = '', second] = affixes.map(({ start, end }) => text.slice(start, end));
  return second === undefined ? { prefix: '', suffix: first } : { prefix: first, suffix: second };
}
