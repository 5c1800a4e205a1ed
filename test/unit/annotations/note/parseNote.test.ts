import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAnchor, findTags, parseNote, readQuote, renderQuote, splitBlocks } from '../../../../server/src/annotations/note/parseNote';
import { forSeeds } from '../../../support/random';

const head = '---\nkey: kite\n---\n';

/** The annotations as `id: quotation / words`. */
function read(text: string, name = 'kite.md'): readonly string[] {
  return parseNote(text, name).annotations.map(({ id, selector, body }) => `${id}: ${selector.exact} / ${body.replace(/\r/g, '')}`);
}

const forms: Readonly<Record<string, string>> = {
  'a blank line between': '> two boats\n\n^n-1\n\nmine',
  'right below, as a lazy continuation': '> two boats\n^n-1\n\nmine',
  'words in the next line': '> two boats\n\n^n-1\nmine',
  'all without blank lines': '> two boats\n^n-1\nmine',
  'in the quotation': '> two boats\n> ^n-1\n\nmine',
  'several lines': '> two\n> boats\n\n^n-1\n\nmine',
  'a lazy line of the quotation': '> two\nboats\n\n^n-1\n\nmine',
  'nested quotations': '> > two\n> > boats\n\n^n-1\n\nmine',
  'no space behind the mark': '>two boats\n\n^n-1\n\nmine',
  indented: '  > two boats\n\n  ^n-1\n\nmine',
  'many blank lines': '> two boats\n\n\n\n^n-1\n\n\n\nmine\n\n\n',
  'white space at ends of lines': '> two boats  \n \n^n-1  \n\t\nmine',
  'under a comment': '<!-- marginalia {"prefix":"a"} -->\n> two boats\n\n^n-1\n\nmine',
  'a blank line below the comment': '<!-- marginalia {"prefix":"a"} -->\n\n> two boats\n\n^n-1\n\nmine',
  escapes: '> two \\boats\n\n^n-1\n\nmine'.replace('\\b', '\\*\\*b'),
};

for (const [what, text] of Object.entries(forms)) {
  test(`an annotation: ${what}`, () => {
    const expected = what === 'escapes' ? 'n-1: two **boats / mine' : 'n-1: two boats / mine';
    assert.deepEqual(read(`${head}\n${text}\n`), [expected]);
    assert.deepEqual(read(`${head}\n${text}\n`.replace(/\n/g, '\r\n')), [expected], 'CRLF');
    assert.deepEqual(read(`\ufeff${head}\n${text}`), [expected], 'byte order mark, no line end');
    assert.deepEqual(read(`${head}\n${text}\n\n> other\n\n^n-2\n`), [expected, 'n-2: other / '], 'another behind it');
  });
}

test('quotations that are no annotations', () => {
  const others = [
    '> only a quotation\n\nwords',
    '- > in a list\n\n  ^n-1',
    '```\n> in code\n\n^n-1\n```',
    '    > indented code\n\n    ^n-1',
    '> quoted\n\nwords ^n-1',
    '> quoted\n\n^n-1 and words',
    '<div>\n> in HTML\n\n</div>',
    '> quoted\n\n# ^n-1',
  ];
  for (const text of others) assert.deepEqual(read(`${head}\n${text}\n`), [], text);
});

test('what ends an annotation: the next one, a heading, a rule', () => {
  assert.deepEqual(
    read(
      `${head}> a\n\n^n-1\n\nmine\n\n> quoted by me\n\n- a list\n\n## Heading\n\nfree\n\n> b\n\n^n-2\n\nmine too\n\nSetext\n===\n\nfree\n\n> c\n\n^n-3\n\nlast\n\n***\n\nfree\n`,
    ),
    ['n-1: a / mine\n\n> quoted by me\n\n- a list', 'n-2: b / mine too', 'n-3: c / last'],
  );
});

test('the free part, tags, and spans that slice to what they say', () => {
  const text = `---\nkey: kite\ntags: [a]\n---\n\nFree words.\n\n<!-- marginalia {"prefix":"p","suffix":"s","resolved":true} -->\n> two boats\n\n^n-1\n\nSee #heads/retrieval and #1, \`#code\`.\n`;
  const { generalText, generalTextSpan, annotations } = parseNote(text, 'kite.md');
  assert.equal(generalText, 'Free words.');
  assert.equal(text.slice(generalTextSpan.start, generalTextSpan.end), generalText);
  const [only] = annotations;
  assert.ok(only !== undefined);
  assert.deepEqual(
    [only.selector, only.isResolved, only.tags],
    [{ exact: 'two boats', prefix: 'p', suffix: 's' }, true, ['heads/retrieval']],
  );
  assert.equal(text.slice(only.quoteSpan.start, only.quoteSpan.end), '> two boats');
  assert.equal(text.slice(only.bodySpan.start, only.bodySpan.end), only.body);
  assert.ok(text.slice(only.span.start, only.span.end).startsWith('<!--') && text.slice(only.span.start, only.span.end).endsWith('.'));
});

test('marks of a merge, and a heading that only looks like one', () => {
  for (const mark of ['<<<<<<< ours', '>>>>>>> theirs', '||||||| base', '<<<<<<<', '<<<<<<< ours\r']) {
    const note = parseNote(`${head}\n${mark}\n`, 'kite.md');
    assert.ok(!note.isWritable && /merge conflicts/.test(note.issues[0]?.reason ?? ''), mark);
  }
  assert.ok(parseNote(`${head}\nSummary\n=======\n\nwords\n`, 'kite.md').isWritable);
});

test('one anchor twice', () => {
  const note = parseNote(`${head}> a\n\n^n-1\n\n> b\n\n^n-1\n`, 'kite.md');
  assert.ok(!note.isWritable && /Duplicate anchor \^n-1/.test(note.issues[0]?.reason ?? ''));
});

test('whose a note is', () => {
  const kindOf = (text: string, name = 'kite.md'): string => {
    const { kind, key } = parseNote(text, name);
    return `${kind} ${key}`;
  };
  assert.equal(kindOf(head), 'own kite');
  assert.equal(kindOf('---\ntitle: A\n---\n'), 'foreign undefined');
  assert.equal(kindOf('---\ntitle: A\n---\n', '@smith2020.md'), 'foreign smith2020');
  assert.equal(kindOf(head, '@smith2020.md'), 'foreign smith2020');
  assert.equal(kindOf('---\ncitekey: smith2020\n---\n'), 'foreign smith2020');
  assert.equal(kindOf('---\nkey: ABCD1234\ncitekey: smith2020\n---\n'), 'foreign smith2020');
  assert.equal(kindOf('just words'), 'foreign undefined');
});

test('total, whatever is cut or put in', () => {
  const text = `${head}\nFree.\n\n<!-- marginalia {"prefix":"p"} -->\n> two\n> boats\n\n^n-1\n\nmine \u{1d49c}\n\n## H\n\n> b\n^n-2\n\n\`\`\`\ncode\n`;
  for (let end = 0; end <= text.length; end++) parseNote(text.slice(0, end), 'kite.md');
  forSeeds(200, (random) => {
    let changed = text;
    for (let count = 0; count < 5; count++) {
      const at = random.below(changed.length);
      changed =
        changed.slice(0, at) +
        random.pick(['\n', '\r', '>', '^', '---\n', '```', '<!--', '\t', '\u0000', '\ud83d', '', ' ']) +
        changed.slice(at + random.below(4));
    }
    const note = parseNote(changed, 'kite.md');
    let last = 0;
    for (const { span, quoteSpan, bodySpan } of note.annotations) {
      assert.ok(
        span.start >= last &&
          span.start <= quoteSpan.start &&
          quoteSpan.end <= bodySpan.start &&
          bodySpan.end <= span.end &&
          span.end <= changed.length,
        JSON.stringify(changed),
      );
      last = span.end;
    }
  });
});

test('tags as Obsidian reads them', () => {
  assert.deepEqual(findTags('#kv-cache, (#heads/retrieval) #a_1 #Ä \u{1f600}#x #kv-cache\n#end/'), [
    'kv-cache',
    'heads/retrieval',
    'a_1',
    'Ä',
    'x',
    'end',
  ]);
});

test('what is no tag', () => {
  assert.deepEqual(findTags('#1 a#b &#35; ## # `#code` https://x.org/#part [a](b#c) \\#escaped /#x'), []);
});

const hostile = [
  '> quoted',
  '# heading',
  '- item',
  '1. one',
  '1) one',
  '---',
  '===',
  '```',
  '~~~',
  '<!-- x',
  '<b>',
  '&amp; &#35;',
  '$x_1$',
  '^n-1',
  '[a](b)',
  '![x](y)',
  '*a* _b_',
  '\\',
  '\\\\*',
  '|a|b|',
  '@key',
  '    code',
  '+ x',
  ': x',
  '"q"',
  'a  b',
  '\u{1d49c}',
  '{#id}',
  'i. x',
  '=',
  '-',
];

test('a passage of any words is read as it was written', () => {
  for (const words of hostile) assert.equal(readQuote(renderQuote(words)), words.replace(/\s+/g, ' ').trim(), words);
  forSeeds(200, (random) => {
    const words = Array.from({ length: 1 + random.below(6) }, () => random.pick([...hostile, 'plain', 'words'])).join(
      random.pick([' ', '']),
    );
    const plain = words.replace(/\s+/g, ' ').trim();
    assert.equal(readQuote(renderQuote(words)), plain);
    const [only, ...others] = parseNote(`---\nkey: a\n---\n\n${renderQuote(words)}\n\n^n-1\n\nbody\n`, 'a.md').annotations;
    assert.deepEqual([only?.selector.exact, only?.body, others], [plain, 'body', []], words);
  });
});

test('marks, line ends and escapes are no words', () => {
  assert.equal(readQuote('> two\r\n> > boats\nand \\*more\\*'), 'two boats and *more*');
});

const text = 'words\nmore\n\n> quote\n\n<!-- comment -->\n> below it\n\n# Heading\n\nSetext\n---\n\n***\n\n```\n> code\n```\n\n- list\n';
const expected = [
  'paragraph words\nmore',
  'quote > quote',
  'comment <!-- comment -->',
  'quote > below it',
  'heading # Heading',
  'heading Setext\n---',
  'rule ***',
  'other ```\n> code\n```',
  'other - list',
];

test('blocks at the top, with their offsets in the whole text', () => {
  const whole = `head\n${text}`;
  assert.deepEqual(
    splitBlocks(whole, 5).map(({ kind, start, end }) => `${kind} ${whole.slice(start, end)}`),
    expected,
  );
});

test('line ends of either kind', () => {
  const crlf = text.replace(/\n/g, '\r\n');
  assert.deepEqual(
    splitBlocks(crlf, 0).map(({ kind, start, end }) => `${kind} ${crlf.slice(start, end).trimEnd().replace(/\r/g, '')}`),
    expected,
  );
});

function find(text: string): string | undefined {
  const [quote, next] = splitBlocks(text, 0);
  const anchor = quote === undefined ? undefined : findAnchor(text, quote, next);
  return anchor === undefined ? undefined : `${anchor.id}|${text.slice(0, anchor.quoteEnd)}|${text.slice(anchor.end)}`;
}

test('where an anchor may stand', () => {
  assert.equal(find('> a\n\n^n-1\n\nb'), 'n-1|> a|\n\nb');
  assert.equal(find('> a\n^n-1\nb'), 'n-1|> a|\nb');
  assert.equal(find('> a\n> ^n-1'), 'n-1|> a|');
  assert.equal(find('> a\r\n^n-1\r\n'), 'n-1|> a|\r\n');
});

test('what is no anchor', () => {
  for (const text of ['> a', '> ^n-1', '> a\n\nb\n\n^n-1', '> a\n> ^n-1\n> b', '> a\n\n^n_1', '> a\n\n^'])
    assert.equal(find(text), undefined, text);
});
