import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createQuestion } from '../../../../server/src/features/bibliography/describeLookUp';
import type { Paper } from '../../../../server/src/model/paper';

function makePaper(some: Partial<Paper> = {}): Paper {
  return { key: 'kites', title: 'Kites', names: [], abstract: '', authors: [], links: [], occurrences: [], ...some };
}

test('a paper without identifiers is asked for by its title, and compared by its abstract', () =>
  assert.deepEqual(createQuestion(makePaper({ abstract: 'We fly.' })), { title: 'Kites', abstract: 'We fly.', identifiers: {} }));

test('what others or machines wrote about a paper is never compared', () => {
  assert.equal(createQuestion(makePaper({ abstract: 'They fly.', abstractKind: 'summary' })).abstract, undefined);
  assert.equal(createQuestion(makePaper()).abstract, undefined);
});

test('a preprint that was looked up before is asked for as the record that was taken then', () => {
  const identity = { title: 'Kites', arxivId: '2401.00009' };
  const reference = { id: 'kites', paper: identity, title: 'Kites, Retitled', authors: [], arxivId: '2401.00001', sources: {} } as const;
  assert.deepEqual(createQuestion(makePaper({ ...identity, reference: { ...reference, type: 'preprint' } })), {
    title: 'Kites, Retitled',
    identifiers: { arxivId: '2401.00001' },
  });
  const published = createQuestion(makePaper({ ...identity, reference: { ...reference, type: 'article-journal' } }));
  assert.deepEqual(published, { title: 'Kites', identifiers: { arxivId: '2401.00009' } });
});

test('identifiers have the form in which they are compared', () => {
  assert.deepEqual(createQuestion(makePaper({ doi: '10.1000/ABC', arxivId: 'math.GT/0309136' })).identifiers, {
    doi: '10.1000/abc',
    arxivId: 'math/0309136',
  });
  assert.deepEqual(createQuestion(makePaper({ doi: '10.48550/arXiv.2401.00001' })).identifiers, { arxivId: '2401.00001' });
});

test('an address in the ACL Anthology is an identifier', () => {
  const links = ['https://example.org/P19-1001', 'https://aclanthology.org/2020.acl-main.703.pdf'];
  const { identifiers } = createQuestion(makePaper({ links: links.map((url) => ({ kind: 'page', url })) }));
  assert.deepEqual(identifiers, { aclId: '2020.acl-main.703' });
});
