import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crossref } from '../../../../server/src/lookUp/registries/crossref';
import { checkFailures, checkRecorded, failureOf, recordsOf, respond } from './checkRegistry';

const tides = {
  DOI: '10.5555/TIDES.1',
  type: 'journal-article',
  title: ['Counting <i>Tides</i> &amp; Currents'],
  subtitle: ['A Study of Harbours'],
  author: [
    { given: 'Ada', family: 'van Example', sequence: 'first', affiliation: [] },
    { name: 'Tide Working Group', sequence: 'additional' },
    { given: 'Bo', family: 'Sample', suffix: 'Jr.', sequence: 'additional' },
  ],
  'container-title': ['Journal of\n        Harbours'],
  issued: { 'date-parts': [[2023, 12, 30]] },
  'published-print': { 'date-parts': [[2024, 1]] },
  volume: '7',
  issue: '2',
  page: '12–34',
  publisher: 'Sea Press',
  abstract: '<jats:title>Abstract</jats:title><jats:p>We count tides,\n and <jats:italic>n</jats:italic> &lt; 10 harbours.</jats:p>',
  relation: { 'has-preprint': [{ 'id-type': 'doi', id: '10.48550/arXiv.2401.00001', 'asserted-by': 'subject' }] },
};

const list = (...items: readonly unknown[]): ReturnType<typeof respond> =>
  respond({ status: 'ok', 'message-type': 'work-list', message: { items } });
const firstOf = (work: object): ReturnType<typeof recordsOf>[number] =>
  recordsOf(crossref, list({ ...tides, ...work }))[0] ?? assert.fail();

test('asks for DOIs in batches of 50, and alone for a DOI with a comma', () => {
  const works = Array.from({ length: 60 }, (_, index) => ({ doi: `10.5555/X.${index}` }));
  const requests = crossref.listByIdentifier([...works, { doi: 'https://doi.org/10.5555/a,b' }, { arxivId: '2401.00001' }], {
    mailAddress: 'me@example.org',
  });
  assert.equal(requests.length, 3);
  const [first, , last] = requests.map(({ url }) => new URL(url));
  assert.equal(first?.searchParams.get('filter')?.split(',').length, 50);
  assert.equal(first?.searchParams.get('filter')?.split(',')[0], 'doi:10.5555/x.0');
  assert.equal(first?.searchParams.get('rows'), '50');
  assert.equal(last?.href, 'https://api.crossref.org/works/10.5555%2Fa%2Cb?mailto=me%40example.org');
});

test('asks for a DOI that arXiv registers at no time', () => {
  assert.deepEqual(crossref.listByIdentifier([{ doi: '10.48550/arXiv.2401.00001' }], {}), []);
});

test('may be asked more often with an address', () => {
  assert.deepEqual([crossref.interval, crossref.politeInterval], [1_000, 334]);
});

test('asks for a title', () => {
  const request = crossref.findByTitle?.('  Counting\nTides: "A & B"? ', {});
  assert.equal(request && new URL(request.url).searchParams.get('query.bibliographic'), 'Counting Tides: "A & B"?');
  assert.equal(crossref.findByTitle?.('\u200b', {}), undefined);
});

test('reads a work', () => {
  const record = {
    registry: 'crossref',
    page: 'https://doi.org/10.5555/TIDES.1',
    identifiers: { doi: '10.5555/tides.1' },
    linked: [{ arxivId: '2401.00001' }],
    type: 'article-journal',
    title: 'Counting Tides & Currents: A Study of Harbours',
    abstract: 'We count tides, and n < 10 harbours.',
    authors: [
      { family: 'Example', given: 'Ada', particle: 'van' },
      { literal: 'Tide Working Group' },
      { family: 'Sample', given: 'Bo', suffix: 'Jr.' },
    ],
    year: 2024,
    venue: 'Journal of Harbours',
    volume: '7',
    issue: '2',
    pages: '12-34',
    publisher: 'Sea Press',
  };
  assert.deepEqual(recordsOf(crossref, list(tides)), [record]);
  assert.deepEqual(recordsOf(crossref, respond({ status: 'ok', 'message-type': 'work', message: tides })), [record]);
});

test('a formula that is given in TeX and in MathML is read once', () => {
  const math = '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>k</mml:mi><mml:mo>+</mml:mo><mml:mn>1</mml:mn></mml:math>';
  const formula = (tex: string): string =>
    `<jats:inline-formula><jats:alternatives>${tex}${math}</jats:alternatives></jats:inline-formula>`;
  const abstractOf = (inner: string): string | undefined => firstOf({ abstract: `<jats:p>We count ${inner} tides.</jats:p>` }).abstract;
  assert.equal(abstractOf(formula('<jats:tex-math>$$k+1$$</jats:tex-math>')), 'We count $$k+1$$ tides.');
  assert.equal(abstractOf(formula('')), 'We count k+1 tides.');
  assert.equal(abstractOf(`<jats:tex-math><?CDATA $k+1$?></jats:tex-math><?MML ${math}?>`), 'We count $k+1$ tides.');
});

test('the year is that of the issue, or the earliest if there is none', () => {
  assert.equal(firstOf({ volume: undefined }).year, 2023);
  assert.equal(firstOf({ 'published-print': undefined }).year, 2023);
  assert.equal(firstOf({ 'published-print': undefined, issued: { 'date-parts': [[null]] } }).year, undefined);
});

test('the first day of 1970 is a date that nobody set', () => {
  const unset = { 'date-parts': [[1970, 1, 1]] };
  assert.equal(firstOf({ issued: unset, published: unset, 'published-print': undefined }).year, undefined);
  assert.equal(firstOf({ issued: unset }).year, 2024);
  assert.equal(firstOf({ issued: { 'date-parts': [[1970, 1]] }, 'published-print': undefined }).year, 1970);
});

test('a paper in a book of a series is published in the book', () => {
  const titles = { 'container-title': ['Lecture Notes in Harbours', 'Harbours – HARB 2024'] };
  assert.equal(firstOf({ type: 'proceedings-article', ...titles }).venue, 'Harbours – HARB 2024');
  assert.equal(firstOf({ type: 'journal-article', ...titles }).venue, 'Lecture Notes in Harbours');
});

test('knows what is no paper, and what was withdrawn', () => {
  for (const type of ['component', 'dataset', 'peer-review', 'journal-issue', 'proceedings', 'a-new-type'])
    assert.equal(firstOf({ type }).type, 'no-paper');
  assert.equal(firstOf({ 'update-to': [{ DOI: '10.5555/x', type: 'correction' }] }).type, 'no-paper');
  assert.equal(firstOf({ 'update-to': [{ DOI: '10.5555/x', type: 'new_version' }] }).type, 'article-journal');
  assert.equal(firstOf({ title: ['RETRACTED ARTICLE: Counting Tides'] }).isWithdrawn, true);
  assert.equal(firstOf({ title: ['Retracted papers, counted'] }).isWithdrawn, undefined);
  assert.equal(firstOf({ 'updated-by': [{ type: 'retraction' }] }).isWithdrawn, true);
});

test('a subtitle that the title already holds is not repeated', () => {
  assert.equal(firstOf({ title: ['Tides: a study of harbours'] }).title, 'Tides: a study of harbours');
  assert.equal(firstOf({ title: ['Tides?'] }).title, 'Tides? A Study of Harbours');
});

test('fields of other kinds than documented are left out', () => {
  const record = firstOf({
    title: 'Tides',
    author: { family: 'X' },
    volume: 7,
    issue: 'null',
    page: '9-9',
    abstract: [],
    relation: [],
    issued: '2024',
    'published-print': 2024,
  });
  assert.deepEqual(
    [record.title, record.authors, record.volume, record.issue, record.pages, record.abstract],
    ['', [], undefined, undefined, '9', undefined],
  );
  assert.equal(recordsOf(crossref, list(null, 'x', {}, { DOI: 'none' }, tides)).length, 1);
});

test('works of which none can be read are a failure', () => {
  failureOf(crossref, list(null, 'x', {}, { DOI: 'none' }));
  assert.deepEqual(recordsOf(crossref, list()), []);
});

test('"Resource not found." is no failure, any other answer with status 404 is', () => {
  assert.deepEqual(recordsOf(crossref, respond('Resource not found.', 404)), []);
  failureOf(crossref, respond({ status: 'failed', 'message-type': 'resource-failure' }, 404));
  failureOf(crossref, respond('<html>404</html>', 404));
});

test('JSON that is cut off is a temporary failure', () => {
  const { body } = list(tides);
  for (let length = 1; length < body.length; length += 7)
    assert.equal(failureOf(crossref, respond(body.slice(0, length))).isTemporary, true);
});

test('what a preprint server posts is a preprint, also where it is registered as an article of a journal', () => {
  const posted = firstOf({ DOI: '10.2139/SSRN.4567', 'container-title': ['SSRN Electronic Journal'], publisher: 'Elsevier BV' });
  assert.deepEqual([posted.type, posted.venue, posted.publisher], ['preprint', undefined, 'SSRN Electronic Journal']);
  const article = firstOf({ DOI: '10.1101/gr.123456.112' });
  assert.deepEqual([article.type, article.venue, article.publisher], ['article-journal', 'Journal of Harbours', 'Sea Press']);
});

checkFailures(crossref);

checkRecorded(crossref, {
  'api.crossref.org/001.json': [
    {
      title: /^Self-Attention with Relative Position Representations$/,
      identifiers: { doi: '10.18653/v1/n18-2074', aclId: 'N18-2074' },
      type: 'paper-conference',
      authors: ['Peter Shaw', 'Jakob Uszkoreit', 'Ashish Vaswani'],
      year: 2018,
      venue:
        'Proceedings of the 2018 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies, Volume 2 (Short Papers)',
    },
  ],
  'api.crossref.org/003.json': [],
  'api.crossref.org/162.json': [],
  'api.crossref.org/168.json': [
    { authors: ['Timo Kuschel', 'Günter Reiss'], venue: 'Nature Nanotechnology', volume: '10', pages: '22-24' },
  ],
  'api.crossref.org/060.json': [
    { abstract: /^Metal-oxide layers/, authors: ['Michael D. Skarlinski', 'David J. Quesnel'], year: 2015, pages: '235306' },
  ],
  'api.crossref.org/176.json': [{ type: 'no-paper' }],
});
