import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ParsedQuery, parseQuery } from '../../../server/src/search/parseQuery';
import { forSeeds } from '../../support/random';

/** Ignores blanks between words; blanks at the end show that the last word is finished. */
function check(
  query: string,
  expected: { words?: string; phrases?: readonly string[]; excluded?: readonly string[]; filters?: readonly string[] },
): void {
  const { text, phrases, excluded, filters } = parseQuery(query);
  const drawn = filters.map(({ name, value, isNegated, isOpen }) => `${isNegated ? '-' : ''}${name}=${value}${isOpen ? '…' : ''}`);
  assert.deepEqual(
    { words: text.replace(/\s+/g, ' ').trim(), phrases, excluded, filters: drawn },
    { words: '', phrases: [], excluded: [], filters: [], ...expected },
    query,
  );
}

test('words stay as they are typed', () => {
  for (const query of [
    '',
    'evict cache',
    'KV-cache',
    'DuoAttention: Efficient Long-Context',
    'heads - or not',
    'a -',
    '--x',
    '5" disk',
    'say "',
    'https://x.org',
    'state-of-the-art',
  ]) {
    check(query, { words: query.replace(/"$/, '').trim() });
  }
});

test('a phrase in quotes, straight or curly; its words are looked for too', () => {
  check('"sparse heads"', { words: 'sparse heads', phrases: ['sparse heads'] });
  check('evict “key value” now', { words: 'evict key value now', phrases: ['key value'] });
  check('"" x', { words: 'x' });
});

test('a phrase that nothing closes yet is words, the last one unfinished', () => {
  assert.deepEqual(parseQuery('evict "sparse he'), {
    text: 'evict sparse he',
    phrases: [],
    excluded: [],
    filters: [],
  } satisfies ParsedQuery);
});

test('a minus excludes words and phrases', () => {
  check('heads -image', { words: 'heads', excluded: ['image'] });
  check('heads -"large language"', { words: 'heads', excluded: ['large language'] });
  check('heads -"large lang', { words: 'heads' });
  check('heads -', { words: 'heads -' });
  check('-3d heads', { words: 'heads', excluded: ['3d'] });
});

test('filters, negated, with quoted values, anywhere in the query', () => {
  check('topic:kv evict', { words: 'evict', filters: ['topic=kv'] });
  check('evict topic:"kv cache" now', { words: 'evict now', filters: ['topic=kv cache'] });
  check('-topic:kv -cited:yes x', { words: 'x', filters: ['-topic=kv', '-cited=yes'] });
  check('date:>2023 has:code cited:no x', { words: 'x', filters: ['date=>2023', 'has=code', 'cited=no'] });
  check('Topic:KV x', { words: 'x', filters: ['topic=KV'] });
});

test('a filter that the query ends with is open until a space or a quote closes it', () => {
  check('x topic:', { words: 'x', filters: ['topic=…'] });
  check('x topic:sp', { words: 'x', filters: ['topic=sp…'] });
  check('x topic:"sparse at', { words: 'x', filters: ['topic=sparse at…'] });
  check('x topic:"sparse attention"', { words: 'x', filters: ['topic=sparse attention'] });
  check('x topic:sp ', { words: 'x', filters: ['topic=sp'] });
});

test('a colon in a title makes no filter', () => {
  for (const title of [
    'Foo: bar',
    'DuoAttention: Efficient',
    'Topic: a survey',
    'Has: Scaling',
    'foo:bar',
    'Hot topic:kv',
    'subtopic:kv x',
    'note:x',
  ]) {
    const expected = title === 'Hot topic:kv' ? { words: 'Hot', filters: ['topic=kv…'] } : { words: title };
    check(title, expected);
  }
});

test('any text is read, whatever it holds', () => {
  const pieces = [
    'topic:',
    'date:',
    '-',
    '"',
    '“',
    '”',
    ' ',
    'a',
    'é',
    '😀',
    '漢字',
    'سلام',
    '\u0301',
    '\\',
    '(',
    '[',
    '*',
    '+',
    '?',
    '.',
    '..',
    '>',
    ':',
    '\n',
    'cited:no',
    '\ud800',
  ];
  forSeeds(2000, (random) => {
    const query = Array.from({ length: 1 + random.below(12) }, () => random.pick(pieces)).join('');
    const { text, phrases, excluded, filters } = parseQuery(query);
    const message = JSON.stringify(query);
    assert.ok(text.length <= query.length + 1 + 2 * phrases.length, message);
    assert.ok(
      [...phrases, ...excluded].every((phrase) => phrase !== '' && query.includes(phrase)),
      message,
    );
    let end = 0;
    for (const { span, value } of filters) {
      assert.ok(span.start >= end && span.end <= query.length && query.slice(span.start, span.end).includes(value), message);
      end = span.end;
    }
  });
});

test('ten thousand characters are read at once (slow)', () => {
  for (const piece of ['topic:a ', '"', '-a ', 'word ', 'x', '-"', 'topic:"', '風車が凧を揚げる']) {
    const started = performance.now();
    parseQuery(piece.repeat(Math.ceil(10_000 / piece.length)));
    assert.ok(performance.now() - started < 200, piece);
  }
});

test('of a whole book the first 200 words count, whatever they are', () => {
  const repeat = (piece: (at: number) => string): string => Array.from({ length: 32_000 }, (_, at) => piece(at)).join(' ');
  assert.equal(
    parseQuery(repeat((at) => `word${at}`))
      .text.trim()
      .split(' ').length,
    200,
  );
  assert.equal(
    parseQuery(repeat(() => 'the'))
      .text.trim()
      .split(' ').length,
    200,
  );
  assert.equal(parseQuery(repeat((at) => `-word${at}`)).excluded.length, 200);
  assert.equal(parseQuery(repeat((at) => `"word${at}"`)).phrases.length, 200);
  const { filters } = parseQuery(repeat((at) => `topic:word${at}`));
  assert.deepEqual([filters.length, filters.some(({ isOpen }) => isOpen)], [100, false], 'the name of a filter is a word too');
  const short = repeat((at) => `word${at}`)
    .split(' ')
    .slice(0, 200)
    .join(' ');
  assert.equal(parseQuery(short).text, short);
});

test('what is typed beyond 5,000 letters is ignored', () => {
  assert.equal(parseQuery('風'.repeat(10_000)).text.length <= 5_000, true);
  assert.deepEqual(parseQuery(`${'x'.repeat(5_000)} topic:kites`).filters, []);
});
