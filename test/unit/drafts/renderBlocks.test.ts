import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latex } from '../../../server/src/drafts/latex/latex';
import { markdown } from '../../../server/src/drafts/markdown/markdown';
import { openWriter } from './fullLanguages';

test('comments say what they say, and nothing in them ends them', () => {
  for (const { comments } of [markdown, latex])
    assert.equal(comments.readComment(comments.renderComment('marginalia matrix')), 'marginalia matrix');
  assert.equal(markdown.comments.renderComment('a --> b\n<!-- c -->'), '<!--\na -\\-> b\n<!-\\- c -\\->\n-->');
  assert.equal(latex.comments.renderComment('a % b\n\n!TeX root = x'), '% a % b\n%\n% {!}TeX root = x');
  assert.equal(markdown.comments.readComment('<!-- a --> b'), undefined);
  assert.equal(latex.comments.readComment('a % b'), undefined);
  for (const { id, scan, comments } of [markdown, latex]) {
    const text = `${comments.renderComment('> hidden [@key] \\cite{key} --> [@key]\n\n\\cite{key}')}\n\n${id === 'latex' ? '\\cite{seen}' : '[@seen]'}\n`;
    assert.deepEqual(
      scan(text).citations.flatMap(({ items }) => items.map(({ key }) => key)),
      ['seen'],
      text,
    );
  }
});

test('a quotation with its citation, in the draft’s own way', () => {
  assert.equal(openWriter(markdown, '').blocks.renderBlockQuotation('a *b* [@c]', 'key'), '> a \\*b\\* \\[\\@c] [@key]');
  assert.equal(
    openWriter(latex, '\\citep{x}').blocks.renderBlockQuotation('50% of a_b', 'key'),
    '\\begin{quote}\n50\\% of a\\_b~\\citep{key}\n\\end{quote}',
  );
  assert.equal(
    openWriter(latex, '\\parencite{x}').blocks.renderBlockQuotation('a', 'key'),
    '\\begin{quote}\na~\\parencite{key}\n\\end{quote}',
  );
});

test('a table has its cells in one line each, whatever they hold', () => {
  assert.equal(
    openWriter(markdown, '').blocks.renderTable(['A', 'B'], [['a | b \\| c', 'd\n\ne']]),
    '| A | B |\n| --- | --- |\n| a \\| b \\| c | d e |',
  );
  assert.equal(
    openWriter(latex, '').blocks.renderTable(['A', 'B'], [['[a]', '*b']]),
    '\\begin{tabular}{p{0.43\\linewidth}p{0.33\\linewidth}}\n\\hline\nA & B \\\\ \\hline\n{[}a] & {*}b \\\\ \\hline\n\\end{tabular}',
  );
});

test('a draft that loads longtable gets tables that go on on the next page', () => {
  assert.match(
    openWriter(latex, '\\usepackage{natbib} \\usepackage{array,longtable}\n\\begin{document}').blocks.renderTable(['A'], [['a']]),
    /^\\begin\{longtable\}[^]*\\end\{longtable\}$/,
  );
  assert.match(openWriter(latex, '% \\usepackage{longtable}\n').blocks.renderTable(['A'], [['a']]), /^\\begin\{tabular\}/);
});

test('links lead where the draft has the means', () => {
  assert.equal(openWriter(markdown, '').blocks.renderLink('https://a.org/b c>'), '<https://a.org/b%20c%3E>');
  assert.equal(openWriter(markdown, '').blocks.renderLink('javascript:alert(1)'), '');
  assert.equal(openWriter(latex, '\\usepackage[hidelinks]{hyperref}').blocks.renderLink('https://a.org/b_c'), '\\url{https://a.org/b_c}');
  assert.equal(openWriter(latex, '').blocks.renderLink('https://a.org/b_c'), '\\texttt{https://a.org/b\\_c}');
});

test('the writer’s words stay Markdown in Markdown, and become text in LaTeX', () => {
  assert.equal(openWriter(markdown, '').blocks.renderNoteText('*a* [@b] #c'), '*a* [@b] #c');
  assert.equal(
    openWriter(markdown, '').blocks.renderNoteText('<!-- mine --> <!-- /marginalia --> <!-- open'),
    '<!-- mine --> \\<!-- /marginalia --> \\<!-- open',
  );
  assert.equal(openWriter(latex, '').blocks.renderNoteText('50% \\# of\na_b\n\n\nc'), '50\\% \\# of\na\\_b\n\nc');
});

test('emphasis', () => {
  assert.equal(openWriter(markdown, '').blocks.renderEmphasis('a*b', 'strong'), '**a\\*b**');
  assert.equal(openWriter(latex, '').blocks.renderEmphasis('a_b', 'usual'), '\\emph{a\\_b}');
});
