import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clarityOfName,
  createSectionFinder,
  type DraftName,
  findKnownNames,
  hasWord,
  listNamedBlocks,
  listNameWords,
  namePaper,
} from '../../../../server/src/features/evidence/paperNames';
import type { Paper } from '../../../../server/src/model/paper';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const kite = { key: 'kite' } as Paper;
const names = new Set(['SlowKite', 'Hemp Rope', 'Hemp', 'vKite']);
const library = { findByName: (name: string): readonly Paper[] => (names.has(name) ? [kite] : []) };

function find(text: string): readonly string[] {
  return findKnownNames(text, listNameWords(text), library).map(({ start, end }) => text.slice(start, end));
}

test('names are found as whole words, in the genitive too', () => {
  assert.deepEqual(find("SlowKite's tail, and (SlowKite)."), ['SlowKite', 'SlowKite']);
  assert.deepEqual(find('SlowKites, SlowKite-2, slowkite, MySlowKite'), []);
  assert.deepEqual(find('code/SlowKite, SlowKite/run, SlowKite_2, @SlowKite'), []);
});

test('of names that overlap, the longest counts', () => {
  assert.deepEqual(find('With Hemp Rope and Hemp.'), ['Hemp Rope', 'Hemp']);
  assert.deepEqual(find('Hemp\nRope'), ['Hemp']);
});

test('how surely a name means its paper', () => {
  for (const name of ['EgoForce', 'FlowKV', 'Sentence-Kite', 'Go-Glide', 'SlowKite 3']) assert.equal(clarityOfName(name), 'sure', name);
  for (const name of ['Zephyro', 'DROIDO']) assert.equal(clarityOfName(name), 'wordlike', name);
  for (const name of ['Focus', 'SEA', 'Text-to-Kite', 'Kite-50', 'Sparse Heads']) assert.equal(clarityOfName(name), 'doubtful', name);
  for (const name of ['BERT', 'LLM', 'ImageNet', 'GPT-4', 'RMs']) assert.equal(clarityOfName(name), 'common', name);
});

test('a text of a million units without an end takes linear time (slow)', () => {
  const started = performance.now();
  find('K-'.repeat(250_000) + "K'".repeat(250_000));
  assert.ok(performance.now() - started < 3000);
});

test('a word is no part of another word, but may have a plural', () => {
  assert.ok(hasWord('kites and ropes', 'kite'));
  assert.ok(hasWord('(kite)', 'kite'));
  for (const text of ['kitesurf', 'akite', 'kite2']) assert.ok(!hasWord(text, 'kite'), text);
});

function name(title: string, ...names: readonly string[]): string {
  return namePaper({ names, title } as unknown as Paper);
}

test('a paper is named by its name, or by its title in quotation marks', () => {
  assert.equal(name('Sandbar: Rivers from Above', 'Sandbar', 'SB'), 'Sandbar');
  assert.equal(name('Rivers from Above'), '"Rivers from Above"');
  assert.equal(name('Rivers\n from \u202e Above'), '"Rivers from Above"');
});

test('a name that is as long as a title is none, and long titles end with a whole word', () => {
  assert.equal(name('Rivers', 'Sand bar '.repeat(50)), '"Rivers"');
  assert.equal(name(`Rivers ${'from above '.repeat(20)}`), `"Rivers${' from above'.repeat(6)} from..."`);
  assert.ok(name('x'.repeat(100_000)).length < 100);
});

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

We present SlowKite, a kite with two short tails.
`;

function namesIn(text: string): readonly DraftName[] {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  return listNamedBlocks(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!).flatMap(({ names }) => names);
}

test('what the words around a name say of it', () => {
  const describe = (text: string): string =>
    namesIn(text)
      .map(({ isOwn, isPart, isBesideCitation }) => [isOwn ? 'own' : '', isPart ? 'part' : '', isBesideCitation ? 'cited' : ''].join(''))
      .join();
  for (const text of [
    'We present SlowKite.',
    'We here introduce a new kite, SlowKite.'.replace('kite, ', ''),
    'Our SlowKite lands.',
    'So SlowKite (ours) lands.',
  ])
    assert.equal(describe(text), 'own', text);
  for (const text of ['We compare with SlowKite.', 'Our results on SlowKite', 'They present SlowKite.'])
    assert.equal(describe(text), '', text);
  for (const text of ['So SlowKite 2 lands.', 'So MegaRope SlowKite lands.', 'So SlowKite v2 lands.'])
    assert.equal(describe(text), 'part', text);
  for (const text of ['So SlowKite [@a] lands.', 'The *SlowKite* system [@a].', 'So @a SlowKite.', "So SlowKite's [@a]."])
    assert.equal(describe(text), 'cited', text);
  for (const text of ['So SlowKite, HempRope [@a].', 'So SlowKite lands over there [@a].']) assert.equal(describe(text), '', text);
});

test('what was read is kept as long as neither the block nor the library changes', () => {
  const { host, snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\nOne.\n\nSo SlowKite lands.\n`);
  const uri = uriOf('/draft.md');
  const papersOf = (of: typeof snapshot): unknown => listNamedBlocks(of, of.drafts.get(uri)!).flatMap(({ names }) => names)[0]?.papers;
  const before = papersOf(snapshot);
  assert.ok(before !== undefined);
  assert.equal(papersOf(host.apply({ kind: 'document', uri, languageId: 'markdown', text: 'One more.\n\nSo SlowKite lands.\n' })), before);
});

function sectionsOf(text: string): readonly number[] {
  const { snapshot } = createFixtureWorkspace(`//- /draft.md\n${text}\n`);
  const draft = snapshot.drafts.get(uriOf('/draft.md'))!;
  const find = createSectionFinder(draft);
  return [...draft.text.matchAll(/x/g)].map(({ index }) => find(index));
}

test('subsections belong to their section, and a title makes none', () => {
  assert.deepEqual(sectionsOf('x\n\n## A\n\nx\n\n### B\n\nx\n\n## C\n\nx'), [0, 1, 1, 2]);
  assert.deepEqual(sectionsOf('# T\n\nx\n\n## A\n\nx\n\n### B\n\nx\n\n## C\n\nx'), [1, 2, 2, 3]);
  assert.deepEqual(sectionsOf('# A\n\nx\n\n# B\n\nx'), [1, 2]);
  assert.deepEqual(sectionsOf('x'), [0]);
});

test('two hundred thousand headings', () => {
  assert.deepEqual(sectionsOf(`${'# A\n\n'.repeat(200_000)}x`), [200_000]);
});
