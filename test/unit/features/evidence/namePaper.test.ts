import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namePaper } from '../../../../server/src/features/evidence/knownNames';
import type { Paper } from '../../../../server/src/model/paper';

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
