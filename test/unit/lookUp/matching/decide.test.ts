import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision, PaperQuestion } from '../../../../server/src/lookUp/matching/assessedRecord';
import { decide } from '../../../../server/src/lookUp/matching/decide';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { measureProcessor } from '../../../support/measureProcessor';
import { abstractOf, person, recordOf } from './madeRecords';

const title = 'Sparrow: Measuring Rain near the Sea with Gauges';
const abstract = abstractOf('rain');
const own = recordOf({ identifiers: { arxivId: '2401.00001' }, abstract });

function ask(parts: Partial<PaperQuestion>, ...records: readonly RegistryRecord[]): Decision {
  const question = { title, abstract, identifiers: {}, ...parts };
  const decision = decide(question, records);
  assert.deepEqual(decide(question, records.toReversed()), decision, 'the order of the records has an influence');
  return decision;
}

/** The kind of a decision, and the pages of what was taken, or why nothing was. */
function describe(decision: Decision): string {
  switch (decision.kind) {
    case 'taken':
      return `taken: ${decision.records.map(({ page }) => page.replace('https://example.org/', '')).join(', ')}`;
    case 'not-found':
      return 'not-found';
    default:
      return `${decision.kind}: ${decision.candidates.map(({ objection }) => objection).join('; ')}`;
  }
}

test('by title, a record is taken if title and abstract agree', () => {
  assert.equal(describe(ask({}, own)), 'taken: arxiv/2401.00001');
  assert.equal(describe(ask({ title: 'Sparrow' }, own)), 'taken: arxiv/2401.00001');
  assert.equal(describe(ask({ title: title.toUpperCase() }, own)), 'taken: arxiv/2401.00001');
  const { evidence } = ask({}, own) as Extract<Decision, { kind: 'taken' }>;
  assert.equal(evidence.containment, 1);
  assert.equal(evidence.titleSimilarity, 1);
});

test('by title, what differs is asked', () => {
  for (const [parts, objection] of [
    [{ title: title.replace('Gauges', '2 Gauges') }, 'different number, letter or negation in the title'],
    [{ abstract: abstractOf('snow') }, 'different abstract'],
    [{ abstract: undefined }, 'no abstract to compare'],
    [{ title: 'A Method for Forecasts' }, 'the same abstract with a different title (renamed?)'],
  ] as const)
    assert.equal(describe(ask(parts, own)), `several: ${objection}`);
  const half = `${abstract.split(' ').slice(0, 36).join(' ')} ${abstractOf('snow')}`;
  assert.equal(describe(ask({}, recordOf({ abstract: half, identifiers: { doi: '10.1000/1' } }))), 'taken: arxiv/10.1000/1');
  assert.equal(
    describe(ask({}, recordOf({ abstract: half, title: title.replace('near the', 'near') }))),
    'several: abstract matches only partly',
  );
});

test('unrelated records that a search gives are not shown', () => {
  assert.equal(describe(ask({}, recordOf({ title: 'On Snow', abstract: abstractOf('snow') }))), 'not-found');
  assert.equal(describe(ask({})), 'not-found');
});

test('two works that agree are a tie, one work in two registries is not', () => {
  const copy = recordOf({ identifiers: { arxivId: '2402.00002' }, abstract, authors: [person('Ada', 'Bell')] });
  assert.equal(describe(ask({}, own, copy)), 'several: not the only match; not the only match');
  const inDataCite = recordOf({ registry: 'datacite', identifiers: { doi: '10.48550/arxiv.2401.00001' }, abstract });
  assert.equal(describe(ask({}, own, inDataCite)), 'taken: arxiv/2401.00001, datacite/10.48550/arxiv.2401.00001');
});

test('by identifier, title or abstract has to agree', () => {
  const identifiers = { arxivId: '2401.00001' };
  assert.equal(describe(ask({ identifiers, abstract: undefined }, own)), 'taken: arxiv/2401.00001');
  assert.equal(describe(ask({ identifiers, title: 'Sparrow' }, own)), 'taken: arxiv/2401.00001');
  assert.equal(
    describe(ask({ identifiers, title: 'A Method for Forecasts' }, own)),
    'identifier-disagrees: the same abstract with a different title (renamed?)',
  );
  assert.equal(
    describe(ask({ identifiers, title: 'A Method for Forecasts', abstract: abstractOf('snow') }, own)),
    'identifier-disagrees: different title',
  );
  assert.equal(
    describe(ask({ identifiers, title: title.replace('Gauges', 'Two Gauges') }, own)),
    'identifier-disagrees: different number, letter or negation in the title',
  );
  assert.equal(
    describe(ask({ identifiers, title: title.replace('Rain', 'Snow'), abstract: undefined }, own)),
    'identifier-disagrees: different word in the title',
  );
});

test('an identifier of another work is asked, also if the title finds the right one', () => {
  const other = recordOf({ identifiers: { arxivId: '2402.00002' }, title: 'On Snow', abstract: abstractOf('snow') });
  const decision = ask({ identifiers: { arxivId: '2402.00002' } }, other, own);
  assert.equal(describe(decision), 'identifier-disagrees: different title; different identifier');
  assert.equal(describe(ask({ identifiers: { arxivId: '2402.00002' } }, own)), 'identifier-disagrees: different identifier');
  const wrongDoi = recordOf({ registry: 'crossref', identifiers: { doi: '10.1000/9' }, title: 'On Snow', type: 'article-journal' });
  assert.equal(
    describe(ask({ identifiers: { arxivId: '2401.00001', doi: '10.1000/9' } }, own, wrongDoi)),
    'identifier-disagrees: identifier belongs to a different paper; different title',
  );
});

test('without an abstract, independent sources have to agree on the identifier', () => {
  const published = { type: 'paper-conference', identifiers: { doi: '10.1000/1' } } as const;
  const crossref = recordOf({ registry: 'crossref', ...published });
  const openAlex = recordOf({ registry: 'openalex', ...published });
  const semanticScholar = recordOf({ registry: 'semantic-scholar', ...published });
  assert.equal(describe(ask({}, crossref)), 'several: no abstract to compare');
  assert.equal(describe(ask({}, crossref, openAlex)), 'several: no abstract to compare; no abstract to compare');
  assert.equal(describe(ask({}, crossref, semanticScholar)), 'taken: crossref/10.1000/1, semantic-scholar/10.1000/1');
  const withSubtitle = recordOf({ registry: 'openalex', ...published, title: `${title}: A Case in Winter` });
  assert.equal(ask({}, crossref, semanticScholar, withSubtitle).kind, 'several');
  assert.equal(ask({}, { ...crossref, authors: [] }, { ...semanticScholar, authors: [] }).kind, 'several');
  const generic = 'Overview of the Shared Task on Measuring Rain near the Sea with Gauges';
  const overviews = [crossref, semanticScholar].map((record) => ({ ...record, title: generic }));
  assert.equal(ask({ title: generic }, ...overviews).kind, 'several');
  const short = [crossref, semanticScholar].map((record) => ({ ...record, title: 'Deep Rain' }));
  assert.equal(ask({ title: 'Deep Rain' }, ...short).kind, 'several');
  const namesake = recordOf({ registry: 'crossref', identifiers: { doi: '10.1000/2' }, authors: [person('Ada', 'Bell')] });
  assert.equal(ask({}, crossref, semanticScholar, namesake).kind, 'several');
});

test('the published version is taken beside the preprint', () => {
  const published = recordOf({ registry: 'crossref', type: 'article-journal', identifiers: { doi: '10.1000/1' }, year: 2026 });
  const both = 'taken: arxiv/2401.00001, crossref/10.1000/1';
  assert.equal(describe(ask({}, own, published)), both);
  const rewritten = { ...published, authors: [person('Ada', 'Bell')], title: `${title}, Revised` };
  assert.equal(describe(ask({}, own, rewritten)), 'taken: arxiv/2401.00001');
  assert.equal(describe(ask({}, own, { ...rewritten, linked: [own.identifiers] })), both);
  for (const parts of [
    { year: 2028 },
    { year: 2023 },
    { type: 'book' },
    { authors: [person('Tom', 'Oak'), person('Mira', 'Lund')] },
    { authors: [person('Mira', 'Lund'), person('Ada', 'Bell'), person('Ida', 'Bell'), person('Eva', 'Bell')] },
    { title: title.replace('Gauges', 'Two Gauges') },
  ] as const)
    assert.equal(describe(ask({}, own, { ...published, ...parts })), 'taken: arxiv/2401.00001', JSON.stringify(parts));
  const extended = { ...published, identifiers: { doi: '10.1000/2' }, page: 'https://example.org/crossref/10.1000/2' };
  assert.equal(describe(ask({}, own, published, extended)), 'taken: arxiv/2401.00001');
});

test('a link to another work is not followed', () => {
  const wrong = recordOf({ registry: 'crossref', identifiers: { doi: '10.1000/3' }, title: 'On Snow', type: 'article-journal' });
  assert.equal(describe(ask({}, { ...own, linked: [wrong.identifiers] }, wrong)), 'taken: arxiv/2401.00001');
  const polluted = recordOf({ registry: 'semantic-scholar', identifiers: { arxivId: '2401.00001' }, title: 'On Snow' });
  assert.equal(describe(ask({}, own, polluted)), 'several: identifier is ambiguous');
});

test('a record of both versions joins no two that can be no versions of one work', () => {
  const identifiers = { arxivId: '2401.00001' };
  const journal = recordOf({ registry: 'crossref', type: 'article-journal', identifiers: { doi: '10.1000/1' }, year: 2024 });
  const both = recordOf({
    registry: 'semantic-scholar',
    type: 'article-journal',
    identifiers: { arxivId: '2401.00001', doi: '10.1000/1' },
    page: 'https://example.org/both',
    year: undefined,
  });
  const preprint = { ...own, linked: [journal.identifiers] };
  assert.equal(describe(ask({ identifiers }, preprint, both, journal)), 'taken: arxiv/2401.00001, both, crossref/10.1000/1');
  for (const parts of [{ title: `Erratum: ${title}` }, { year: 2032 }, { year: 2002 }, { abstract: abstractOf('snow') }])
    assert.equal(describe(ask({ identifiers }, preprint, both, { ...journal, ...parts })), 'taken: arxiv/2401.00001, both');
  const elsewhere = { ...journal, registry: 'openalex', abstract: abstractOf('snow'), page: 'https://example.org/openalex' } as const;
  assert.equal(describe(ask({ identifiers }, preprint, both, journal, elsewhere)), 'taken: arxiv/2401.00001, both');
});

test('a namesake’s work of the same title is asked about', () => {
  const authors = [person('Yan', 'Wang')];
  const preprint = { ...own, abstract: undefined, authors };
  const copy = recordOf({ registry: 'semantic-scholar', identifiers: own.identifiers, authors });
  const other = recordOf({
    registry: 'crossref',
    type: 'article-journal',
    identifiers: { doi: '10.1000/1' },
    authors: [person('Yi', 'Wang')],
  });
  assert.equal(describe(ask({ abstract: undefined }, preprint, copy)), 'taken: arxiv/2401.00001, semantic-scholar/2401.00001');
  assert.equal(ask({ abstract: undefined }, preprint, copy, other).kind, 'several');
  assert.equal(describe(ask({ identifiers: own.identifiers }, preprint, other)), 'taken: arxiv/2401.00001');
});

test('a withdrawn work that was found by its title is asked about', () => {
  const withdrawn = { ...own, isWithdrawn: true } as const;
  assert.equal(describe(ask({}, withdrawn)), 'several: withdrawn');
  const published = recordOf({ registry: 'crossref', type: 'article-journal', identifiers: { doi: '10.1000/1' }, year: 2026 });
  assert.equal(describe(ask({}, own, { ...published, isWithdrawn: true })), 'several: withdrawn; withdrawn');
  const linked = { ...published, identifiers: { doi: '10.1000/1', arxivId: '2401.00001' }, registry: 'semantic-scholar' } as const;
  assert.equal(describe(ask({ abstract: undefined }, published, { ...linked, isWithdrawn: true })), 'several: withdrawn; withdrawn');
});

test('a withdrawn work whose identifier the paper has is taken', () => {
  const withdrawn = { ...own, isWithdrawn: true } as const;
  assert.equal(describe(ask({ identifiers: own.identifiers }, withdrawn)), 'taken: arxiv/2401.00001');
});

test('copies, reviews and parts of papers are no papers', () => {
  for (const parts of [
    { identifiers: { doi: '10.65215/abc' } },
    { type: 'no-paper', identifiers: { doi: '10.1000/1' } },
    { identifiers: { doi: '10.1371/journal.pone.0000001.t001' } },
    { title: '' },
  ] as const)
    assert.equal(describe(ask({}, recordOf({ registry: 'crossref', abstract, ...parts }))), 'not-found');
});

test('many long titles are compared in bounded time (slow)', () => {
  const words = Array.from({ length: 100 }, (_, at) => `${String.fromCharCode(97 + (at % 7), 97 + (at % 11), 97 + (at % 13))} `);
  const long = words.join('').repeat(2).slice(0, 600);
  const separators = 'a: b '.repeat(120);
  const collaboration = Array.from({ length: 2000 }, (_, at) => person('Mira', `Lund${at === 0 ? '' : at}`));
  for (const [kind, asked, titleOf, parts] of [
    ['different', long, (at) => `x${at} ${long.slice(at, -at)} y`, {}],
    ['equal', long, () => long, { abstract: abstractOf('rain').repeat(40) }],
    ['with many separators', separators, (at) => `${separators.slice(0, -10)} x${at}`, {}],
    ['of many authors', long, (at) => `${long.slice(0, -9)} z${at}`, { authors: collaboration }],
  ] satisfies readonly (readonly [string, string, (at: number) => string, Partial<RegistryRecord>])[])
    for (const identifiers of [{}, { doi: '10.1000/1' }]) {
      const records = Array.from({ length: 60 }, (_, at) =>
        recordOf({
          registry: at % 2 === 0 ? 'crossref' : 'semantic-scholar',
          type: 'article-journal',
          title: titleOf(at + 1),
          identifiers,
          page: `https://example.org/${at}`,
          ...parts,
        }),
      );
      const time = measureProcessor(() => decide({ title: asked, abstract: parts.abstract ?? abstract, identifiers: {} }, records));
      assert.ok(time < 400, `${kind}, ${JSON.stringify(identifiers)}: ${Math.round(time)} ms`);
    }
});

test('many preprints and articles with one identifier are compared in bounded time (slow)', () => {
  const abstractFor = (at: number): string => Array.from({ length: 60 }, (_, part) => abstractOf(`w${at}x${part}`)).join(' ');
  const records = Array.from({ length: 60 }, (_, at) =>
    recordOf({
      registry: at % 2 === 0 ? 'arxiv' : 'crossref',
      type: at % 2 === 0 ? 'preprint' : 'article-journal',
      identifiers: at % 2 === 0 ? own.identifiers : { doi: '10.1000/1' },
      linked: [{ doi: '10.1000/1' }],
      abstract: abstractFor(at),
      page: `https://example.org/${at}`,
    }),
  );
  const time = measureProcessor(() => decide({ title, identifiers: own.identifiers }, records));
  assert.ok(time < 600, `${Math.round(time)} ms`);
});

test('hostile titles are compared in bounded time (slow)', () => {
  const long = recordOf({ title: 'rain <'.repeat(100_000), abstract: '$\\frac{'.repeat(100_000), identifiers: { doi: '10.1000/1' } });
  const time = measureProcessor(() =>
    assert.equal(ask({ title: 'rain &#x'.repeat(100_000), abstract: '{'.repeat(300_000) }, long, own).kind, 'not-found'),
  );
  assert.ok(time < 2000, `${Math.round(time)} ms`);
});
