import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  mark,
  markWith,
  parseMarked,
  plainText,
  renderRichHtml,
  renderRichMarkdown,
  stripMarks,
  toCslMarkup,
} from '../../../server/src/references/richText';
import { createRandom } from '../../support/random';

test('marks become a tree', () => {
  assert.deepEqual(parseMarked(`a ${mark('italic', `b ${mark('bold', 'c')}`)} d`), [
    'a ',
    { kind: 'italic', children: ['b ', { kind: 'bold', children: ['c'] }] },
    ' d',
  ]);
  assert.deepEqual(parseMarked(markWith('link', 'https://a.org/', mark('italic', 'x'))), [
    { kind: 'link', url: 'https://a.org/', children: [{ kind: 'italic', children: ['x'] }] },
  ]);
  assert.deepEqual(parseMarked(markWith('cite', '7', '')), [{ kind: 'cite', id: '7', children: [] }]);
});

test('any series of marks gives a tree with all of the text', () => {
  const random = createRandom(20_260);
  const signs = ['a', ' ', '\ufdd1', ...Array.from({ length: 16 }, (_, index) => String.fromCharCode(0xfdd0 + index))];
  for (let round = 0; round < 2000; round += 1) {
    const marked = Array.from({ length: random.below(12) }, () => random.pick(signs)).join('');
    const html = renderRichHtml(parseMarked(marked));
    assert.equal((html.match(/<(?!\/)/g) ?? []).length, (html.match(/<\//g) ?? []).length, JSON.stringify(marked));
  }
});

test('text of others stays text in HTML and Markdown', () => {
  const hostile = '<script>alert(1)</script> [x](javascript:y) `z` **b** &amp; "q" \n# h';
  const rich = parseMarked(mark('italic', stripMarks(`${hostile}\ufdd0\ufdd3`)));
  assert.equal(
    renderRichHtml(rich),
    '<em>&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:y) `z` **b** &amp;amp; &quot;q&quot; # h</em>',
  );
  assert.doesNotMatch(renderRichMarkdown(rich), /(?<!\\)[<`[]/);
  assert.equal(plainText(rich), hostile);
});

test('only web addresses become links, and stay inside their quotes', () => {
  for (const url of ['javascript:alert(1)', 'file:///etc', 'data:text/html,x', 'command:x', 'https://a b']) {
    assert.equal(renderRichHtml([{ kind: 'link', url, children: ['x'] }]), 'x', url);
    assert.equal(renderRichMarkdown([{ kind: 'link', url, children: ['x'] }]), 'x', url);
  }
  const [link] = parseMarked(markWith('link', 'https://a.org/"onclick="x"><b>', 'x'));
  assert.equal(renderRichHtml([link!]), '<a href="https://a.org/%22onclick=%22x%22%3E%3Cb%3E">x</a>');
  assert.equal(renderRichMarkdown([link!]), '[x](<https://a.org/%22onclick=%22x%22%3E%3Cb%3E>)');
});

test('a cite leads to its reference, where there is one', () => {
  const cites = parseMarked(markWith('cite', 'a', 'Arden') + markWith('cite', 'b', 'Brook'));
  const html = renderRichHtml(cites, (id) => (id === 'a' ? { anchor: 'ref-a', title: 'Kites "and" tethers' } : undefined));
  assert.equal(html, '<a class="marginalia-cite" href="#ref-a" title="Kites &quot;and&quot; tethers">Arden</a>Brook');
});

test('Markdown in one line: emphasis keeps to its words', () => {
  assert.equal(renderRichMarkdown(parseMarked(`1. A${mark('italic', ' title. ')}B`)), '1\\. A *title.* B');
  assert.equal(renderRichMarkdown(parseMarked(mark('left-margin', '[1] ') + mark('right-inline', 'A.'))), 'A.');
});

test('emphasis becomes the tags of CSL, and everything else stays', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['see', 'see'],
    ['see *esp.*', 'see <i>esp.</i>'],
    ['_e.g._', '<i>e.g.</i>'],
    ['**only**, and __so__', '<b>only</b>, and <b>so</b>'],
    ['5 * 3 * 2', '5 * 3 * 2'],
    ['\\*not\\*', '*not*'],
    ['p.~3', 'p.\u00a03'],
    ['*open', '*open'],
  ];
  for (const [markdown, csl] of pairs) assert.equal(toCslMarkup(markdown), csl, markdown);
});
