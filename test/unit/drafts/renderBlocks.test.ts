import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latex } from '../../../server/src/drafts/latex/latex';
import { markdown } from '../../../server/src/drafts/markdown/markdown';

test('comments say what they say, and nothing in them ends them', () => {
  for (const { blocks } of [markdown, latex])
    assert.equal(blocks.readComment(blocks.renderComment('marginalia matrix')), 'marginalia matrix');
  assert.equal(markdown.blocks.renderComment('a --> b\n<!-- c -->'), '<!--\na -\\-> b\n<!-\\- c -\\->\n-->');
  assert.equal(latex.blocks.renderComment('a % b\n\n!TeX root = x'), '% a % b\n%\n% {!}TeX root = x');
  assert.equal(markdown.blocks.readComment('<!-- a --> b'), undefined);
  assert.equal(latex.blocks.readComment('a % b'), undefined);
  for (const { id, scan, blocks } of [markdown, latex]) {
    const text = `${blocks.renderComment('> hidden [@key] \\cite{key} --> [@key]\n\n\\cite{key}')}\n\n${id === 'latex' ? '\\cite{seen}' : '[@seen]'}\n`;
    assert.deepEqual(
      scan(text).citations.flatMap(({ items }) => items.map(({ key }) => key)),
      ['seen'],
      text,
    );
  }
});

test('a quotation with its citation, in the draft’s own way', () => {
  assert.equal(markdown.blocks.renderBlockQuotation('a *b* [@c]', 'key', ''), '> a \\*b\\* \\[\\@c] [@key]');
  assert.equal(
    latex.blocks.renderBlockQuotation('50% of a_b', 'key', '\\citep{x}'),
    '\\begin{quote}\n50\\% of a\\_b~\\citep{key}\n\\end{quote}',
  );
  assert.equal(latex.blocks.renderBlockQuotation('a', 'key', '\\parencite{x}'), '\\begin{quote}\na~\\parencite{key}\n\\end{quote}');
});

test('a table has its cells in one line each, whatever they hold', () => {
  assert.equal(
    markdown.blocks.renderTable(['A', 'B'], [['a | b \\| c', 'd\n\ne']], ''),
    '| A | B |\n| --- | --- |\n| a \\| b \\| c | d e |',
  );
  assert.equal(
    latex.blocks.renderTable(['A', 'B'], [['[a]', '*b']], ''),
    '\\begin{tabular}{p{0.43\\linewidth}p{0.33\\linewidth}}\n\\hline\nA & B \\\\ \\hline\n{[}a] & {*}b \\\\ \\hline\n\\end{tabular}',
  );
});

test('a draft that loads longtable gets tables that go on on the next page', () => {
  assert.match(
    latex.blocks.renderTable(['A'], [['a']], '\\usepackage{natbib} \\usepackage{array,longtable}\n\\begin{document}'),
    /^\\begin\{longtable\}[^]*\\end\{longtable\}$/,
  );
  assert.match(latex.blocks.renderTable(['A'], [['a']], '% \\usepackage{longtable}\n'), /^\\begin\{tabular\}/);
});

test('links lead where the draft has the means', () => {
  assert.equal(markdown.blocks.renderLink('https://a.org/b c>', ''), '<https://a.org/b%20c%3E>');
  assert.equal(markdown.blocks.renderLink('javascript:alert(1)', ''), '');
  assert.equal(latex.blocks.renderLink('https://a.org/b_c', '\\usepackage[hidelinks]{hyperref}'), '\\url{https://a.org/b_c}');
  assert.equal(latex.blocks.renderLink('https://a.org/b_c', ''), '\\texttt{https://a.org/b\\_c}');
});

test('the writer’s words stay Markdown in Markdown, and become text in LaTeX', () => {
  assert.equal(markdown.blocks.renderWords('*a* [@b] #c'), '*a* [@b] #c');
  assert.equal(
    markdown.blocks.renderWords('<!-- mine --> <!-- /marginalia --> <!-- open'),
    '<!-- mine --> \\<!-- /marginalia --> \\<!-- open',
  );
  assert.equal(latex.blocks.renderWords('50% \\# of\na_b\n\n\nc'), '50\\% \\# of\na\\_b\n\nc');
});

test('emphasis', () => {
  assert.equal(markdown.blocks.renderEmphasis('a*b', 'strong'), '**a\\*b**');
  assert.equal(latex.blocks.renderEmphasis('a_b', 'usual'), '\\emph{a\\_b}');
});
