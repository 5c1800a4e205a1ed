import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCiteSuggestion } from '../../../../server/src/features/citing/citeSuggestion';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

/** The draft after the suggestion at the drawn cursor, with its title; undefined where there is none. */
function accept(draft: string, path = '/draft.md'): readonly string[] | undefined {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- ${path}\n${draft}`);
  const found = findCiteSuggestion(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset });
  return found && [found.title, applyEdits(cursor.file.text, [found.edit])];
}

test('the paper that a sentence plainly speaks of', () => {
  assert.deepEqual(accept('A tethered attention layer reads longer inputs<|>. More.'), [
    'Cite KiteFormer for this sentence',
    'A tethered attention layer reads longer inputs [@kiteformer]. More.',
  ]);
  assert.deepEqual(accept('Some heads look far back, most do not<|>.', '/draft.tex'), [
    'Cite LongHeads for this sentence',
    'Some heads look far back, most do not~\\cite{longheads}.',
  ]);
});

test('none where the sentence cites, or its end does', () => {
  assert.equal(accept('A tethered attention layer [@x] reads longer inputs<|>.'), undefined);
  assert.equal(accept('A tethered attention layer reads longer inputs<|> [@x].'), undefined);
  assert.equal(accept('A tethered attention layer reads longer inputs<|>.[@x]'), undefined);
});

test('none for a sentence that shares a word or two by chance', () => {
  for (const draft of ['We had a long walk<|>.', 'The weather was fine<|>.', '<|>', 'Attention<|>!'])
    assert.equal(accept(draft), undefined, draft);
  const { snapshot } = createFixtureWorkspace(papersDigest);
  assert.equal(findCiteSuggestion(snapshot, uriOf('/papers-digest.txt'), { start: 0, end: 0 }), undefined);
});
