import type { Random } from '../../test/support/random';

/** What has broken parsers: openers without closers, markers of nesting, half characters, commands of terminals, other line ends. */
const pieces: readonly string[] = [
  '\\cite[',
  '\\citep[see ',
  '\\cites(',
  '\\iffalse ',
  '\\begin{verbatim}',
  '\\input{',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '$',
  '%',
  '`',
  '```\n',
  '<!--',
  '---\n',
  '> ',
  '- ',
  '  - ',
  '| a |',
  '@',
  '[@',
  '@misc{',
  '@string{a = a # a}\n',
  '@string{b = a # b}\n',
  ' crossref = {b},',
  ' xdata = {a, b},',
  '"',
  '\\',
  '\ud800',
  '\u0000',
  '\u001b]0;x\u0007',
  '\u202e',
  '\ufeff',
  '\u2028',
  '\r',
  '\r\n',
  '\n\n',
  '\t',
  ': ',
  'key: ',
  '^n-7f3a',
  '#tag ',
  'https://a/',
  'doi=',
  '{"title": ',
  '\\u001b',
  '[[[[',
  '{{{{',
  '&#x1b;',
];
const maxChanges = 6;
const maxRepeats = 400;
/** In UTF-16 units. */
const maxTextLength = 60_000;

/** A text with some stretches cut, doubled or swapped, and some pieces put in once or hundreds of times. */
export function mutate(text: string, random: Random): string {
  let changed = text;
  for (let changes = 1 + random.below(maxChanges); changes > 0; changes -= 1) changed = changeOnce(changed, random);
  return changed.slice(0, maxTextLength);
}

function changeOnce(text: string, random: Random): string {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + random.below(200));
  const other = random.below(text.length + 1);
  const inserted = random.pick(pieces).repeat(random.pick([1, 2, 30, maxRepeats]));
  return random.pick([
    () => text.slice(0, start) + text.slice(end),
    () => text.slice(0, end) + text.slice(start),
    () => text.slice(0, other) + text.slice(start, end) + text.slice(other),
    () => text.slice(0, start) + inserted + text.slice(start),
    () => text.slice(0, start) + inserted + text.slice(end),
    () => text.slice(0, Math.max(1, start)),
  ])();
}
