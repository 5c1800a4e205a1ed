import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeQuery, search } from '../../../../server/src/features/finding/search';
import { drawNote, openSandbox } from '../notesSandbox';

const { snapshot } = openSandbox(
  drawNote([{ id: 'a', quote: 'It carries two boats', body: 'mine #boats/small' }], { more: 'tags: [Snow]\n' }),
  '//- /marginalia/notes/lark.md\n---\nkey: lark\ntitle: "Lark: Songs of the Hills"\ntags: boats\n---\n',
);
const find = (query: string): readonly string[] => search(snapshot, query, { limit: 10 }).found.map(({ paper }) => paper.key);

test('a tag, or what begins so', () => {
  assert.deepEqual(find('tag:snow'), ['kite']);
  assert.deepEqual(find('tag:#boats'), ['kite', 'lark']);
  assert.deepEqual(find('tag:boats/s'), ['kite']);
  assert.deepEqual(find('-tag:snow'), ['lark']);
  assert.deepEqual(find('tag:ice'), []);
});

test('has:note, and the tags that there are', () => {
  assert.deepEqual(find('has:note'), ['kite', 'lark']);
  assert.deepEqual(
    completeQuery(snapshot, 'tag:bo').map(({ label, papers }) => `${label} ${papers}`),
    ['tag:boats 1', 'tag:boats/small 1'],
  );
});
