import type { CitationMode } from '../../model/citation';
import type { CitationCommand } from '../../model/draft';

/*
 * Sources: the manuals of LaTeX, natbib (Reference sheet), biblatex (Citation Commands), apacite, harvard, csquotes.
 * Names are without backslash; a star stands here only where it changes the mode.
 */
const narrative = words(`
  citet Citet citealt Citealt citeauthor Citeauthor citefullauthor Citefullauthor citename citetalias
  textcite Textcite textcites Textcites tvolcite Tvolcite tvolcites sidetextcite
  citeA citeNP shortciteA shortciteNP fullciteA fullciteNP citeauthorNP
  citeasnoun possessivecite newcite onlinecite citeonline`);
const yearOnly = words(`
  citeyear citeyearpar citeyearNP citedate citeurldate
  parencite* Parencite* autocite* Autocite* footcite* Footcite* smartcite*`);
const parenthetical = words(`
  cite Cite nocite citep Citep citealp Citealp citenum citepalias citen bibentry shortcite
  parencite Parencite footcite Footcite footcitetext smartcite Smartcite autocite Autocite supercite fullcite footfullcite
  citetitle citeurl citefield citelist notecite Notecite pnotecite Pnotecite fnotecite
  volcite Volcite pvolcite Pvolcite fvolcite Fvolcite ftvolcite svolcite Svolcite avolcite Avolcite
  cites Cites parencites Parencites footcites Footcites footcitetexts smartcites Smartcites supercites autocites Autocites
  volcites Volcites pvolcites Pvolcites fvolcites Fvolcites svolcites avolcites
  sidecite margincite textcquote blockcquote foreigntextcquote foreignblockcquote hyphentextcquote hyphenblockcquote hybridblockcquote`);

/** Names that hold "cite" and set something up, or cite nothing. */
const noCitation = words(`
  citestyle citetext citereset citesetup citeproc citeproctext citeprocitem citeleft citeright citemid citepunct citesep
  citedash citeform citenumfont citecounter citetrackertrue citetrackerfalse citeindextrue citeindexfalse citeindex
  bibcite citeauthoryear citebrackets citecolor`);
const noCitationStart = /^(?:if|new|renew|mk|at|set|print|def)/;
/** biblatex manual, "Citation Commands": the volume stands before the keys; csquotes manual: so does a language. */
const leadingArgument = /^[a-z]{0,2}volcites?$|^(?:foreign|hyphen|hybrid)(?:text|block)cquote$/i;
const unknownCommand = /^(?:[A-Za-z]?[a-z]*cites?|[Cc]ite[a-z]+|[a-z]*cite[tp])\*?$/;

/**
 * The citation command of this name (without backslash, with its star). Names of packages and templates that nobody
 * listed here are recognised by how they are built: `\authorcite`, `\mancite`. undefined where the command cites nothing.
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

/** Citation commands by their names without backslash. */
export type CommandsByName = ReadonlyMap<string, CitationCommand>;

/** The citation command of this name where `commands` are in force: those that a draft defines, or a setting names. */
export function findCommand(name: string, commands: CommandsByName): CitationCommand | undefined {
  return commands.get(name) ?? findCitationCommand(name);
}

/** The commands of the setting `marginalia.latex.citationCommands`, with or without backslash; those of an unknown kind cite in parentheses. */
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

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
