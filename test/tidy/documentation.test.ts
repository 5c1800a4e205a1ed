import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listFiles, readProjectFile } from './projectFiles';

/** Long enough for one task, and short enough to be read before it. */
const maxWordsOfPage = 1200;
const maxWords = 14_000;
/** A first release has about one line for each area. */
const maxLinesOfChangelog = 15;

const pages = listFiles('').filter((path) => /^(?:README|CONTRIBUTING|SECURITY|docs\/.+|(?:lab|server)\/README)\.md$/.test(path));

function countWords(path: string): number {
  return readProjectFile(path)
    .text.split(/\s+/)
    .filter((word) => word !== '').length;
}

test('no page of the documentation is too long', () => {
  assert.ok(pages.length >= 15);
  assert.deepEqual(
    pages.map((path) => `${path}: ${countWords(path)} words`).filter((line) => Number(/(\d+) words/.exec(line)?.[1]) > maxWordsOfPage),
    [],
  );
});

test('the documentation as a whole is short', () => {
  const words = pages.reduce((sum, path) => sum + countWords(path), 0);
  assert.ok(words <= maxWords, `${words} words, at most ${maxWords}`);
});

test('each page is linked from another one', () => {
  const links = pages.flatMap((path) =>
    [...readProjectFile(path).text.matchAll(/\]\(([\w./-]+\.md)/g)].map((match) =>
      new URL(match[1] ?? '', `file:///${path}`).pathname.slice(1),
    ),
  );
  assert.deepEqual(
    pages.filter((path) => path !== 'README.md' && !links.includes(path)),
    [],
  );
});

test('the changelog says what there is by area, not change by change', () => {
  const entries = readProjectFile('CHANGELOG.md')
    .text.split('\n')
    .filter((line) => line.startsWith('- '));
  assert.ok(entries.length > 0 && entries.length <= maxLinesOfChangelog, `${entries.length} entries`);
});
