import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMentions } from '../../../../server/src/features/evidence/mentions';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

const digest = `//- /digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years. It is based on sand.

Landmark Moraine: Stones that Stay

Stones stay. We present Landmark Moraine, a map of stones that stay where they are for a hundred years.

Based: Bricks from River Mud

We present Based, a way to burn bricks. It is based on mud that the river brings, and needs no kiln of its own at all.
`;

/** The mentions of a draft are drawn; `keys` are those of their papers. */
function check(drawn: string, keys: readonly string[], path = '/draft.md'): void {
  const text = drawn.replaceAll('<|', '').replaceAll('|>', '');
  const { snapshot } = createFixtureWorkspace(`${digest}//- ${path}\n${text}`);
  const found = findMentions(snapshot, snapshot.drafts.get(uriOf(path))!);
  assert.equal(
    drawSpans(
      snapshot,
      uriOf(path),
      found.map(({ span }) => span),
    ),
    drawn,
  );
  assert.deepEqual(
    found.flatMap(({ papers }) => papers.map(({ key }) => key)),
    keys,
  );
}

test('every mention of a draft; of names that overlap the longer one', () => {
  check('As <|Moraine|> shows, unlike <|Landmark Moraine|>. So <|Moraine’s|> steps.\n', ['moraine', 'landmark-moraine', 'moraine']);
});

test('none in code, math, comments and metadata', () => {
  check('---\ntitle: Moraine\n---\n`Moraine` and $Moraine$ <!-- Moraine --> but <|Moraine|>.\n', ['moraine']);
  check('% Moraine\n\\verb|Moraine| but <|Moraine|>.\n', ['moraine'], '/draft.tex');
});

test('a word that begins a sentence is no mention, as often as it does', () => {
  check('Based on that, we go on.\n\nBased on this, too. As <|Based|> shows.\n', ['based']);
});
