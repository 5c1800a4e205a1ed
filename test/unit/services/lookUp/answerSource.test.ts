import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { AnswerCache } from '../../../../server/src/services/lookUp/answerSource';
import type { CacheFolder } from '../../../../server/src/services/platform';

const record: RegistryRecord = {
  registry: 'crossref',
  page: 'https://doi.org/10.1000/a1',
  identifiers: { doi: '10.1000/a1' },
  linked: [{ arxivId: '2401.00001' }],
  type: 'article-journal',
  title: 'Kites',
  authors: [{ family: 'Berg', given: 'Änne' }],
  year: 2024,
};
/** The records of the answer to an ask; undefined if there is none. */
const find = async (cache: AnswerCache, ask: string): Promise<readonly RegistryRecord[] | undefined> => (await cache.find(ask))?.records;
const day = 24 * 3600 * 1000;

/** A folder in memory. */
function createFolder(): CacheFolder & { readonly files: Map<string, Uint8Array>; text(): string } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    text: () => new TextDecoder().decode([...files.values()][0]),
    read: (name) => Promise.resolve(files.get(name)),
    write(name, pieces) {
      files.set(name, Buffer.concat(pieces));
      return Promise.resolve(undefined);
    },
    remove(name) {
      files.delete(name);
      return Promise.resolve();
    },
  };
}

test('a work is kept for 30 days, its absence for one day, also if a search found other works', async () => {
  let now = 0;
  const cache = new AnswerCache(undefined, () => now);
  await cache.keep('crossref doi 10.1000/a1', [record], true);
  await cache.keep('crossref doi 10.1000/b2', [], false);
  await cache.keep('crossref title ropes', [record], false);
  const found = async (): Promise<unknown[]> => [
    await find(cache, 'crossref doi 10.1000/a1'),
    await find(cache, 'crossref doi 10.1000/b2'),
    await find(cache, 'crossref title ropes'),
    await find(cache, 'crossref doi 10.1000/c3'),
  ];
  assert.deepEqual(await found(), [[record], [], [record], undefined]);
  now = day;
  assert.deepEqual(await found(), [[record], undefined, undefined, undefined]);
  now = 30 * day;
  assert.deepEqual(await found(), [undefined, undefined, undefined, undefined]);
});

test('the next server reads what was saved, line by line, and old answers are gone from the file', async () => {
  const folder = createFolder();
  const first = new AnswerCache(folder, () => 0);
  await first.keep('a', [record], true);
  await first.keep('b', [], false);
  await first.save();
  assert.equal(folder.text().split('\n').length, 4);
  const second = new AnswerCache(folder, () => 2 * day);
  assert.deepEqual(await find(second, 'a'), [record]);
  await second.keep('c', [], false);
  await second.save();
  assert.deepEqual(
    folder
      .text()
      .split('\n')
      .map((line) => /"ask":"(.)"/.exec(line)?.[1]),
    [undefined, 'a', 'c', undefined],
  );
});

test('what two servers save is in the file together', async () => {
  const folder = createFolder();
  const [one, other] = [new AnswerCache(folder, () => 1), new AnswerCache(folder, () => 2)];
  await one.keep('a', [record], true);
  await other.keep('b', [], false);
  await one.save();
  await other.save();
  const later = new AnswerCache(folder, () => 3);
  assert.deepEqual([await find(later, 'a'), await find(later, 'b')], [[record], []]);
});

test('damaged lines are left out, and a file of another form is not read', async () => {
  const folder = createFolder();
  const cache = new AnswerCache(folder, () => 0);
  for (const ask of ['a', 'b', 'c', 'd']) await cache.keep(ask, [record], true);
  await cache.save();
  const [head = '', a = '', b = '', c = '', d = ''] = folder.text().split('\n');
  const rewrite = (lines: readonly string[]): AnswerCache => {
    for (const name of folder.files.keys()) folder.files.set(name, new TextEncoder().encode(lines.join('\n')));
    return new AnswerCache(folder, () => 0);
  };
  const damaged = rewrite([head, a.slice(0, 60), b.replace('"crossref"', '"elsewhere"'), c.replace('"Kites"', '{"x":1}'), d]);
  for (const ask of ['a', 'b', 'c']) assert.equal(await find(damaged, ask), undefined, ask);
  assert.deepEqual(await find(damaged, 'd'), [record]);
  assert.equal(await find(rewrite([head.replace('1', '0'), a]), 'a'), undefined);
});
