import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentHighlight } from '../../../../server/src/features/finding/paperPlaces';
import { createFixtureWorkspace, drawSpans } from '../../../support/fixtureWorkspace';

/** The ranges of the file with the cursor are what is highlighted. */
function checkHighlights(source: string): void {
  const { snapshot, cursor } = createFixtureWorkspace(source);
  const spans = documentHighlight(snapshot, cursor.uri, cursor.offset);
  assert.equal(drawSpans(snapshot, cursor.uri, spans), drawSpans(snapshot, cursor.uri, cursor.file.ranges));
}

const digest =
  '//- /papers-digest.txt\nMoraine: A Model of Glaciers\n\nGlaciers move. We present Moraine, a model of how they do, with a step of ten years.\n';

test('the paper’s citations in this draft', () => {
  checkHighlights(`${digest}//- /a.md\n[@<|mor<|>aine|>] and -@<|moraine|>, not @moraine2.\n//- /b.md\n@moraine`);
});

test('keys that no paper has', () => checkHighlights('//- /a.md\n[@<|no<|>body|>; @some; @<|nobody|>]'));

test('in a bibliography the entry’s title', () => {
  checkHighlights('//- /refs.bib\n@misc{ic<|>e, title = <|{Ice}|>}\n@misc{sea, title = {Sea}}');
});

test('nothing in prose', () => checkHighlights(`${digest}//- /a.md\nIce mo<|>ves.`));
