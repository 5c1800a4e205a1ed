import type { CitationMode } from '../../model/citation';
import type { CitationFormKind } from '../../model/draft';
import { findCitationCommand } from './citationCommands';

/** The names of the citation commands that suit a draft, without backslashes. */
export interface DraftCommands {
  readonly family: CommandFamily;
  /**
   * The command that the draft uses most for each mode. If a draft cites mostly in footnotes, `footcite` is its command for
   * `parenthetical`.
   */
  readonly modes: Readonly<Record<CitationMode, string>>;
  /** The command of each form. A form is missing if neither the draft uses a command for it nor the package has one. */
  readonly forms: Readonly<Partial<Record<CitationFormKind, string>>>;
}

/** The package whose citation commands a draft uses; `plain` for the commands of LaTeX itself. */
type CommandFamily = 'biblatex' | 'natbib' | 'plain';

/*
 * Classes and packages that load natbib by themselves, according to their files: Elsevier, AIP and APS (revtex), ACM, Springer
 * Nature, AAS, JMLR, and the style files of conferences, which have the year in their names (`iclr2025_conference`).
 */
const natbibClass = /^(?:elsarticle|revtex4(?:-\d)?|acmart|sn-jnl|aastex\w*|jmlr)$/;

const familyModes: Readonly<Record<CommandFamily, DraftCommands['modes']>> = {
  biblatex: { parenthetical: 'parencite', narrative: 'textcite', 'year-only': 'parencite*' },
  natbib: { parenthetical: 'citep', narrative: 'citet', 'year-only': 'citeyearpar' },
  plain: { parenthetical: 'cite', narrative: 'cite', 'year-only': 'cite' },
};

const familyForms: Readonly<Record<CommandFamily, DraftCommands['forms']>> = {
  biblatex: { ...familyModes.biblatex, footnote: 'footcite' },
  natbib: familyModes.natbib,
  plain: { parenthetical: 'cite' },
};

const footnote = /^(?:[fF]ootcite|[sS]martcite|footfullcite|sidecite)$/;

/**
 * Commands that show which command the writer prefers for a mode. Other commands, for example those that print a title or only the
 * authors, do not show this.
 */
const usable: Readonly<Record<CitationMode, RegExp>> = {
  parenthetical: /^(?:cite|[cC]itep|citealp|[pP]arencite|[aA]utocite|[fF]ootcite|[sS]martcite|supercite|sidecite)$/,
  narrative: /^(?:[cC]itet|[tT]extcite|citeA|newcite|sidetextcite|citeasnoun|citeonline|onlinecite)$/,
  'year-only': /^(?:citeyearpar|citeyear|parencite\*|autocite\*)$/,
};

/**
 * The commands that the draft uses most. For a mode or form that the draft does not use yet, the result contains the command of the
 * loaded package, or LaTeX's own `\cite` if no package is loaded. Reads the whole text.
 */
export function readDraftCommands(text: string): DraftCommands {
  const counts = countCommands(text);
  const family = findLoadedFamily(text) ?? guessFamily(counts);
  const modes = familyModes[family];
  const forms = familyForms[family];
  const used = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const findUsed = (pattern: RegExp): string | undefined => used.find((name) => pattern.test(name));
  // A plain `\cite` shows no preference, because a package may be loaded. Commands for footnotes have a form of their own.
  const inBrackets = used.find((name) => name !== 'cite' && usable.parenthetical.test(name) && !footnote.test(name));
  const narrative = findUsed(usable.narrative);
  const year = findUsed(usable['year-only']);
  return {
    family,
    modes: {
      parenthetical: findUsed(usable.parenthetical) ?? modes.parenthetical,
      narrative: narrative ?? modes.narrative,
      'year-only': year ?? modes['year-only'],
    },
    forms: withoutMissing({
      parenthetical: inBrackets ?? forms.parenthetical,
      narrative: narrative ?? forms.narrative,
      'year-only': year ?? forms['year-only'],
      footnote: findUsed(footnote) ?? forms.footnote,
    }),
  };
}

function withoutMissing(forms: Readonly<Record<CitationFormKind, string | undefined>>): DraftCommands['forms'] {
  return Object.fromEntries(Object.entries(forms).filter(([, command]) => command !== undefined));
}

function countCommands(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const call of text.matchAll(/%.*|\\(?:([A-Za-z]*[cC]ite[A-Za-z]*\*?)(?=\s*[[{(<])|[^])/g)) {
    const name = call[1];
    if (name === undefined) continue;
    const known = findCitationCommand(name) === undefined ? undefined : name.replace(/(?<=^(?:cite|[cC]ite[tp]))\*$/, '');
    if (known !== undefined) counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return counts;
}

/** Guesses the package of a text that loads none, such as a chapter, from the citation commands in the text. */
function guessFamily(counts: ReadonlyMap<string, number>): CommandFamily {
  const names = [...counts.keys()];
  if (names.some((name) => /^(?:[tT]extcites?|[pP]arencites?\*?|[aA]utocites?\*?|[fF]ootcites?|[sS]martcites?|supercite)$/.test(name)))
    return 'biblatex';
  return names.some((name) => /^(?:[cC]ite[tp]|citeyearpar|citeal[tp])$/.test(name)) ? 'natbib' : 'plain';
}

const natbibPackage =
  /^(?:natbib|(?:neurips|nips|iclr|icml|aistats|colm|corl|tmlr|jmlr|acl|emnlp|naacl|eacl|aacl|coling)(?:[-_]?\d{2,4})?(?:_[a-z]+)?\d*e?)$/;

const loading = /^[^%\n]*?\\(usepackage|RequirePackage|documentclass)\s*(?:\[[^\]]*\]\s*)?\{([^}]*)\}/gm;

/**
 * The package that the preamble in `text` loads or configures; undefined if there is no such package, as in a chapter. biblatex's
 * option `natbib` defines natbib's commands. If a writer loads biblatex with this option, the result is `natbib`, because the writer
 * wants to use those commands.
 */
function findLoadedFamily(text: string): Exclude<CommandFamily, 'plain'> | undefined {
  let loadsNatbib = false;
  for (const [line, command, list = ''] of text.matchAll(loading)) {
    for (const name of list.split(',').map((part) => part.trim())) {
      if (name === 'biblatex') return isOption(line, 'natbib') || isOption(line, 'natbib=true') ? 'natbib' : 'biblatex';
      if (isOption(line, 'nonatbib') || isOption(line, 'natbib=false')) continue;
      if ((command === 'documentclass' ? natbibClass : natbibPackage).test(name)) loadsNatbib = true;
    }
  }
  if (/^[^%\n]*\\(?:addbibresource|printbibliography)\b/m.test(text)) return 'biblatex';
  return loadsNatbib || /^[^%\n]*\\(?:setcitestyle|bibpunct|citestyle)\b/m.test(text) ? 'natbib' : undefined;
}

function isOption(line: string, option: string): boolean {
  return (
    /\[([^\]]*)\]/
      .exec(line)?.[1]
      ?.split(',')
      .some((part) => part.replace(/\s/g, '') === option) ?? false
  );
}
