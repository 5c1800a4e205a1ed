import assert from 'node:assert/strict';
import { test } from 'node:test';
import { huggingFace } from '../../../../server/src/lookUp/registries/huggingFace';
import { checkFailures, failureOf, recordsOf, respond } from './checkRegistry';

// The answers are written by hand from the documentation (huggingface.co/docs/hub/api).

const tides = {
  id: '2401.00001',
  title: 'Counting\n Tides',
  summary: 'We count tides\nin harbours.',
  ai_summary: 'A machine counts tides.',
  ai_keywords: ['tides'],
  authors: [
    { _id: '1', name: 'Ada van Example', hidden: false, user: { fullname: 'ada' } },
    { _id: '2', name: 'Tide Team' },
  ],
  publishedAt: '2024-01-01T00:00:00.000Z',
  submittedOnDailyAt: '2025-01-02T00:00:00.000Z',
};

test('asks for each paper by itself', () => {
  assert.deepEqual(
    huggingFace.listByIdentifier([{ arxivId: '2401.00001v2' }, { arxivId: '2401.00002' }, { doi: '10.5555/x' }], {}).map(({ url }) => url),
    ['https://huggingface.co/api/papers/2401.00001', 'https://huggingface.co/api/papers/2401.00002'],
  );
});

test('asks for a title', () => {
  assert.equal(huggingFace.findByTitle?.('Counting Tides', {})?.url, 'https://huggingface.co/api/papers/search?q=Counting+Tides');
  assert.ok((huggingFace.findByTitle?.('x'.repeat(900), {})?.url.length ?? 0) < 400);
});

test('reads a paper, and never takes a machine’s summary for the abstract', () => {
  const record = {
    registry: 'hugging-face',
    page: 'https://huggingface.co/papers/2401.00001',
    identifiers: { arxivId: '2401.00001' },
    linked: [],
    type: 'preprint',
    title: 'Counting Tides',
    abstract: 'We count tides in harbours.',
    authors: [{ family: 'Example', given: 'Ada', particle: 'van' }, { literal: 'Tide Team' }],
    year: 2024,
  };
  assert.deepEqual(recordsOf(huggingFace, respond(tides)), [record]);
  assert.deepEqual(recordsOf(huggingFace, respond([{ title: 'Counting Tides', paper: tides }, { paper: { id: 'x' } }])), [record]);
  const { summary, ...withoutSummary } = tides;
  assert.equal(recordsOf(huggingFace, respond(withoutSummary))[0]?.abstract, undefined, summary);
});

test('a paper that is not known is no failure', () => {
  assert.deepEqual(recordsOf(huggingFace, respond({ error: 'Paper not found' }, 404)), []);
  assert.deepEqual(recordsOf(huggingFace, respond([])), []);
  failureOf(huggingFace, respond('Not found', 404));
});

checkFailures(huggingFace);
