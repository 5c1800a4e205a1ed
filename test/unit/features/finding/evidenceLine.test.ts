import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover, renderHover } from '../../../../server/src/features/finding/hover';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

Landing a kite is hard. We show that a *kite* with two short tails lands within 36 seconds in strong winds. All winds are mild on the moon.
`;

function card(text: string): string {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  const link = ({ uri }: { readonly uri: string }): string => uri;
  const found = hover(snapshot, cursor.uri, cursor.offset, () => '', link);
  return found === undefined ? '' : renderHover(found);
}

test('the line has the sentence with the shared words in bold, and its place as a link', () => {
  assert.match(
    card('Short tails land a kite in 36 seconds [@slow<|>kite].'),
    /\n\n“We show that a \\\*\*\*kite\*\*\\\* with two \*\*short tails lands\*\* within \*\*36 seconds\*\* in strong winds\.” \(\[kites-digest\.txt, line 3\]\(<file:[^<>]*>\)\)\n\n/,
  );
});

test('the summary is not shown a second time', () => {
  const shown = card('Short tails land a kite in 36 seconds [@slow<|>kite].');
  assert.doesNotMatch(shown, /^> /m);
  assert.match(card('On the moon all winds are mild, they say [@slow<|>kite].'), /\n\n“.*” \(.*\)\n\n> We show/);
});

const silent = /\n\n\*The abstract doesn't say this\.\*\n\n/;

test('that the abstract is silent is said only where it is certain', () => {
  assert.match(card('Wooden boats were built along muddy rivers by carpenters of old villages [@slow<|>kite].'), silent);
  for (const [why, sentence] of [
    ['few words', 'Wooden boats were built along rivers [@slow<|>kite].'],
    ['a word of the abstract', 'Wooden boats were built along muddy rivers by carpenters of villages without winds [@slow<|>kite].'],
    ['a word of the title', 'Kites of wood were built along muddy rivers by carpenters of old villages [@slow<|>kite].'],
    ['another paper', 'Wooden boats were built along muddy rivers by carpenters of old villages [@slow<|>kite; @other].'],
    ['no claim', 'See [@slow<|>kite].'],
    ['no citation', 'As Slow<|>Kite shows, wooden boats were built along muddy rivers by carpenters of old villages.'],
  ] as const)
    assert.doesNotMatch(card(sentence), /doesn't say/, why);
});

test('a sentence of the abstract that may only resemble the draft is not shown', () => {
  assert.doesNotMatch(card('Landing strips were built along muddy rivers by carpenters of old villages [@slow<|>kite].'), /“/);
});
