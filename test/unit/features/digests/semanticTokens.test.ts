import assert from 'node:assert/strict';
import { test } from 'node:test';
import { semanticTokens } from '../../../../server/src/features/digests/semanticTokens';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const onGlaciers =
  'Glaciers move. We present Moraine, a model of how they do, with a step of ten years, and show that it agrees with what was measured on thirty glaciers.';
const onDeltas =
  'Deltas grow. We study how, over three hundred years and with two instruments, and find that they grow more slowly where a river bends.';

/** Each token of a stretch, the whole file where none is given. */
function listTokens(text: string, path = '/digest.txt', part = text): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${text}`);
  const start = text.indexOf(part);
  return semanticTokens(snapshot, uriOf(path), { start, end: start + part.length }).map(
    ({ type, span }) => `${type}: ${text.slice(span.start, span.end)}`,
  );
}

test('titles and the names before them, and no other line', () => {
  const text = `Jun 23\n\nMoraine: A Model of Glaciers\n\n${onGlaciers}\n\nOn the Growth of\nDeltas and Shores\n\n${onDeltas}\n`;
  const first = ['paperName: Moraine', 'paperTitle: : A Model of Glaciers'];
  const second = ['paperTitle: On the Growth of', 'paperTitle: Deltas and Shores'];
  assert.deepEqual(listTokens(text), [...first, ...second]);
  assert.deepEqual(listTokens(text, '/digest.txt', 'Moraine: A'), first);
  assert.deepEqual(listTokens(text, '/digest.txt', 'Deltas grow.'), second);
});

test('the values of an export, and nothing in a text without papers', () => {
  const ris = 'TY  - JOUR\nTI  - On the Growth of Deltas\nAU  - Berg, Ada\nPY  - 2020\nER  - \n';
  assert.deepEqual(listTokens(ris, '/digest.ris'), ['paperTitle: On the Growth of Deltas']);
  assert.deepEqual(listTokens('Bring Boots and a Hat\n\nThe bus leaves at nine\n'), []);
  assert.deepEqual(listTokens('# Deltas\n', '/draft.md'), []);
});
