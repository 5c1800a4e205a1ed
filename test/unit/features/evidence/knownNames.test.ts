import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clarityOfName,
  findKnownNames,
  hasWord,
  listNameWords,
  namePaper,
  speaksOfName,
} from '../../../../server/src/features/evidence/knownNames';
import type { Paper } from '../../../../server/src/model/paper';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

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

const digest = `//- /kites-digest.txt
HempRope: Ropes of Hemp for Large Kites

We compare with Slow-Kite+ and with DnRs.
`;

test('a name is found however it is written, a short one only as a word', () => {
  const { snapshot } = createFixtureWorkspace(digest);
  const paper = snapshot.library().findByKey('hemprope')!;
  for (const name of ['SlowKite', 'Slow Kite', 'slowkite', 'DnR', 'DNR']) assert.ok(speaksOfName(snapshot, paper, name), name);
  for (const name of ['SlowKites', 'emp', 'ope']) assert.ok(!speaksOfName(snapshot, paper, name), name);
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
