import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorkUri, renderWorkUri } from '../../../server/src/annotations/exchange/exchangedAnnotation';
import { parseExchange } from '../../../server/src/annotations/exchange/parseExchange';
import { type AnnotationOnWork, renderWebAnnotations } from '../../../server/src/annotations/exchange/renderWebAnnotations';
import { toAnnotationId } from '../../../server/src/annotations/note/attributes';
import type { Annotation } from '../../../server/src/model/annotation';

const span = { start: 0, end: 0 };
const annotation: Annotation = {
  id: 'n-ice1',
  selector: { exact: 'boats struggle with ice', prefix: 'rivers. However, ', suffix: '. We present' },
  body: 'True of ferries.\r\n\r\n#ice',
  tags: ['ice'],
  isResolved: true,
  span,
  quoteSpan: span,
  bodySpan: span,
};
const noted: AnnotationOnWork = {
  annotation,
  work: { title: 'Kite: Rivers of Snow', key: 'kite', doi: '10.1000/KITE.(1)', arxivId: '2410.10819' },
};

test('an annotation becomes a W3C Web Annotation', () => {
  assert.deepEqual(JSON.parse(renderWebAnnotations([noted])), [
    {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:marginalia:annotation:n-ice1',
      type: 'Annotation',
      motivation: 'commenting',
      'schema:creativeWorkStatus': 'resolved',
      body: [
        { type: 'TextualBody', value: 'True of ferries.\n\n#ice', format: 'text/markdown', purpose: 'commenting' },
        { type: 'TextualBody', value: 'ice', purpose: 'tagging' },
      ],
      target: {
        source: 'https://doi.org/10.1000/KITE.(1)',
        'dcterms:title': 'Kite: Rivers of Snow',
        'dcterms:identifier': 'kite',
        selector: { type: 'TextQuoteSelector', exact: 'boats struggle with ice', prefix: 'rivers. However, ', suffix: '. We present' },
      },
    },
  ]);
});

test('what was exported is read again', () => {
  const { annotations, issues } = parseExchange(renderWebAnnotations([noted]));
  assert.deepEqual(issues, []);
  assert.deepEqual(annotations, [
    {
      id: 'n-ice1',
      selector: annotation.selector,
      body: 'True of ferries.\n\n#ice',
      isResolved: true,
      work: { title: 'Kite: Rivers of Snow', key: 'kite', doi: '10.1000/kite.(1)' },
    },
  ]);
});

test('a work is named by its DOI, its arXiv identifier, or its key', () => {
  assert.equal(renderWorkUri({ arxivId: '2410.10819', key: 'kite' }), 'https://arxiv.org/abs/2410.10819');
  assert.equal(renderWorkUri({ key: 'a b:c' }), 'urn:marginalia:paper:a%20b%3Ac');
  assert.deepEqual(readWorkUri('urn:marginalia:paper:a%20b%3Ac'), { key: 'a b:c' });
  assert.deepEqual(readWorkUri('https://arxiv.org/pdf/2410.10819v2.pdf'), { arxivId: '2410.10819' });
  assert.deepEqual(readWorkUri('http://export.arxiv.org/abs/cs/0112017#a'), { arxivId: 'cs/0112017' });
  assert.deepEqual(readWorkUri('https://dx.doi.org/10.1000%2FKite'), {});
  assert.deepEqual(readWorkUri('https://doi.org/10.1000/Kite'), { doi: '10.1000/kite' });
  assert.deepEqual(readWorkUri('https://example.org/2410.10819'), {});
});

/** As https://api.hypothes.is/api/search answers; a comment on a passage, a highlight, a note on the page, a reply. */
const hypothesis = {
  total: 4,
  rows: [
    {
      id: 'Ab_cdeFGHIJklmnop-qrst',
      created: '2024-11-01T10:00:00.000000+00:00',
      uri: 'https://arxiv.org/pdf/2410.10819',
      text: 'See *this*.',
      tags: ['kv cache', '2024'],
      target: [
        {
          source: 'https://arxiv.org/pdf/2410.10819',
          selector: [
            { type: 'TextPositionSelector', start: 3, end: 26 },
            { type: 'TextQuoteSelector', exact: 'boats struggle\nwith ice', prefix: 'However, ', suffix: '. We' },
          ],
        },
      ],
      document: { title: ['[2410.10819] Kite: Rivers of Snow'] },
      links: {},
    },
    {
      id: 'highlight0000000000000',
      uri: 'https://a.org/',
      text: '',
      tags: [],
      target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'rivers' }] }],
      document: {},
    },
    {
      id: 'page00000000000000000',
      uri: 'https://a.org/',
      text: 'A note on the page',
      tags: [],
      target: [{ source: 'https://a.org/' }],
      document: { title: ['Page'] },
    },
    { id: 'reply0000000000000000', uri: 'https://a.org/', text: 'A reply', tags: [], references: ['x'], target: [{}], document: {} },
  ],
};

test('Hypothesis: passages are read, notes on pages and replies are told', () => {
  const { annotations, issues } = parseExchange(JSON.stringify(hypothesis));
  assert.deepEqual(annotations, [
    {
      id: 'h-Ab-cdeFGHIJklmnop-qrst',
      selector: { exact: 'boats struggle with ice', prefix: 'However, ', suffix: '. We' },
      body: 'See *this*.\n\n#kv-cache #_2024',
      isResolved: false,
      work: { title: '[2410.10819] Kite: Rivers of Snow', arxivId: '2410.10819' },
    },
    { id: 'h-highlight0000000000000', selector: { exact: 'rivers', prefix: '', suffix: '' }, body: '', isResolved: false, work: {} },
  ]);
  assert.deepEqual(
    issues.map(({ what }) => what),
    ['A note on the page', 'A reply'],
  );
  assert.equal(parseExchange(JSON.stringify({ export_date: 'x', annotations: hypothesis.rows })).annotations.length, 2);
  assert.equal(parseExchange(JSON.stringify(hypothesis.rows)).annotations.length, 2);
});

test('other forms of web annotations: one alone, a collection with its page, selectors that refine', () => {
  const alone = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'http://example.org/anno1',
    type: 'Annotation',
    bodyValue: 'Words',
    target: {
      source: 'https://doi.org/10.1000/x',
      selector: { type: 'FragmentSelector', value: 'a', refinedBy: { type: 'TextQuoteSelector', exact: 'ice' } },
    },
  };
  const [read] = parseExchange(JSON.stringify(alone)).annotations;
  assert.match(read!.id, /^w-[0-9a-f]{32}$/);
  assert.deepEqual([read!.body, read!.selector.exact, read!.work], ['Words', 'ice', { doi: '10.1000/x' }]);
  const collection = { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [alone, alone] } };
  assert.deepEqual(
    parseExchange(`\ufeff${JSON.stringify(collection)}`).annotations.map(({ id }) => id),
    [read!.id, read!.id],
  );
});

test('what is no such file is told, and nothing throws', () => {
  for (const text of [
    '',
    'x',
    '[',
    '1',
    'null',
    '"a"',
    '{}',
    '[]',
    '[1, null, []]',
    '{"rows":{}}',
    '{"rows":[{}]}',
    '[{"target":[[]],"body":[1,null,[]]}]',
    '{"first":{"first":{"first":null}}}',
  ]) {
    const { annotations, issues } = parseExchange(text);
    assert.equal(annotations.length, 0, text);
    assert.ok(issues.length > 0, text);
  }
  const deep = `${'{"first":'.repeat(3000)}{}${'}'.repeat(3000)}`;
  assert.equal(parseExchange(deep).annotations.length, 0);
});

test('anchors are always the same for the same annotation', () => {
  assert.equal(toAnnotationId('urn:marginalia:annotation:n-1', ''), 'n-1');
  assert.equal(toAnnotationId('a_b-cdef', ''), 'h-a-b-cdef');
  assert.equal(toAnnotationId('', 'one'), toAnnotationId('', 'one'));
  assert.notEqual(toAnnotationId('', 'one'), toAnnotationId('', 'two'));
  assert.notEqual(toAnnotationId('http://a.org/1', ''), toAnnotationId('http://a.org/2', ''));
});
