import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { citationEdit } from '../../../server/src/features/citing/citationEdit';
import { listCitationRewrites } from '../../../server/src/features/citing/citationRewrites';
import { suggest } from '../../../server/src/features/finding/papersForPassage';
import { search } from '../../../server/src/features/finding/search';
import { parseQuery } from '../../../server/src/search/parseQuery';
import { createSearchIndex } from '../../../server/src/search/searchIndex';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { listBlocks, listCodeOfRows, readPage } from './pages';

const sample = readPage('media/sample/reading-digest.txt');
const page = 'docs/citing.md';

test('the filters of the examples are filters, and each filter has an example', () => {
  const queries = listCodeOfRows(page, 'Find a paper');
  const filters = queries.flatMap((query) => parseQuery(query).filters);
  assert.deepEqual([...new Set(filters.map(({ name }) => name))].toSorted(), ['cited', 'date', 'has', 'new', 'tag', 'topic']);
  assert.ok(filters.every(({ value }) => value !== ''));
  assert.deepEqual(
    queries.filter((query) => query.includes(':') && parseQuery(query).filters.length !== 1),
    [],
  );
  assert.deepEqual(parseQuery('"retrieval heads"').phrases, ['retrieval heads']);
  assert.ok(queries.includes('"retrieval heads"') && queries.includes('-"video generation"'));
  assert.deepEqual(parseQuery('-"video generation"').excluded, ['video generation']);
  assert.equal(parseQuery('-topic:agents').filters[0]?.isNegated, true);
});

test('the words, phrases and filters that the page shows find papers in the sample', () => {
  const digest = `${readPage('media/sample/reading-digest.txt')}\n`;
  const { snapshot } = createFixtureWorkspace(`//- /reading-digest.txt\n${digest}`);
  // The sample alone has no notes, decisions, citations, links, topics or years.
  const needMore = ['tag:', 'new:', 'cited:yes', 'has:note', 'has:code', 'has:doi', 'topic:', '-topic:', 'date:2', 'date:>2'];
  const queries = listCodeOfRows(page, 'Find a paper').filter((query) => !needMore.some((start) => query.startsWith(start)));
  assert.ok(queries.length >= 8, queries.join(', '));
  const found = (query: string): readonly (string | undefined)[] =>
    search(snapshot, query, { limit: 5, isSettled: true }).found.map(({ paper }) => paper.names[0]);
  assert.deepEqual(
    queries.filter((query) => query !== 'run attention on cheap devices' && found(query).length === 0),
    [],
  );
  assert.ok(found('evict cache').includes('H2O'));
  assert.deepEqual(found('"retrieval heads"').slice(0, 2).toSorted(), ['DuoAttention', 'RazorAttention']);
});

test('the idea that the page shows finds its paper in the sample, first, however it is typed and wherever in the draft', () => {
  const idea = 'run attention on cheap devices';
  assert.ok(listCodeOfRows(page, 'Find a paper').includes(idea));
  const files = ['reading-digest.txt', 'newsletter-digest.md', 'references.bib', 'related-work.md'];
  const { snapshot } = createFixtureWorkspace(files.map((name) => `//- /${name}\n${readPage(`media/sample/${name}`)}\n`).join(''));
  const draft = readPage('media/sample/related-work.md');
  for (const context of [undefined, draft.slice(0, 600), draft.slice(-600)])
    for (const [query, isSettled] of [
      [idea, false],
      [`${idea} `, false],
      [idea, true],
    ] as const) {
      const { found, nearest } = search(snapshot, query, { limit: 5, isSettled, ...(context === undefined ? {} : { context }) });
      assert.deepEqual([...found, ...nearest][0]?.paper.names, ['Lamina']);
    }
});

test('words of a title in any order find the papers that the page names', () => {
  const { entries } = parseDigest(sample, { path: 'reading-digest.txt' });
  const index = createSearchIndex(
    entries.map(({ title, abstract, names }) => ({ key: title, title, abstract, names: [...names], authors: [] })),
  );
  const [, words = '', one = '', other = ''] = /`@([^`]+)` finds (\w+) and (\w+)\./.exec(readPage(page).replace(/\s+/g, ' ')) ?? [];
  const found = index.search({ text: words }, { limit: 5 }).hits.map(({ document }) => document.names[0]);
  assert.deepEqual(found.slice(0, 2).toSorted(), [one, other].toSorted());
});

test('the forms of the table are citations in these modes', () => {
  const rows = [...readPage(page).matchAll(/^\| (in parentheses|in the sentence|year only|in a footnote) \|(.*)\|(.*)\|(.*)\|$/gm)];
  assert.equal(rows.length, 4);
  const modes: Readonly<Record<string, string>> = { 'in the sentence': 'narrative', 'year only': 'year-only' };
  for (const [, form = '', markdown = '', natbib = '', biblatex = ''] of rows) {
    const mode = modes[form] ?? 'parenthetical';
    const cells = [
      ['/a.md', markdown, ''],
      ['/a.tex', natbib, '\\usepackage{natbib}\n'],
      ['/a.tex', biblatex, '\\usepackage{biblatex}\n'],
    ] as const;
    for (const [path, cell, preamble] of cells) {
      const code = /`([^`]+)`/.exec(cell)?.[1];
      if (code === undefined) continue;
      const { snapshot } = createFixtureWorkspace(`//- ${path}\n${preamble}As shown ${code}.\n`);
      const items = snapshot.drafts
        .get(uriOf(path))!
        .scan()
        .citations.flatMap((citation) => citation.items);
      assert.deepEqual(
        items.map((item) => [item.key, item.mode]),
        // A footnote of Markdown holds a citation in the sentence of the footnote.
        [['key', code.startsWith('^') ? 'narrative' : mode]],
        code,
      );
    }
  }
});

test('citing for a sentence puts the citation where the page shows it', () => {
  const [before = '', after = ''] = (listBlocks(page, 'Find papers for a sentence')[0]?.code ?? '').trim().split('\n');
  const { snapshot } = createFixtureWorkspace(`//- /reading-digest.txt\n${sample}\n//- /a.md\n${before}\n`);
  const uri = uriOf('/a.md');
  const { place, found } = suggest(snapshot, uri, { start: 8, end: 8 }, 3)!;
  assert.ok(found.some(({ paper }) => paper.names.includes('DuoAttention')));
  const edit = citationEdit(snapshot, uri, place, ['duoattention'])!;
  assert.equal(applyEdits(`${before}\n`, [edit]).trim(), after);
});

test('merging citations gives what the page shows', () => {
  const [before = '', after = ''] = (listBlocks(page, 'Change the form of a citation')[0]?.code ?? '').trim().split('\n');
  const { snapshot } = createFixtureWorkspace(`//- /a.md\n${before}\n`);
  const at = before.indexOf('@');
  const merge = listCitationRewrites(snapshot, uriOf('/a.md'), { start: at, end: at }).find(({ title }) => title.startsWith('Merge'));
  assert.equal(applyEdits(`${before}\n`, merge?.edits ?? []).trim(), after);
});
