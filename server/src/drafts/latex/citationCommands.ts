import type { CitationMode } from '../../model/citation';
import type { CitationCommand } from '../../model/draft';

/*
 * Sources: the manuals of LaTeX, natbib (Reference sheet), biblatex (Citation Commands), apacite, harvard, csquotes.
 * Names are without backslash, and with a star only if it changes the mode.
 */
const narrative = toNameSet(`
  citet Citet citealt Citealt citeauthor Citeauthor citefullauthor Citefullauthor citename citetalias
  textcite Textcite textcites Textcites tvolcite Tvolcite tvolcites sidetextcite
  citeA citeNP shortciteA shortciteNP fullciteA fullciteNP citeauthorNP
  citeasnoun possessivecite newcite onlinecite citeonline`);
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

/** Maps the names of citation commands, without backslashes, to the commands. */
export type CommandsByName = ReadonlyMap<string, CitationCommand>;

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
