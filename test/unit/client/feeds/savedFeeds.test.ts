import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SavedFeed, SavedFeeds } from '../../../../client/src/feeds/savedFeeds';

function createMemory(): ConstructorParameters<typeof SavedFeeds>[0] {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) as T | undefined) ?? (otherwise as T),
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  };
}

const query = (words: string): SavedFeed => ({ kind: 'arxiv-query', query: words });

test('the source that was fetched last comes first, each once, and twenty at most', async () => {
  const memory = createMemory();
  const saved = new SavedFeeds(memory);
  for (const words of ['kites', 'boats', 'kites']) await saved.save(query(words));
  assert.deepEqual(saved.list(), [query('kites'), query('boats')]);
  await saved.forget(query('kites'));
  assert.deepEqual(new SavedFeeds(memory).list(), [query('boats')]);
  for (let at = 0; at < 30; at += 1) await saved.save(query(`${at}`));
  assert.equal(saved.list().length, 20);
  assert.deepEqual(saved.list()[0], query('29'));
});
