/** Accents by the combining mark that decomposition leaves (LaTeX2e manual, "Accents"). */
const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
};

/** Letters that don't decompose, and punctuation that TeX has its own signs for. */
const letters: Readonly<Record<string, string>> = {
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  å: '{\\aa}',
  Å: '{\\AA}',
  ł: '{\\l}',
  Ł: '{\\L}',
  ı: '{\\i}',
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
};

/**
 * Letters beyond ASCII as BibTeX's special characters, where TeX has accents for them: `Müller` becomes `M{\"u}ller`.
 * BibTeX counts bytes, and would cut such a letter in two for a label or an initial (btxdoc, section 4). Other
 * characters stay.
 */
export function renderTexLetters(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) => letters[character] ?? findSingleAccent(character) ?? character);
}

/** Biber takes `{\~{\^e}}` half apart, and pdfLaTeX stops at what is left; so a letter with two accents stays. */
function findSingleAccent(character: string): string | undefined {
  return [...character.normalize('NFD')].length === 2 ? findTexAccent(character) : undefined;
}

/** `{\"u}` for `ü`, `{\~{\^e}}` for `ễ`; undefined for what is no ASCII letter with known accents. */
export function findTexAccent(character: string): string | undefined {
  const [base, ...marks] = character.normalize('NFD');
  if (base === undefined || marks.length === 0 || !/[a-z]/i.test(base)) return undefined;
  let tex = base;
  for (const mark of marks) {
    const accent = accents[mark];
    if (accent === undefined) return undefined;
    tex = /[a-z]/i.test(accent) || tex.length > 1 ? `\\${accent}{${tex}}` : `\\${accent}${tex}`;
  }
  return `{${tex}}`;
}
