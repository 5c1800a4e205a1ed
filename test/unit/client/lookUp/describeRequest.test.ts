import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRequest } from '../../../../client/src/lookUp/describeRequest';

test('parameters are told with their values, as a reader writes them', () =>
  assert.deepEqual(
    describeRequest(
      'https://api.crossref.org/works?query.title=Rafts%3A+Crossing%0ARivers%20%26+Seas&rows=5&mailto=ada%40delta.example',
      undefined,
    ),
    ['query.title: Rafts: Crossing Rivers & Seas', 'rows: 5', 'mailto: ada@delta.example'],
  ));

test('an address without parameters gives its path', () => {
  assert.deepEqual(describeRequest('https://aclanthology.org/2024.acl-long.1.bib', undefined), ['/2024.acl-long.1.bib']);
  assert.deepEqual(describeRequest('https://api.crossref.org/works/10.1000%2Fa%20b', undefined), ['/works/10.1000/a b']);
  assert.deepEqual(describeRequest('https://journal.example/100%', undefined), ['/100%']);
});

test('JSON that goes along is told by its members', () =>
  assert.deepEqual(
    describeRequest('https://api.semanticscholar.org/graph/v1/paper/batch?fields=title', '{"ids":["ARXIV:2410.1","DOI:10.1/a"],"most":2}'),
    ['fields: title', 'ids: ARXIV:2410.1, DOI:10.1/a', 'most: 2'],
  ));

test('what is no JSON is shown as it is', () => {
  assert.deepEqual(describeRequest('https://journal.example/a', '{"ids":'), ['{"ids":']);
  assert.deepEqual(describeRequest('https://journal.example/a', '["one"]'), ['["one"]']);
});
