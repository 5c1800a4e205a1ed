import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFileName } from '../../../../server/src/features/annotating/changeNote';

const free = (): boolean => false;

test('the key, where it can be a name', () => {
  assert.equal(chooseFileName('duoattention', free), 'duoattention.md');
  assert.equal(chooseFileName('doe2019', free), 'doe2019.md');
});

test('what file systems refuse is left out', () => {
  assert.equal(chooseFileName('DBLP:conf/nips/Doe19', free), 'DBLP-conf-nips-Doe19.md');
  assert.equal(chooseFileName('..\\..\\x', free), '-..-x.md');
  assert.equal(chooseFileName('con', free), 'note-con.md');
  assert.equal(chooseFileName('***', free), '-.md');
  assert.equal(chooseFileName('.', free), 'note.md');
  assert.ok(chooseFileName('k'.repeat(500), free).length < 120);
});

test('a name that is taken gets a number', () => {
  const taken = new Set(['kite.md', 'kite-2.md']);
  assert.equal(
    chooseFileName('kite', (name) => taken.has(name)),
    'kite-3.md',
  );
});
