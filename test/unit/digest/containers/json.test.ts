import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkDigest, readDigestFixture } from '../digestChecks';

test('daily papers: wrapped objects, escapes, authors as objects and as a string', () => {
  const text = readDigestFixture('daily-papers.json');
  const { format, entries } = checkDigest(
    text,
    'daily.json',
    [
      {
        title: 'DuoAttention: Efficient Long-Context LLM Inference with Retrieval and Streaming Heads',
        abstract: 'Long prompts fill the cache. We introduce "DuoAttention", which keeps éverything for a few heads.',
        authors: ['Guangxuan Xiao', 'Song Han'],
        date: '2024-10-14',
        year: 2024,
        arxivId: '2410.10819',
        names: ['DuoAttention'],
        links: [{ kind: 'code', url: 'https://github.com/mit-han-lab/duo-attention' }],
      },
      {
        title: 'Attention as an RNN',
        authors: ['Leo Feng', 'Yoshua Bengio'],
        year: 2024,
        date: undefined,
        arxivId: '2405.13956',
      },
    ],
    [['This JSON object has no "title" and isn\'t read as a paper.', '{ "note": "no paper" }']],
  );
  assert.equal(format, 'json');
  const [first] = entries;
  assert.equal(
    text.slice(first!.titleSpan.start, first!.titleSpan.end),
    'DuoAttention: Efficient Long-Context LLM Inference with Retrieval and\\n  Streaming Heads',
  );
  assert.ok(text.slice(first!.abstractSpan!.start, first!.abstractSpan!.end).endsWith('for a few heads.'));
});

test('JSON Lines: a bad line hides nothing', () => {
  const { format } = checkDigest(
    readDigestFixture('papers.jsonl'),
    'papers.jsonl',
    [
      { title: 'Attention as an RNN', date: '2024-05-27', year: 2024 },
      { title: 'Titans: Learning to Memorize at Test Time', doi: '10.1000/titans.1', names: ['Titans'] },
    ],
    [
      ['Invalid JSON: expected a comma.', 'a'],
      ['This JSON object has no "title" and isn\'t read as a paper.', '{"note": "no title here"}'],
    ],
  );
  assert.equal(format, 'json-lines');
});

test('the content decides, not the name', () => {
  assert.equal(
    checkDigest('{"title": "A", "abstract": "B."}\n{"title": "C", "abstract": "D."}', 'x.txt', [{ title: 'A' }, { title: 'C' }]).format,
    'json-lines',
  );
  assert.equal(
    checkDigest('{"papers": [\n{"title": "A", "abstract": "B."},\n{"title": "C", "abstract": "D."}\n]}', 'x.txt', [
      { title: 'A' },
      { title: 'C' },
    ]).format,
    'json',
  );
  const pasted = 'Landmark Tokens\n\nOne token stands for each block of the input, and attention itself picks the blocks.';
  assert.equal(checkDigest(pasted, 'x.json', [{ title: 'Landmark Tokens' }]).format, 'text');
});

test('invalid JSON is reported where it breaks, and everything before is read', () => {
  checkDigest(
    '[{"title": "A", "abstract": "B."}, {"title": "C" "abstract": 1}]',
    'x.json',
    [{ title: 'A' }],
    [['Invalid JSON: expected a comma.', '"']],
  );
  checkDigest(
    '{"papers": [{"title": "A", "abstract": "B."}, {"title": "C',
    'x.json',
    [{ title: 'A' }],
    [['Invalid JSON: unterminated string.', '"']],
  );
  checkDigest(
    '[{"title": "A", "abstract": "B."}] tail',
    'x.json',
    [{ title: 'A' }],
    [['Invalid JSON: unexpected text after the end.', 't']],
  );
  checkDigest(`${'['.repeat(5000)}`, 'x.json', [], [['Invalid JSON: nested too deeply.', '[']]);
});

test('what reference managers export: CSL-JSON', () => {
  checkDigest(
    '[{"id": "lovelace1843", "type": "article", "title": "Notes", "abstract": "On the engine.", "author": [{"family": "Lovelace", "given": "Ada"}], "issued": {"date-parts": [[1943, 10]]}, "DOI": "10.1000/notes"}]',
    'x.json',
    [{ title: 'Notes', authors: ['Ada Lovelace'], year: 1943, doi: '10.1000/notes', arxivId: undefined }],
  );
});

test('a title alone is a paper of a list, a collection with a title is none', () => {
  checkDigest('{"title": "My list", "papers": [{"title": "A"}, {"title": "B", "tldr": "Short."}]}', 'x.json', [
    { title: 'A', abstract: '' },
    { title: 'B', abstract: 'Short.' },
  ]);
});

test('rows of a table in the strings of an object: the places are those in the file', () => {
  const row = (title: string, author: string, id: string): string =>
    `|**2017-06-12**|**${title}**|${author} et.al.|[${id}v1](http://arxiv.org/abs/${id}v1)|null|\n`;
  const archive = {
    Attention: {
      '1706.03762': row('Attention Is All You Need', 'Ashish Vaswani', '1706.03762'),
      '1409.0473': row('Neural Machine Translation by Jointly Learning to Align and Translate', 'Dzmitry Bahdanau', '1409.0473'),
    },
    Images: {
      '1512.03385': row('Deep Residual Learning for Image Recognition', 'Kaiming He', '1512.03385'),
      '1406.2661': row('Generative Adversarial Networks: \\"GANs\\"', 'Ian J. Goodfellow', '1406.2661'),
    },
  };
  const text = JSON.stringify(archive).replaceAll('/', '\\/');
  const { entries, starts, format } = parseDigest(text, { path: 'archive.json' });
  assert.equal(format, 'json');
  assert.deepEqual(
    entries.slice(0, 3).map(({ title, authors, hasMoreAuthors, arxivId }) => [title, authors, hasMoreAuthors, arxivId]),
    [
      ['Attention Is All You Need', ['Ashish Vaswani'], true, '1706.03762'],
      ['Neural Machine Translation by Jointly Learning to Align and Translate', ['Dzmitry Bahdanau'], true, '1409.0473'],
      ['Deep Residual Learning for Image Recognition', ['Kaiming He'], true, '1512.03385'],
    ],
  );
  assert.equal(entries.length, 4);
  for (const [at, { title, titleSpan }] of entries.slice(0, 3).entries())
    assert.equal(text.slice(starts[at]! + titleSpan.start, starts[at]! + titleSpan.end), title);
});

test('JSON whose strings list no papers yields none', () => {
  for (const value of [
    {
      name: 'kites',
      description: 'A tool that keeps kites in the air, even in strong winds.',
      scripts: { build: 'node build.mjs --all --minify' },
    },
    { messages: ['The kite could not be found in the shed.', 'The rope is too short for this kite, so choose another.'] },
  ])
    assert.deepEqual(parseDigest(JSON.stringify(value), { path: 'package.json' }).entries, []);
});
