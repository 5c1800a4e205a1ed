import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibliography } from '../../../server/src/bibliography/parseBibliography';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { parsePaperQueries } from '../../../server/src/lookUp/feeds/paperQuery';
import { correctionsFile } from '../../../server/src/ownFiles/corrections';
import { decisionsFile } from '../../../server/src/ownFiles/decisions';
import { dismissalsFile } from '../../../server/src/ownFiles/dismissals';
import { parseReferencesFile } from '../../../server/src/ownFiles/references/parseReferences';
import { parseTopicsFile } from '../../../server/src/ownFiles/topics/parseTopics';
import { listBlocks, readBlock } from './pages';

const files = 'docs/files.md';

test('the lists of the example are read as papers', () => {
  const list = readBlock('docs/digests.md', 'Paste a list', 'markdown');
  const papers = parseDigest(list, { path: 'reading-digest.md' }).entries;
  assert.deepEqual(
    papers.map(({ title, arxivId }) => [title.slice(0, 12), arxivId]),
    [
      ['Attention as', '2405.13956'],
      ['DuoAttention', '2410.10819'],
    ],
  );
});

test('identifiers and titles in one line are told apart', () => {
  const queries = parsePaperQueries(readBlock('docs/digests.md', 'Add papers by identifier or title', 'text'));
  assert.deepEqual(
    queries.map(({ kind, written }) => [kind, written]),
    [
      ['identifiers', '2606.31315'],
      ['identifiers', '10.1000/182'],
      ['title', 'A Title'],
    ],
  );
});

test('corrections are read without complaints', () => {
  const text = readBlock(files, 'Corrections', 'text');
  const { entries: corrections, issues } = correctionsFile.parse(text);
  assert.deepEqual(issues, []);
  assert.equal(corrections.length, text.split('\n').filter((line) => !line.startsWith('#') && line.trim() !== '').length);
});

test('topics are read without complaints', () => {
  const [changed, locked] = [readBlock('docs/topics.md', 'Change topics', 'yaml'), readBlock(files, 'Topics', 'yaml')].map(parseTopicsFile);
  for (const topics of [changed, locked]) {
    assert.deepEqual(topics?.issues, []);
    assert.deepEqual(
      topics?.topics.map(({ label, replaces, words, papers }) => [label.value, replaces.length, words.length, papers.length]),
      [['Evicting the KV cache', 2, 2, 1]],
    );
  }
  assert.equal(locked?.kept?.length, 2);
});

test('dismissals and decisions are read without complaints', () => {
  const dismissals = dismissalsFile.parse(readBlock(files, 'Dismissals', 'text'));
  assert.deepEqual([dismissals.issues.length, dismissals.entries.length], [0, 2]);
  const decisions = decisionsFile.parse(readBlock('docs/new-papers.md', 'Share decisions', 'text'));
  assert.deepEqual([decisions.issues.length, decisions.entries.length], [0, 2]);
});

test('completed references are read without complaints', () => {
  const { references, issues } = parseReferencesFile(readBlock(files, 'Completed references', 'json'));
  assert.deepEqual([references.length, issues], [1, []]);
});

test('a section that was added to a digest is a paper with its facts', () => {
  const [paper, ...others] = parseDigest(readBlock(files, 'Papers added to a digest', 'text'), { path: 'reading-digest.md' }).entries;
  assert.equal(others.length, 0);
  assert.deepEqual([paper?.title, paper?.arxivId, paper?.authors], ['Kites: Gliding Without Wind', '2606.01234', ['Ada Berg', 'Bo Ice']]);
  assert.match(paper?.abstract ?? '', /^Kites need wind/);
});

test('the entry that names its source is a whole entry', () => {
  const [block] = listBlocks('docs/references.md', 'What is written');
  const { entries, issues } = parseBibliography(block?.code ?? '', 'references.bib');
  assert.deepEqual([entries.map(({ key }) => key), issues], [['seerattention'], []]);
});
