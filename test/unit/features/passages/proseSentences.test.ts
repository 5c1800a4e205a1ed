import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProse, foldBlanks, splitProse } from '../../../../server/src/features/passages/proseSentences';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

/** The sentences of the paragraph at the start of the draft, drawn. */
function check(drawn: string, path = '/draft.md'): void {
  const text = drawn.replaceAll('<|', '').replaceAll('|>', '');
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${text}`);
  const draft = snapshot.drafts.get(uriOf(path))!;
  const { sentences } = splitProse(draft, findProse(draft, 0));
  assert.equal(drawSpans(snapshot, draft.uri, sentences), drawn);
}

test('sentences with their citations, without those behind their full stop', () => {
  check('<|Heads [@a] differ [@b].|> <|Caches grow.|> [@c]');
  check('<|Heads~\\cite{a} differ~\\cite{b}.|> <|Caches grow.|>\n', '/draft.tex');
});

test('a name begins a sentence', () => {
  check('<|Heads differ.|> <|@doe shows that.|> <|@roe [p. 3] too.|>');
  check('<|Heads differ.|> <|\\textcite{doe} shows that.|>\n', '/draft.tex');
});

test('blanks are folded', () => assert.equal(foldBlanks('  a \n b\t'), 'a b'));
