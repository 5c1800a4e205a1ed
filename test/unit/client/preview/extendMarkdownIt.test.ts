import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { extendMarkdownIt, type PreviewSource } from '../../../../client/src/preview/extendMarkdownIt';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import type { PreviewAnswer } from '../../../../server/src/protocol/citationRequests';

/** Every citation of the draft with an HTML that names it: `[@a]` becomes `<b>0:@a</b>`. */
function answerFor(text: string, more: Partial<PreviewAnswer> = {}): PreviewAnswer {
  const citations = markdown.scan(text).citations.map(({ span, items }, index) => ({
    ...span,
    source: text.slice(span.start, span.end),
    html: `<b>${index}:${items.map(({ key }) => key).join()}</b>`,
  }));
  return { citations, references: '', notes: '', ...more };
}

/** As VS Code sets it up: HTML, links and the numbers of source lines on every block. */
function render(text: string, answer: PreviewAnswer | undefined = answerFor(text), env: object = {}): string {
  const shown: string[] = [];
  const source: PreviewSource = { find: (asked) => (asked === text ? answer : undefined), previewShown: (uri) => shown.push(uri) };
  const md = extendMarkdownIt(new MarkdownIt({ html: true, linkify: true }), source);
  // VS Code adds its own rules after those of extensions.
  md.core.ruler.push('source_lines', (state) => {
    for (const token of state.tokens) if (token.map && token.type !== 'inline') token.attrSet('data-line', String(token.map[0]));
  });
  const html = md.render(text, env);
  assert.doesNotMatch(html, /[\ufdd0-\ufdef]/, 'no mark is left');
  return html;
}

const plain = (text: string): string => render(text, { citations: [], references: '', notes: '' });

/** The rendering of `text` is that of `sameAs`, where `{0:a}` stands for a citation, without any citations. */
function check(text: string, sameAs: string): void {
  assert.equal(render(text), plain(sameAs).replace(/\{(\d+:[^{}]*)\}/g, '<b>$1</b>'));
}

test('citations in running text', () => {
  check('See [@a] and @b.', 'See {0:a} and {1:b}.');
  check('@a says\n\n- one [see @b, p. 3; @c]\n- two', '{0:a} says\n\n- one {1:b,c}\n- two');
  check(
    '# Heads [@a]\n\n> quoted @b\n\n| x | y |\n|---|---|\n| [@c] | 1 |',
    '# Heads {0:a}\n\n> quoted {1:b}\n\n| x | y |\n|---|---|\n| {2:c} | 1 |',
  );
  check('*very [@a]* and **@b** and _so [@c]_.', '*very {0:a}* and **{1:b}** and _so {2:c}_.');
  check('[@a]{.x} [@b]', '[{0:a}]{.x} {1:b}');
  check('[-@a] [@{10.5555/a_b_c}]', '{0:a} {1:10.5555/a_b_c}');
});

test('a citation over several lines keeps the lines of what follows', () => {
  const text = 'One [see @a,\np. 3; @b] two.\n\nThree.\n\n> Four [@c,\n> p. 3]\n> five\n\nSix';
  const html = render(text);
  assert.equal(
    html,
    '<p data-line="0">One <b>0:a,b</b> two.</p>\n<p data-line="3">Three.</p>\n<blockquote data-line="5">\n<p data-line="5">Four <b>1:c</b>\nfive</p>\n</blockquote>\n<p data-line="9">Six</p>\n',
  );
});

test('code, HTML, links and what else is no text keep their source', () => {
  for (const text of [
    '`[@a]`',
    '```\n[@a]\n```',
    '    [@a]',
    '<!-- [@a] -->',
    '[x](http://x.org/@a)',
    '<a href="@a">',
    'me@a.org',
    '\\@a',
    '[x]: http://x.org/@a\n\n[x]',
  ]) {
    assert.equal(render(text), plain(text), text);
  }
});

test('where markdown-it takes for code or HTML what the scan takes for text, the source shows', () => {
  for (const text of [
    '`[@a]`',
    '    [@a]',
    '<div>[@a]</div>',
    '<b title="[@a]">',
    '```js @a\nx\n```',
    '![of @a](x.png)',
    '[x](y "[@a]")',
  ]) {
    const start = text.indexOf('[@a]') === -1 ? text.indexOf('@a') : text.indexOf('[@a]');
    const source = text.startsWith('[@a]', start) ? '[@a]' : '@a';
    const answer = { citations: [{ start, end: start + source.length, source, html: '<b>0</b>' }], references: '', notes: '' };
    assert.equal(render(text, answer), plain(text), text);
  }
});

test('a citation that a cell or a block cuts in two stays source', () => {
  const text = '| a [@a,\n|---|\n| p. 3] |\n\nend';
  const answer = {
    citations: [{ start: 4, end: text.indexOf(']') + 1, source: text.slice(4, text.indexOf(']') + 1), html: '<b>0</b>' }],
    references: '',
    notes: '',
  };
  assert.equal(render(text, answer), plain(text));
});

test('a link around a citation holds no second link', () => {
  const text = '[the work of @a](http://x.org) and @b';
  const answer = answerFor(text);
  const linked = { ...answer, citations: answer.citations.map((citation) => ({ ...citation, html: '<a href="#ref-a" title="A">A</a>' })) };
  assert.equal(
    render(text, linked),
    '<p data-line="0"><a href="http://x.org">the work of A</a> and <a href="#ref-a" title="A">A</a></p>\n',
  );
});

test('a text that holds our marks, or that nothing is known of, is left alone', () => {
  const text = 'See [@a] \ufdd0.';
  const md = extendMarkdownIt(new MarkdownIt(), { find: () => answerFor(text), previewShown: () => undefined });
  assert.equal(md.render(text), '<p>See [@a] \ufdd0.</p>\n');
  const ignorant = extendMarkdownIt(new MarkdownIt(), { find: () => undefined, previewShown: () => undefined });
  assert.equal(ignorant.render('See [@a].'), '<p>See [@a].</p>\n');
});

test('spans that do not fit the text do no harm', () => {
  const text = 'a @b c';
  const bad = [
    { start: 2, end: 4, source: '@b', html: '<b>0</b>' },
    { start: 3, end: 99, source: 'x', html: '<b>1</b>' },
    { start: 1, end: 3, source: 'y', html: '<b>2</b>' },
  ];
  assert.equal(render(text, { citations: bad, references: '', notes: '' }), '<p data-line="0">a <b>0</b> c</p>\n');
});

test('the references: at the end, or where the draft has a place for them', () => {
  const references = '<div class="marginalia-references">R</div>';
  const place = (text: string): string => render(text, answerFor(text, { references, notes: '<section>N</section>' }));
  assert.equal(place('# A\n\nb'), `<h1 data-line="0">A</h1>\n<p data-line="2">b</p>\n${references}<section>N</section>`);
  for (const div of [
    '::: {#refs}\n:::',
    '::: {#refs}\n\n:::',
    ':::: {.x #refs}\n::::',
    '<div id="refs"></div>',
    '<div id="refs">\n</div>',
  ]) {
    assert.equal(
      place(`a\n\n${div}\n\nb`).replace(/<p data-line="\d+">/g, '<p>'),
      `<p>a</p>\n<div data-line="2">${references}</div>\n<p>b</p>\n<section>N</section>`,
      div,
    );
  }
});

test('rendering tells which document a preview shows; parsing alone does not', () => {
  const shown: string[] = [];
  const md = extendMarkdownIt(new MarkdownIt(), { find: () => undefined, previewShown: (uri) => shown.push(uri) });
  md.parse('a', {});
  md.render('a', {});
  assert.deepEqual(shown, []);
  md.renderer.render(md.parse('a', {}), md.options, { currentDocument: { toString: () => 'file:///a.md' } });
  assert.deepEqual(shown, ['file:///a.md']);
});

test('what other extensions read of a token is the source', () => {
  const text = '# On [@a]\n\nb @c';
  const md = extendMarkdownIt(new MarkdownIt(), { find: () => answerFor(text), previewShown: () => undefined });
  const inlines = md.parse(text, {}).filter(({ type }) => type === 'inline');
  assert.deepEqual(
    inlines.map(({ content }) => content),
    ['On [@a]', 'b @c'],
  );
  assert.deepEqual(
    inlines.map(({ map }) => map),
    [
      [0, 1],
      [2, 3],
    ],
  );
});
