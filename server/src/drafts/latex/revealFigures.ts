import { filler, revealMath, revealTokens, putInPlace } from '../revealMath';
import { findGroupEnd } from './arguments';

const comment = /(?<!\\)%[^\n]*/g;
/** siunitx: `\SI{2.5}{\times}`, `\qty{3}{\giga\byte}`, `\num{1e3}`, `\numrange{2}{4}` (siunitx manual, "Numbers and units"). */
const siunitx =
  /\\(SI|qty|num|SIrange|qtyrange|numrange)(?:\[[^\]]{0,80}\])?\{([^{}]{1,40})\}(?:\{([^{}]{0,60})\})?(?:\{([^{}]{0,60})\})?/g;
const escaped = /\\%|\\\$(?=\d)|\\[,;!]|(?<=\d)\{[,.]\}(?=\d)/g;
const unitToken =
  /\\(?:times|percent|%|kilo|mega|giga|tera|milli|micro|nano|centi|byte|second|minute|hour|day|metre|meter|gram|hertz|watt|joule|electronvolt|decibel)(?![A-Za-z])|[A-Za-zµ%×]/g;
const unitSigns: Readonly<Record<string, string>> = {
  times: '×',
  percent: '%',
  '%': '%',
  kilo: 'k',
  mega: 'M',
  giga: 'G',
  tera: 'T',
  milli: 'm',
  micro: 'µ',
  nano: 'n',
  centi: 'c',
  byte: 'B',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'day',
  metre: 'm',
  meter: 'm',
  gram: 'g',
  hertz: 'Hz',
  watt: 'W',
  joule: 'J',
  electronvolt: 'eV',
  decibel: 'dB',
};

/**
 * Shows figures that LaTeX writes with commands: `50\,\%`, `1{,}000`, `2.5$\times$`, `\SI{2.5}{\times}`, `\numrange{2}{4}`. The result is
 * as long as `source` and `prose`, and each digit has its own place. Comments and footnotes of which `prose` shows nothing stay hidden.
 */
export function revealFigures(source: string, prose: string): string {
  const visible = hideFootnotes(source, prose).replace(comment, (text) => ' '.repeat(text.length));
  let shown = revealMath(visible, prose);
  for (const match of visible.matchAll(escaped)) {
    const sign =
      match[0] === '\\%'
        ? `%${filler}`
        : match[0] === '\\$'
          ? `${filler}$`
          : /^\{/.test(match[0])
            ? `${filler}${match[0].charAt(1)}${filler}`
            : filler.repeat(2);
    shown = putInPlace(shown, match.index, sign);
  }
  for (const match of visible.matchAll(siunitx)) {
    const [whole, name = '', first = '', second = '', third = ''] = match;
    const isRange = name.endsWith('range');
    const unit = revealTokens(isRange ? third : second, unitToken, (token) => (token.length === 1 ? token : unitSigns[token.slice(1)]))
      ?.replaceAll(filler, '')
      // By itself `B` would be a billion.
      .replace(/^B$/, /\\byte/.test(isRange ? third : second) ? 'byte' : 'B');
    if (unit === undefined || !/^[\s\d.,]+$/.test(first)) continue;
    const at = whole.indexOf(`{${first}}`) + 1;
    // The end of a range takes the place after its `}{`, in which a dash is shown.
    // `\SI{30.2}{\mega} words` are 30.2M words.
    const end = unit === '' ? '' : /^[kMT]$/.test(unit) ? `${filler}${unit}` : `${filler} ${unit}`;
    const rest = isRange ? `-${filler}${second}${end}` : name === 'num' ? '' : end;
    shown = putInPlace(shown, match.index, `${filler.repeat(at)}${first}${rest}`.padEnd(whole.length, filler));
  }
  return shown;
}

function hideFootnotes(source: string, prose: string): string {
  let visible = source;
  for (const match of source.matchAll(/\\footnote(?:text)?(?=\{)/g)) {
    const open = match.index + match[0].length;
    const end = findGroupEnd(source, open) ?? source.length;
    if (prose.slice(open, end).trim() === '') visible = putInPlace(visible, open, ' '.repeat(end - open));
  }
  return visible;
}
