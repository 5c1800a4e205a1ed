import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPapersByNotes } from '../../../../server/src/features/annotating/paperNotes';
import { search } from '../../../../server/src/features/finding/search';
import { drawNote, openSandbox } from '../notesSandbox';

const sandbox = openSandbox(drawNote([{ id: 'a', quote: 'It carries two boats', body: 'Like the gondolas of Venice.' }]));

test('a paper is found by what the writer noted', () => {
  const { found, total } = search(sandbox.snapshot, 'gondola', { limit: 10 });
  assert.equal(total, 1);
  assert.equal(found[0]!.paper.key, 'kite');
  const { text, ranges } = found[0]!.noted!;
  assert.equal(text, 'Like the gondolas of Venice.');
  assert.equal(text.slice(...ranges[0]!), 'gondola');
});

test('each paper once, its own words first; filters hold', () => {
  assert.deepEqual(
    search(sandbox.snapshot, 'boats', { limit: 10 }).found.map(({ noted }) => noted),
    [undefined],
  );
  assert.deepEqual(
    findPapersByNotes(sandbox.snapshot, { text: 'venice' }, () => false),
    [],
  );
  assert.deepEqual(findPapersByNotes(sandbox.snapshot, { text: '' }, undefined), []);
});
