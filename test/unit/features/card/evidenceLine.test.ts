import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../../../../server/src/features/lsp/hover';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

Landing a kite is hard. We show that a *kite* with two short tails lands within 36 seconds in strong winds. All winds are mild on the moon.
`;

function card(text: string): string {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  const link = ({ uri }: { readonly uri: string }): string => uri;
  return hover(snapshot, cursor.uri, cursor.offset, () => '', link)?.sections.join('\n\n') ?? '';
}

test('the line has the sentence with the shared words in bold, and its place as a link', () => {
  assert.match(
    card('Short tails land a kite in 36 seconds [@slow<|>kite].'),
    /\n\nOn this sentence \(\[kites-digest\.txt, line 3\]\(<file:[^<>]*>\)\): “We show that a \\\*\*\*kite\*\*\\\* with two \*\*short tails lands\*\* within \*\*36 seconds\*\* in strong winds\.”\n\n/,
  );
});

test('the summary is not shown a second time', () => {
  const shown = card('Short tails land a kite in 36 seconds [@slow<|>kite].');
  assert.doesNotMatch(shown, /^> /m);
  assert.match(card('On the moon all winds are mild, they say [@slow<|>kite].'), /On this sentence .*\n\n> We show/);
});

test('where the abstract is silent, that is said; of a sentence without a claim nothing is said', () => {
  assert.match(
    card('Wooden boats were built along rivers long before [@slow<|>kite].'),
    /\n\n\*Nothing in the abstract speaks of this sentence\.\*\n\n/,
  );
  assert.doesNotMatch(card('See [@slow<|>kite].'), /this sentence/);
  assert.doesNotMatch(card('As Slow<|>Kite shows, boats sail.'), /this sentence/);
});
