import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { checkContext, checkNoContext, walkContexts } from '../checks';

const bare = (source: string, expected = {}): void => checkContext(markdown, source, { form: 'bare', ...expected });
const bracketed = (source: string, expected = {}): void => checkContext(markdown, source, { form: 'bracketed', ...expected });
const none = (...sources: string[]): void => sources.forEach((source) => checkNoContext(markdown, source));

test('after an @ in running text', () => {
  bare('See <c|@<q|<|>|>|>', { isOnlyItem: true, citedKeys: [] });
  bare('See <c|@<q|long hea<|>|>|> and more', { isOnlyItem: true });
  bare('<c|@<q|smi<|>th2020|>|>, who');
  bare('<c|@<q|<|>smith2020|>|> [p. 3]', { isOnlyItem: false });
  bare('(@<q|a<|>|>) *@b*');
  bare('-@<q|a<|>|>');
  bare('@<q|long <|>|>heads');
  bare('@<q|long hea<|>ds|> of');
  bare('@<q|größ<|>e|> 😀');
});

test('inside brackets', () => {
  bracketed('Text <c|[@<q|<|>|>]|>', { isOnlyItem: true, citedKeys: [] });
  bracketed('<c|[@<q|long hea<|>|>]|> more', { isOnlyItem: true });
  bracketed('<c|[see @a, p. 3; @<q|b<|>|>; -@c]|>', { isOnlyItem: false, citedKeys: ['a', 'c'] });
  bracketed('<c|[see @<q|sm<|>ith|>, pp. 3-4]|>', { isOnlyItem: false });
  bracketed('<c|[ @<q|a<|>|> ]|>', { isOnlyItem: true });
  bracketed('<c|[-@<q|a<|>|>]|>', { isOnlyItem: false });
  bracketed('<c|[see [x] @<q|a<|>|>, [y]]|>', { isOnlyItem: false });
  bracketed('<c|[@a;\n@<q|b<|>|>]|>', { citedKeys: ['a'] });
  bracketed('> <c|[@a;\n> @<q|b<|>|>]|>', { citedKeys: ['a'] });
});

test('brackets that the writer has not closed', () => {
  bracketed('Text <c|[@<q|<|>|>|>', { isOnlyItem: true });
  bracketed('Text <c|[@<q|<|>|>|>\n\nNext [@b] paragraph]', { isOnlyItem: true, citedKeys: [] });
  bracketed('<c|[see @a; @<q|<|>|>|>', { isOnlyItem: false, citedKeys: ['a'] });
  bracketed('<c|[@<q|lo<|>|>|> heads (see [@b]).', { isOnlyItem: true, citedKeys: [] });
  bracketed('- <c|[@<q|a<|>|>|>\n- two]');
  bare('A stray [ here\n\n@<q|a<|>|>');
  bare('- a stray [\n- @<q|a<|>|>');
});

test('brackets that are no citation', () => {
  bare('^[see @<q|a<|>|>]');
  bare('[see @<q|a<|>|>](url)');
  bare('\\[@<q|a<|>|>');
  bare('[x] @<q|a<|>|> [y]');
});

test('keys in braces', () => {
  bare('<c|@{<q|odd k<|>|>}|> x', { query: 'odd k' });
  bracketed('<c|[see @{<q|doe<|>:99.|>}, p. 3]|>');
  none('@<|>{doe}', '@{doe}<|>', '@{doe} <|>x');
});

test('none without an @ that cites', () => {
  none('text<|>', '<|>@a', 'me@uni<|>', 'a.b@x<|>', 'é@x<|>', '\\@x<|>', '[\\@x<|>]', '@ x<|>', '@a\nb<|>');
  none('@fig-<|>', '[@tbl-x<|>]', '@Sec-<|>a', '@f<|>ig-x', '\\@ref<|>(fig:x)', '@eq:<|>');
  none(
    '@a, who<|>',
    '@a. Then<|>',
    '@a: so<|>',
    '@a? x<|>',
    '@a; x<|>',
    '[@a] x<|>',
    '@a [p. <|>3]',
    '[@a, p. 3<|>]',
    '(@a) x<|>',
    '**@a** x<|>',
  );
  bare('@<q|fig<|>|>');
  bare('@a @<q|b<|>|>');
  none(`@${'word '.repeat(12)}end<|>`);
});

test('none in code, math, comments, front matter, URLs', () => {
  none(
    '`@a<|>`',
    '```\n@a<|>\n```',
    '```r\n@a<|>',
    '    @a<|>',
    '$@a<|>$',
    '$$\n@a<|>\n$$',
    '\\(@a<|>\\)',
    '<!-- @a<|> -->',
    '\\emph{@a<|>}',
  );
  none('---\ntitle: @a<|>\n---\n', 'http://x.org/@a<|>', 'https://x.org/@<|>', '<a href="@a<|>">', '[x](http://x/@a<|>)', '@a `b` c<|>');
  bare('`@b` @<q|a<|>|>');
  bare('It costs $5 and @<q|a<|>|> costs $6');
});

test('the cursor walks over a citation', () => {
  const table = [
    ['see [@ab, p. 3; -@c]', '......012.........01.'],
    ['@ab [p. 3] x', '.0123........'],
    ['[@{a.b.}]', '...01234..'],
    ['[@]', '..0.'],
    ['a@b @c', '.....01'],
    ['@long heads.', '.0123456789ab'],
    ['@a, b', '.01...'],
    ['\\@a @fig-x', '...........'],
  ] as const;
  for (const [text, picture] of table) {
    assert.equal(walkContexts(markdown, text), picture, text);
  }
});

test('every cursor in a key replaces the whole key', () => {
  const text = 'As [see @doe:2020, p. 3; @{odd.}] and @x-y say.';
  const scan = markdown.scan(text);
  for (const { keySpan } of scan.citations.flatMap((citation) => citation.items)) {
    for (let offset = keySpan.start; offset <= keySpan.end; offset++) {
      assert.deepEqual(markdown.findCitationContext(text, scan, offset)?.querySpan, keySpan, `${offset}`);
    }
  }
});
