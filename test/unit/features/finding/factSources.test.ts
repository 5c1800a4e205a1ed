import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  listKnownPages,
  listTitleSearches,
  renderFactSources,
  renderFactWarnings,
} from '../../../../server/src/features/finding/factSources';
import { createPaperCard, formatDate, formatOrigin, renderPaperCard } from '../../../../server/src/features/finding/paperCard';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import type { Paper } from '../../../../server/src/model/paper';
import { defaultSettings } from '../../../../server/src/model/settings';
import { referencesFile } from '../../../../server/src/ownFiles/references';
import { glacierReference, riverReference } from '../../../support/completedReferences';
import { applyEdits, createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const abstract = 'We look at rivers from above, and at what they leave behind when they turn, with ten examples of sandbars.';

/** The only paper of a digest or bibliography, completed by `reference`. */
function findPaper(files: string, reference: CompletedReference): Paper {
  const written = applyEdits('', referencesFile.edit('', [reference]) ?? []);
  const { snapshot } = createFixtureWorkspace(`${files}\n//- /marginalia/references.json\n${written}`);
  const [paper] = snapshot.library().papers;
  assert.ok(paper?.reference);
  return paper;
}

const river = `//- /a-digest.txt\nJun 23\n\nSandbar: Rivers from Above\n\n${abstract}`;
const glacier = `//- /a-digest.txt\nGlaciers\nhttps://doi.org/10.5555/glacier.7\n\n${abstract}`;

test('facts from one record stand together, with the record and the day', () => {
  assert.equal(
    renderFactSources(findPaper(river, riverReference)),
    'authors, year: [arXiv 2410.10001](<https://arxiv.org/abs/2410.10001>), looked up 26 Nov 2026',
  );
});

test('facts from several records are told apart, also those that the writer wrote', () => {
  const { venue, ...others } = glacierReference.sources;
  const authors = riverReference.sources.authors ?? assert.fail();
  const mixed: CompletedReference = { ...glacierReference, sources: { ...others, authors } };
  assert.equal(venue?.registry, 'crossref');
  assert.equal(
    renderFactSources(findPaper(glacier, mixed)),
    'authors: [arXiv 2410.10001](<https://arxiv.org/abs/2410.10001>), looked up 26 Nov 2026 · year, volume, pages, publisher: [Crossref 10.5555/glacier.7](<https://doi.org/10.5555/glacier.7>), looked up 27 Nov 2026 · venue: entered manually',
  );
});

const riverEntry = `//- /refs.bib
@misc{mine,
  title = {Sandbar: Rivers from Above},
  author = {van der Aalst, Wil and Delta, Jr., Ana and {River Watch}},
  year = {2024},
}`;
const byArxiv = '[arXiv 2410.10001](<https://arxiv.org/abs/2410.10001>), looked up 26 Nov 2026';

test('facts of an entry that a registry says too have that source', () => {
  assert.equal(renderFactSources(findPaper(riverEntry, riverReference)), `authors, year: ${byArxiv}`);
});

test('what an entry says otherwise has no source in a registry', () => {
  const render = (from: string, to: string): string => renderFactSources(findPaper(riverEntry.replace(from, to), riverReference));
  assert.equal(render('2024', '2023'), `authors: ${byArxiv}`);
  assert.equal(render(' and {River Watch}', ''), `year: ${byArxiv}`);
  assert.equal(render('Delta, Jr., Ana', 'Delta, Jr., A.'), `year: ${byArxiv}`);
  assert.equal(render('{River Watch}', 'others'), `year: ${byArxiv}`);
});

test('what an entry lacks and a registry says has that source', () => {
  assert.equal(renderFactSources(findPaper(riverEntry.replace('  year = {2024},\n', ''), riverReference)), `authors, year: ${byArxiv}`);
});

test('where entries differ, no registry is the source', () => {
  const other = riverEntry.replace('/refs.bib', '/others.bib').replace('2024', '2023');
  assert.equal(renderFactSources(findPaper(`${riverEntry}\n${other}`, riverReference)), `authors: ${byArxiv}`);
});

test('an entry of the preprint has the source of the preprint’s year, one of the published version that of its own', () => {
  const preprint = '@misc{ice, title = {Glaciers}, author = {Is, Åse and others}, year = {2022}, eprint = {2201.00007}}';
  assert.equal(
    renderFactSources(findPaper(`//- /refs.bib\n${preprint}`, glacierReference)),
    'authors: [Crossref 10.5555/glacier.7](<https://doi.org/10.5555/glacier.7>), looked up 27 Nov 2026 · year: [arXiv 2201.00007](<https://arxiv.org/abs/2201.00007>), looked up 27 Nov 2026',
  );
  const published =
    '@inproceedings{ice, title = {Glaciers}, author = {Is, {\\AA}se and others}, year = {2023}, pages = {12--34}, volume = 5, booktitle = {Proceedings of the Ice \\& Snow Conference}, doi = {10.5555/GLACIER.7}}';
  assert.equal(
    renderFactSources(findPaper(`//- /refs.bib\n${published}`, glacierReference)),
    'authors, year, venue, pages: [Crossref 10.5555/glacier.7](<https://doi.org/10.5555/glacier.7>), looked up 27 Nov 2026',
  );
});

test('the card shows the year of the reference and the sources; a hostile address makes no other link', () => {
  const paper = findPaper(river, riverReference);
  const card = renderPaperCard(createPaperCard(paper, { citedCount: 0 }, defaultSettings));
  assert.match(card, /Wil van der Aalst, Ana Delta Jr\. and 1 more · 2024\n/);
  assert.match(card, /\n\nauthors, year: \[arXiv 2410\.10001\]/);
  assert.equal(formatDate(paper), '2024');
  assert.equal(formatOrigin(paper), 'van der Aalst et al. 2024');
  const source = { registry: 'openalex', record: 'https://evil.example/>)[x](<javascript:1', date: '2026-11-26' } as const;
  assert.equal(
    renderFactSources({ ...paper, reference: { ...riverReference, sources: { authors: source, year: source, arxivId: source } } }),
    'authors, year, arXiv ID: [OpenAlex](<https://evil.example/%3E)[x](%3Cjavascript:1>), looked up 26 Nov 2026',
  );
});

test('a withdrawn work is told, also where its entry says all facts', () => {
  const withdrawn: CompletedReference = { ...riverReference, isWithdrawn: true };
  const entry = '@misc{mine, title = {Sandbar: Rivers from Above}, author = {van der Aalst, Wil}, year = {2024}}';
  const paper = findPaper(`//- /refs.bib\n${entry}`, withdrawn);
  assert.deepEqual([renderFactWarnings(paper), renderFactSources(paper)], ['**withdrawn**', `year: ${byArxiv}`]);
  assert.match(
    renderPaperCard(createPaperCard(findPaper(river, withdrawn), { citedCount: 0 }, defaultSettings)),
    /\n\n\*\*withdrawn\*\*\n\n> [^]*\n\nauthors, year: /,
  );
});

test('what an entry says otherwise is told', () => {
  const [first] = riverReference.authors;
  assert.ok(first);
  const reference = { ...riverReference, authors: [first] };
  const text = renderFactWarnings(findPaper(riverEntry.replace('2024', '2020'), reference));
  assert.ok(text.startsWith('your entry says 2020; arXiv says 2024'), text);
});

test('the sources come after the formatted reference', () => {
  const paper = findPaper(riverEntry, riverReference);
  const { text } = createPaperCard(paper, { citedCount: 0, reference: 'Van der Aalst, W. (2024). Sandbar.' }, defaultSettings);
  assert.ok(text.includes(`Van der Aalst, W. (2024). Sandbar.\n\n`), text);
  assert.ok(text.indexOf('Van der Aalst, W.') < text.indexOf(byArxiv), text);
});

test('what sources tell, identifiers first, one of a kind', () => {
  const places = listKnownPages({
    arxivId: '2410.10819',
    doi: '10.1/a(b)',
    links: [
      { kind: 'code', url: 'https://example.org/code' },
      { kind: 'code', url: 'https://example.org/other' },
      { kind: 'arxiv', url: 'https://arxiv.org/abs/1' },
    ],
  });
  assert.deepEqual(places, [
    { label: 'arXiv', url: 'https://arxiv.org/abs/2410.10819' },
    { label: 'DOI', url: 'https://doi.org/10.1/a(b)' },
    { label: 'Code', url: 'https://example.org/code' },
  ]);
});

test('only web addresses count, and nothing in one ends a link', () => {
  assert.deepEqual(
    listKnownPages({
      links: [
        { kind: 'page', url: 'javascript:alert(1)' },
        { kind: 'code', url: 'command:x' },
      ],
    }),
    [],
  );
  const [page] = listKnownPages({ links: [{ kind: 'page', url: 'https://example.org/a>b <c' }] });
  assert.equal(page?.url, 'https://example.org/a%3Eb%20%3Cc');
});

test('a search for the title: any title is one safe query', () => {
  assert.deepEqual(
    listTitleSearches("Kites (and *wind*): What's up?").map(({ label, url }) => `${label} ${url}`),
    [
      'arXiv https://arxiv.org/search/?searchtype=title&query=Kites%20%28and%20%2Awind%2A%29%3A%20What%27s%20up%3F',
      'Semantic Scholar https://www.semanticscholar.org/search?q=Kites%20%28and%20%2Awind%2A%29%3A%20What%27s%20up%3F',
      'Google Scholar https://scholar.google.com/scholar?q=Kites%20%28and%20%2Awind%2A%29%3A%20What%27s%20up%3F',
    ],
  );
  for (const { url } of listTitleSearches('\ud83d <b> & # "\n')) assert.match(url, /^[\x21-\x7e]+$/);
});
