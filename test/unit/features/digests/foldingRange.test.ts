import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRange } from '../../../../server/src/features/digests/documentSymbol';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

/** The digest draws the blocks that fold. */
function checkFolding(body: string, path = '/digest.txt'): void {
  const { snapshot, files } = createFixtureWorkspace(`//- ${path}\n${body}`);
  assert.equal(drawSpans(snapshot, uriOf(path), foldingRange(snapshot, uriOf(path))), drawSpans(snapshot, uriOf(path), files[0]!.ranges));
}

test('one block for each paper, from its title to its last line', () => {
  checkFolding(`Jun 23

<|Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.|>

<|On the Growth of Deltas

Deltas grow. We study how, over three hundred years and with two instruments.|>
`);
});

test('nothing where there is no paper, in drafts and in unknown files', () => {
  checkFolding('');
  const { snapshot } = createFixtureWorkspace('//- /draft.md\n# Heading\n\nText.\n');
  assert.deepEqual(foldingRange(snapshot, uriOf('/draft.md')), []);
  assert.deepEqual(foldingRange(snapshot, uriOf('/gone.txt')), []);
});
