import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toReadable } from '../../../../server/src/base/readableText';
import { createMatrixRow, matrixColumns } from '../../../../server/src/features/topics/literatureMatrix';
import { findFile } from '../../../../server/src/workspace/snapshot';
import { type FixtureWorkspace, createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { findRealData } from '../../../support/realData';
import { library } from '../outputsSandbox';

function rowOf({ snapshot }: FixtureWorkspace, key: string): Readonly<Record<string, readonly string[]>> {
  const { cells } = createMatrixRow(snapshot, snapshot.library().findByKey(key)!);
  return Object.fromEntries(matrixColumns.map((column) => [column, cells[column].map(({ text }) => text)]));
}

test('what is said stands in its column, what is not stays empty', () => {
  const sandbox = createFixtureWorkspace(library);
  assert.deepEqual(rowOf(sandbox, 'kite'), {
    name: ['Kite'],
    method: ['Kite, a way to cross rivers by air'],
    numbers: ['It wins on LongBench and RULER, and cuts costs by 2.5x over boats'],
    code: ['https://github.com/kite/kite'],
    notes: ['Compare with ferries.', 'True of *ferries* too. #ice'],
  });
  assert.deepEqual(rowOf(sandbox, 'lark'), { name: ['Lark'], method: [], numbers: [], code: [], notes: [] });
});

test('each thing that a cell says stands in the file where its source is, white space apart', () => {
  const { snapshot } = createFixtureWorkspace(library);
  const { cells } = createMatrixRow(snapshot, snapshot.library().findByKey('kite')!);
  for (const column of ['name', 'method', 'numbers', 'notes'] as const) {
    for (const { text, source } of cells[column]) {
      const found = findFile(snapshot, source!.uri)!.text.slice(source!.span.start, source!.span.end);
      assert.ok(found.replace(/\s+/g, ' ').includes(text), `${column}: ${text} in ${found}`);
    }
  }
});

test('of real digests every quoted cell is verbatim but for what pasting left, and the source has it (slow)', (context) => {
  const path = findRealData('digests/trending-jun-23.txt');
  if (path === undefined) return context.skip('the real digests are not on this machine');
  const text = readFileSync(path, 'utf8');
  const { snapshot } = createFixtureWorkspace(`//- /real-digest.txt\n${text}`);
  const { papers } = snapshot.library();
  let said = 0;
  for (const paper of papers) {
    const { cells } = createMatrixRow(snapshot, paper);
    for (const { text: words, source } of [...cells.method, ...cells.numbers]) {
      said += 1;
      assert.ok(toReadable(paper.abstract).includes(words), words);
      assert.ok(
        toReadable(findFile(snapshot, source!.uri)!.text.slice(source!.span.start, source!.span.end).replace(/\s+/g, ' ')).includes(words),
        words,
      );
    }
  }
  assert.ok(papers.length === 51 && said > 75, `${said} cells of ${papers.length} papers`);
});
