import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skipWord, skipWordOrCitation } from '../../../../server/src/features/citing/insertionPlace';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

/** Both answers, as the text before them. */
function places(text: string, path = '/draft.md'): readonly string[] {
  const { snapshot, cursor } = createFixtureWorkspace(`//- ${path}\n${text}`);
  const draft = snapshot.drafts.get(cursor.uri)!;
  return [skipWord, skipWordOrCitation].map((skip) => draft.text.slice(0, skip(draft, cursor.offset)));
}

test('behind the word that the place is inside of', () => {
  assert.deepEqual(places('as sho<|>wn here'), ['as shown', 'as shown']);
  assert.deepEqual(places('as <|>shown'), ['as ', 'as ']);
  assert.deepEqual(places('as shown<|>.'), ['as shown', 'as shown']);
  assert.deepEqual(places('e\u0301le\u0300<|>ve va'), ['e\u0301le\u0300ve', 'e\u0301le\u0300ve']);
});

test('behind the citation for what stands by itself; inside for one more key', () => {
  assert.deepEqual(places('as [@do<|>e99] says'), ['as [@do', 'as [@doe99]']);
  assert.deepEqual(places('as \\cite{do<|>e} says', '/draft.tex'), ['as \\cite{do', 'as \\cite{doe}']);
});

test('code is left alone', () => {
  assert.deepEqual(places('as `co<|>de` says'), ['as `co', 'as `co']);
  assert.deepEqual(places('as \\verb+al<|>pha+ says', '/draft.tex'), ['as \\verb+al', 'as \\verb+al']);
});
