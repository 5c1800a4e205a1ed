import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CheckStore } from '../../../../server/src/services/lookUp/checkStore';
import type { CacheFolder } from '../../../../server/src/services/platform';
import { type CheckedWork, type CheckedWorks, nameWork } from '../../../../server/src/verdicts/checkedWork';

const day = 24 * 60 * 60 * 1000;
const work = { title: 'Kites That Learn', authors: [{ given: 'Ada', family: 'Roe' }], year: 2021 };
const confirmed: CheckedWork = { kind: 'confirmed', objections: [], sources: [], asked: ['crossref'], failures: [], time: 100 * day };

function createFolder(): CacheFolder & { readonly files: Map<string, string> } {
  const files = new Map<string, string>();
  return {
    files,
    read: (name) => Promise.resolve(files.has(name) ? new TextEncoder().encode(files.get(name)) : undefined),
    write: (name, pieces) => {
      files.set(name, pieces.map((piece) => new TextDecoder().decode(piece)).join(''));
      return Promise.resolve(undefined);
    },
    remove: () => Promise.resolve(),
  };
}

async function load(folder: CacheFolder, now: number): Promise<CheckedWorks> {
  let checks: CheckedWorks = new Map();
  await new CheckStore(
    folder,
    () => now,
    (all) => {
      checks = all;
    },
  ).load();
  return checks;
}

test('what was found is there after a start, for 30 days', async () => {
  const folder = createFolder();
  const store = new CheckStore(
    folder,
    () => 100 * day,
    () => undefined,
  );
  await store.keep([{ work, check: confirmed }]);
  assert.deepEqual([...(await load(folder, 129 * day))], [[nameWork(work), confirmed]]);
  assert.equal((await load(folder, 131 * day)).size, 0);
  assert.equal((await load(folder, 99 * day)).size, 0, 'a clock that was set back');
});

test('that nobody could be asked takes the place of nothing, and is not kept', async () => {
  const folder = createFolder();
  const store = new CheckStore(
    folder,
    () => 100 * day,
    () => undefined,
  );
  const failed: CheckedWork = { ...confirmed, kind: 'could-not-ask', asked: [], failures: ["arXiv couldn't be reached"] };
  await store.keep([{ work, check: failed }]);
  assert.equal(store.find(work)?.kind, 'could-not-ask');
  assert.equal((await load(folder, 100 * day)).size, 0);
  await store.keep([{ work, check: confirmed }]);
  await store.keep([{ work, check: failed }]);
  assert.equal(store.find(work)?.kind, 'confirmed');
});

test('a damaged file harms nothing', async () => {
  const folder = createFolder();
  const store = new CheckStore(
    folder,
    () => 100 * day,
    () => undefined,
  );
  await store.keep([{ work, check: confirmed }]);
  const [name, text] = [...folder.files][0]!;
  const objections = JSON.stringify({ ...confirmed, work: 'x', objections: [{ kind: 'differs', field: 'year' }] });
  folder.files.set(name, `${text}${objections}\n{"work":1}\nnull\n{"cut`);
  assert.deepEqual([...(await load(folder, 100 * day)).keys()], [nameWork(work)]);
  folder.files.set(name, 'other\n');
  assert.equal((await load(folder, 100 * day)).size, 0);
});
