import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStretchParser } from '../../../../server/src/drafts/markdown/parseBlocks';
import { readMarkdownBlocks } from '../../../../server/src/drafts/markdown/readBlocks';
import { measureProcessor } from '../../../support/measureProcessor';
import { forSeeds, type Random } from '../../../support/random';

const pieces = [
  'some plain words',
  'A',
  ' ',
  '\n',
  '\n\n',
  '\n \n',
  '    ',
  '  ',
  '- ',
  '* ',
  '+ ',
  '> ',
  '[@a; see @b, p. 3]',
  '@b',
  '[',
  ']',
  '](',
  '](u "t")',
  '][x]',
  '[a]: u',
  '[^1]: ',
  '(@ex) ',
  '`',
  '```\n',
  '```{r}\n',
  '~~~',
  '$',
  '$$',
  '$x$',
  '<!--',
  '-->',
  '<pre>\n',
  '</pre>\n',
  '<https://x.org>',
  'https://x.org/a',
  'www.a.b',
  '---\n',
  '...\n',
  'a: b\n',
  '\\begin{x}\n',
  '\\end{x}\n',
  '\\emph{a}',
  '\\',
  '\\(',
  '\\)',
  ':::\n',
  ':',
  ': ',
  '# ',
  '## H\n',
  '\n# A b\n',
  '# A b #\n',
  '===\n',
  '1. ',
  '2) ',
  '12',
  '\t',
  '_',
  '*',
  '**',
  '***',
  '_@',
  '|a|\n|-|\n',
  '<script>',
  '</script> x',
  '{',
  '}',
  '{.a}',
  '!',
  '\u00a0',
  '\ufeff',
  '\f',
  '\u2028',
  'é',
  '(',
  ')',
  '=',
  '{{< include a.qmd >}}',
  'references:\n- id: k\n',
];

function write(random: Random): string {
  const share = random.below(4);
  return Array.from({ length: 1 + random.below(random.pick([14, 60])) }, () =>
    random.below(4) < share ? random.pick(['some plain words', '\n\n']) : random.pick(pieces),
  ).join('');
}

test('what is read without the parser reads as the parser reads it', () => {
  forSeeds(300, (random) => {
    const text = write(random);
    const all = { start: 0, end: text.length };
    assert.deepEqual(readMarkdownBlocks(text, all), createStretchParser(text, 0)(all), JSON.stringify(text));
  });
});

/** Of what the parser takes for all of a draft of plain paragraphs. */
const maxShare = 0.25;
const parseTries = 12;
/** As reading takes so much less time, it needs more of them until its code has been compiled. */
const readTries = 60;

test('plain paragraphs and headings are read in a fraction of what the parser takes (slow)', () => {
  const lines = Array.from({ length: 15_000 }, (_, at) => {
    if (at % 100 === 0) return `## Section ${at} on memory`;
    return at % 7 === 6 ? '' : `Words of line ${at} on *models* that remember [@key${at % 500}, p. ${at % 90}; @another${at % 300}].`;
  });
  const text = lines.join('\n');
  const all = { start: 0, end: text.length };
  const parsing = measureProcessor(() => createStretchParser(text, 0)(all), parseTries);
  const reading = measureProcessor(() => readMarkdownBlocks(text, all), readTries);
  assert.ok(reading < maxShare * parsing, `${reading.toFixed(1)} ms, the parser takes ${parsing.toFixed(1)} ms`);
});
