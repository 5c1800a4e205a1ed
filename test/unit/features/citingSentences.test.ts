import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCitingSentences } from '../../../server/src/features/parts/citingSentences';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

/** Each citing sentence with its keys: `Heads differ . < a b`. */
function check(draft: string, expected: readonly string[], path = '/draft.md'): void {
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${draft}`);
  const found = listCitingSentences(snapshot.drafts.get(uriOf(path))!);
  assert.deepEqual(found.map(({ text, keys }) => `${text} < ${keys.join(' ')}`), expected);
  for (const { span } of found) assert.ok(span.start < span.end && span.end <= draft.length);
}

test('sentences that cite, with all that they cite', () => {
  check('One. Heads [@a] differ [@b; @c]. No more.\n\nCaches grow [@a].', ['Heads differ . < a b c', 'Caches grow . < a']);
  check('One. Heads~\\cite{a} differ \\citep{b,c}. No more.', ['Heads differ . < a b c'], '/draft.tex');
  check('No citation. None at all.', []);
});

test('between two sentences: behind a full stop, or at the start of the next', () => {
  check('Heads differ. [@a] Caches grow.', ['Heads differ. < a']);
  check('Heads differ.[@a] Caches grow.', ['Heads differ. < a']);
  check('Heads differ. @a shows that. More.', ['shows that. < a']);
  check('@a shows that.', ['shows that. < a']);
  check('Heads differ [@a]', ['Heads differ < a']);
  check('[@a]\n\nx', []);
});

test('a paragraph is read once, however often it cites', () => {
  check(Array.from({ length: 60 }, (_, at) => `Claim ${at} [@k${at}].`).join(' '), Array.from({ length: 60 }, (_, at) => `Claim ${at} . < k${at}`));
});
