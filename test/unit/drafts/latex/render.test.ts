import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latex } from '../../../../server/src/drafts/latex/latex';
import { parseFixtureWithCursor, renderFixture } from '../../../support/fixture';
import { openWriter } from '../fullLanguages';

/** What the three modes look like in a draft: parenthetical, narrative, year only. */
function checkCommands(draft: string, expected: readonly [string, string, string]): void {
  const modes = ['parenthetical', 'narrative', 'year-only'] as const;
  assert.deepEqual(
    modes.map((mode) => openWriter(latex, draft).citations.renderCitation(['a', 'b'], mode)),
    expected.map((command) => `${command}{a,b}`),
    draft,
  );
}

test('the package decides where the draft cites nothing yet', () => {
  checkCommands('\\documentclass{article}', ['\\cite', '\\cite', '\\cite']);
  checkCommands('\\usepackage[style=apa]{biblatex}', ['\\parencite', '\\textcite', '\\parencite*']);
  checkCommands('\\usepackage{graphicx,natbib}', ['\\citep', '\\citet', '\\citeyearpar']);
  checkCommands('% \\usepackage{natbib}', ['\\cite', '\\cite', '\\cite']);
  checkCommands('\\addbibresource{refs.bib}', ['\\parencite', '\\textcite', '\\parencite*']);
});

test('classes and style files that load natbib by themselves', () => {
  const natbib = ['\\citep', '\\citet', '\\citeyearpar'] as const;
  const plain = ['\\cite', '\\cite', '\\cite'] as const;
  for (const preamble of [
    '\\documentclass[sigconf]{acmart}',
    '\\documentclass{revtex4-2}',
    '\\usepackage[final]{neurips_2024}',
    '\\usepackage{iclr2025_conference,times}',
    '\\usepackage[review]{acl}',
  ]) {
    checkCommands(preamble, natbib);
  }
  for (const preamble of [
    '\\usepackage[nonatbib]{neurips_2024}',
    '\\documentclass[natbib=false]{acmart}',
    '\\documentclass{IEEEtran}',
    '\\usepackage{aclimate}',
  ])
    checkCommands(preamble, plain);
  checkCommands('\\usepackage[style=apa,\n natbib=true]{biblatex}', natbib);
});

test("the draft's own habit decides before the package", () => {
  checkCommands('\\usepackage{biblatex} \\autocite{x} \\autocite[3]{y} \\parencite{z}', ['\\autocite', '\\textcite', '\\parencite*']);
  checkCommands('\\usepackage{natbib} \\cite{x} \\Citet{x}', ['\\cite', '\\Citet', '\\citeyearpar']);
});

test('a chapter without a preamble shows its package by its commands', () => {
  checkCommands('As \\textcite{x} say.', ['\\parencite', '\\textcite', '\\parencite*']);
  checkCommands('As \\citet*{x} say.', ['\\citep', '\\citet', '\\citeyearpar']);
  checkCommands('See \\cite{x}. % \\autocite{y}', ['\\cite', '\\cite', '\\cite']);
  checkCommands('\\footcites{x}{y}', ['\\parencite', '\\textcite', '\\parencite*']);
});

test('another text is another draft', () => {
  assert.equal(openWriter(latex, '\\usepackage{natbib}').citations.renderCitation(['a'], 'narrative'), '\\citet{a}');
  assert.equal(openWriter(latex, '\\usepackage{biblatex}').citations.renderCitation(['a'], 'narrative'), '\\textcite{a}');
  assert.equal(openWriter(latex, '').citations.renderCitation([], 'narrative'), '');
});

test('a rendered citation is read back as it was meant', () => {
  for (const draft of ['\\usepackage{biblatex}', '\\usepackage{natbib}']) {
    for (const mode of ['parenthetical', 'narrative', 'year-only'] as const) {
      const items = latex
        .scan(openWriter(latex, draft).citations.renderCitation(['a', 'b:2'], mode))
        .citations.flatMap((citation) => citation.items);
      assert.deepEqual(
        items.map((item) => [item.key, item.mode]),
        [
          ['a', mode],
          ['b:2', mode],
        ],
      );
    }
  }
});

test('headings, items and lists', () => {
  const { renderHeading, renderList, renderOutlineItem } = openWriter(latex, '').outline;
  const withNatbib = openWriter(latex, '\\usepackage{natbib}').outline;
  assert.equal(renderHeading(3, 'KV cache & 50% of it'), '\\section{KV cache \\& 50\\% of it}');
  assert.equal(renderHeading(1, 'A'), '\\part{A}');
  assert.equal(renderHeading(99, 'A'), '\\subparagraph{A}');
  assert.equal(renderOutlineItem({ name: 'Duo', key: 'duo', excerpt: 'saves 50%' }), "\\item Duo~\\cite{duo}: ``saves 50\\%''");
  assert.equal(withNatbib.renderOutlineItem({ name: '[X]_1', key: 'x' }), '\\item {[}X]\\_1~\\citep{x}');
  assert.equal(renderList(['\\item a', '\\item b']), '\\begin{itemize}\n  \\item a\n  \\item b\n\\end{itemize}');
});

test('the next item goes before the end of the last list', () => {
  for (const source of [
    '\\section{T}\n\\begin{itemize}\n  \\item a\n<|>\\end{itemize}\ntext',
    '\\begin{itemize}\\end{itemize}\n\\begin{enumerate}\n  \\item a\n<|>  \\end{enumerate}\n',
    '\\begin{itemize}\\item a <|>\\end{itemize}\n% \\end{itemize}\n',
  ]) {
    const { text } = parseFixtureWithCursor(source);
    assert.equal(renderFixture({ text, cursor: openWriter(latex, text).outline.findListEnd({ start: 0, end: text.length }) }), source);
  }
  assert.equal(openWriter(latex, '\\section{T} \\begin{itemize} \\\\end{itemize}').outline.findListEnd({ start: 0, end: 30 }), undefined);
});
