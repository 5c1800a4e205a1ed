import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctionHints } from '../../../../server/src/features/digests/correctionHints';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const corrections = '/marginalia/corrections.txt';
const kites = 'Sparse Attention for Long Documents';
const boats = 'Boat Retrieval: Dense Search without Labels';
const news = 'Follow Our Reading Group on Language Models';
const onKites =
  'Attention over long documents is slow. We propose a sparse method that reads only the passages that matter. Experiments on three benchmarks show that it is twice as fast as dense models at the same accuracy.';
const onNews =
  'Our reading group on language models meets each week and discusses recent papers on attention, retrieval and training. We publish notes on every session, and new members are welcome at any time of the year.';
const mixed = `${kites}, with Proofs and Code\n\n${onKites}\n\n${boats}\n\n${news}\n\n${onNews}\n`;
const titles = ['Long Texts', 'Short Texts', 'Old Letters', 'Wide Tables'].map((each) => `Careful Models of Reading for ${each}`);
const list = titles.map((title, at) => `- ${title} ~ Ada Berg, Ben Feng ${2010 + at}\n`).join('');
const files = `//- /a-digest.txt\n${mixed}//- /list-digest.md\n${list}`;

/** `line -> hint` for each line that has one. */
function listHints(snapshot: Snapshot, text: string): readonly string[] {
  return correctionHints(snapshot, uriOf(corrections)).map(({ span, label }) => `${text.slice(span.start, span.end)} -> ${label}`);
}

function checkHints(lines: readonly (readonly [line: string, label: string])[]): void {
  const text = lines.map(([line]) => `${line}\n`).join('');
  const { snapshot } = createFixtureWorkspace(`${files}//- ${corrections}\n${text}`);
  const wanted = lines.filter(([, label]) => label !== '').map(([line, label]) => `${line} -> ${label}`);
  assert.deepEqual([...listHints(snapshot, text)].sort(), wanted.sort());
}

test('each line says what it does, and in which digest', () => {
  checkHints([
    ['# mine', ''],
    [`paper: ${boats}`, '1 paper added in a-digest.txt'],
    [`not a paper: ${news}`, '1 paper removed in a-digest.txt'],
    [`paper: ${kites} || with Proofs`, `1 paper changed in a-digest.txt: ${kites}`],
    [`paper: ${titles[0]} ||`, '1 paper changed in list-digest.md'],
    [
      `papers like: ${titles[0]} || list item after nothing before list item; title from the start of the line to " ~ " before names; read from the start of the line to " "`,
      'No effect: nothing else is like it',
    ],
    ['no papers in: minutes.md', 'No effect: no digest has this name'],
  ]);
  checkHints([['no papers in: LIST-digest.md', '4 papers removed in list-digest.md']]);
});

test('a line without an effect says why', () => {
  checkHints([
    ['paper: Ropes of the Sea', 'No effect: not found in any digest'],
    ['paper: Experiments on three benchmarks', 'No effect: part of a longer line'],
    ['not a paper: Search without Labels', 'No effect: no paper has this title'],
    ['paper: || with Proofs and Code', '1 paper changed in a-digest.txt'],
    ['paper:', "No effect: can't be read"],
    [`paper: ${news}`, 'No effect: already read like this'],
    [`not a paper: ${boats}`, 'No effect: overridden by a later line'],
    [`paper: ${boats}`, '1 paper added in a-digest.txt'],
  ]);
});

test('the hints follow each letter of a line and each change of a digest; other documents have none', () => {
  const { host } = createFixtureWorkspace(files);
  const type = (path: string, text: string): Snapshot => host.apply({ kind: 'document', uri: uriOf(path), languageId: 'plaintext', text });
  const line = `not a paper: ${news}`;
  for (let end = 1; end <= line.length; end += 1) {
    const hints = listHints(type(corrections, line.slice(0, end)), line.slice(0, end));
    assert.equal(hints.length, 1);
    assert.equal(hints[0]?.endsWith('1 paper removed in a-digest.txt'), end === line.length, hints[0]);
  }
  const snapshot = type('/a-digest.txt', mixed.replace(news, 'Follow Us'));
  assert.deepEqual(listHints(snapshot, line), [`${line} -> No effect: not found in any digest`]);
  assert.deepEqual(correctionHints(snapshot, uriOf('/a-digest.txt')), []);
});

test('names that could reorder a line are shown without their controls, and a line in several digests counts them', () => {
  const twice = `//- /\u202ea-digest.txt\n${mixed}//- /b-digest.txt\n${mixed}//- ${corrections}\npaper: ${boats}\n`;
  const [hint] = correctionHints(createFixtureWorkspace(twice).snapshot, uriOf(corrections));
  assert.equal(hint?.label, '2 papers added in 2 digests');
  assert.deepEqual(hint.tooltip.split('\n').sort(), [' a-digest.txt: 1 paper added', 'b-digest.txt: 1 paper added']);
});
