import type { CitationMode } from '../../model/citation';
import { findCitationCommand } from './citationCommands';

/** The command that a draft uses for each mode, without backslash. */
export type DraftCommands = Readonly<Record<CitationMode, string>>;

type Family = 'biblatex' | 'natbib' | 'plain';

const familyCommands: Readonly<Record<Family, DraftCommands>> = {
  biblatex: { parenthetical: 'parencite', narrative: 'textcite', 'year-only': 'parencite*' },
  natbib: { parenthetical: 'citep', narrative: 'citet', 'year-only': 'citeyearpar' },
  plain: { parenthetical: 'cite', narrative: 'cite', 'year-only': 'cite' },
};

/** Only what cites a work by itself can stand for a mode: a title or a bare author cannot. */
const usable: Readonly<Record<CitationMode, RegExp>> = {
  parenthetical: /^(?:cite|[cC]itep|citealp|[pP]arencite|[aA]utocite|[fF]ootcite|[sS]martcite|supercite|sidecite)$/,
  narrative: /^(?:[cC]itet|[tT]extcite|citeA|newcite|sidetextcite|citeasnoun|citeonline|onlinecite)$/,
  'year-only': /^(?:citeyearpar|citeyear|parencite\*|autocite\*)$/,
};

let lastText = '';
let lastCommands = familyCommands.plain;

/**
 * The commands that the draft uses most; where it cites nothing yet, those of the package that it loads; LaTeX's own
 * `\cite` where it loads none. The answer for the last text is kept, since an outline asks once for every paper.
 */
export function getDraftCommands(text: string): DraftCommands {
  if (text !== lastText) {
    lastCommands = detectCommands(text);
    lastText = text;
  }
  return lastCommands;
}

function detectCommands(text: string): DraftCommands {
  const counts = countCommands(text);
  const family = familyCommands[detectFamily(text, counts)];
  const choose = (mode: CitationMode): string => {
    const used = [...counts].filter(([name]) => usable[mode].test(name)).sort((a, b) => b[1] - a[1]);
    return used[0]?.[0] ?? family[mode];
  };
  return { parenthetical: choose('parenthetical'), narrative: choose('narrative'), 'year-only': choose('year-only') };
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

function detectFamily(text: string, counts: ReadonlyMap<string, number>): Family {
  if (/^[^%\n]*\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\s*\{[^}]*\bbiblatex\b|^[^%\n]*\\(?:addbibresource|printbibliography)\b/m.test(text)) return 'biblatex';
  if (/^[^%\n]*\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\s*\{[^}]*\bnatbib\b|^[^%\n]*\\(?:setcitestyle|bibpunct)\b/m.test(text)) return 'natbib';
  const names = [...counts.keys()];
  if (names.some((name) => /^(?:[tT]extcites?|[pP]arencites?\*?|[aA]utocites?\*?|[fF]ootcites?|[sS]martcites?|supercite)$/.test(name))) return 'biblatex';
  return names.some((name) => /^(?:[cC]ite[tp]|citeyearpar|citeal[tp])$/.test(name)) ? 'natbib' : 'plain';
}
