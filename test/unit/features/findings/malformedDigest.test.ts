import { test } from 'node:test';
import { checkRule } from './checkRule';

/** The digest draws what was not understood; `reasons` say why, in order. */
function check(body: string, reasons: readonly RegExp[], path = '/digest.txt'): void {
  checkRule(`//- ${path}\n${body}`, path, 'malformed-digest', reasons);
}

const paper = 'Moraine: A Model of Glaciers\n\nGlaciers move. We present Moraine, a model of how they do, with a step of ten years.\n\n';

test('a digest that is understood has none', () => check(paper, []));

test('a title without an abstract, between papers', () => {
  check(
    `${paper}<|Deltas and How They Grow|>\n\nOn the Age of Rivers\n\nRivers are old. This paper says how old, for nine of them, by counting layers of sand.\n`,
    [/title has no abstract/],
  );
});

test('an empty digest, and one without papers', () => {
  check('<||>', [/empty/]);
  check('{"papers":<| |>', [/JSON/i], '/digest.json');
});
