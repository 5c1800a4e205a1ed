import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Paper } from '../../../server/src/model/paper';
import { paperToCsl, toCslName } from '../../../server/src/references/paperToCsl';

const bare: Paper = { key: 'kites', title: 'A plain look at kites', names: [], abstract: '', authors: [], links: [], places: [] };

test('what is not known is left out', () => {
  assert.deepEqual(paperToCsl(bare), { id: 'kites', type: 'document', title: 'A plain look at kites' });
});

test('the day a paper was trending is no date of publication', () => {
  assert.equal(paperToCsl({ ...bare, date: 'Jun 23' }).issued, undefined);
  assert.deepEqual(paperToCsl({ ...bare, date: '2024-11-01', year: 2024 }).issued, { 'date-parts': [[2024]] });
});

test('what is known is told', () => {
  const paper: Paper = { ...bare, authors: ['Ann Arden'], arxivId: '2411.13560', doi: '10.5555/k', venue: 'Journal of Air', links: [{ kind: 'code', url: 'https://example.org/code' }] };
  assert.deepEqual(paperToCsl(paper), {
    id: 'kites',
    type: 'article',
    title: 'A plain look at kites',
    author: [{ given: 'Ann', family: 'Arden' }],
    'container-title': 'Journal of Air',
    publisher: 'arXiv',
    DOI: '10.5555/k',
    URL: 'https://arxiv.org/abs/2411.13560',
  });
});

test('only pages and papers are the address of a work, and only on the web', () => {
  const link = (kind: 'code' | 'page', url: string): unknown => paperToCsl({ ...bare, links: [{ kind, url }] })['URL'];
  assert.equal(link('code', 'https://example.org/code'), undefined);
  assert.equal(link('page', 'javascript:alert(1)'), undefined);
  assert.equal(link('page', 'https://example.org/paper'), 'https://example.org/paper');
});

test('names in parts', () => {
  assert.deepEqual(toCslName('Jane van der Doe'), { given: 'Jane', family: 'van der Doe' });
  assert.deepEqual(toCslName('Ann B. Arden'), { given: 'Ann B.', family: 'Arden' });
  assert.deepEqual(toCslName('Ann Arden, Jr.'), { given: 'Ann', family: 'Arden', suffix: 'Jr.' });
  assert.deepEqual(toCslName('OpenKite'), { literal: 'OpenKite' });
  assert.deepEqual(toCslName('Kite Research Team'), { literal: 'Kite Research Team' });
  assert.deepEqual(toCslName('李明'), { literal: '李明' });
});
