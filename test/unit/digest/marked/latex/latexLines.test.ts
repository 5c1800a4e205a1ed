import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLatex } from '../../../../../server/src/digest/marked/latex/latexLines';
import { showLines } from '../showLines';

function check(text: string, expected: readonly string[]): void {
  const { lines } = readLatex(text);
  assert.deepEqual(showLines(lines), expected);
  let before = 0;
  for (const { pieces, span } of lines) {
    for (const { span: own } of pieces) {
      assert.ok(before <= own.start && own.start < own.end && own.end <= text.length, `${own.start} to ${own.end} after ${before}`);
      before = own.end;
    }
    assert.deepEqual(span, { start: pieces[0]!.span.start, end: pieces.at(-1)!.span.end });
  }
}

test('headings, paragraphs, nested lists', () => {
  check(
    '\\section*{On\nKites}\nThey fly.\nThey stay.\n\nMore.\n\\begin{itemize}\n\\item One\n  goes on\n\\begin{enumerate}\n\\item[a)] Two\n\\end{enumerate}\n\\item Three\n\\end{itemize}\nAfter\\\\[2pt]all',
    ['¶# On Kites', '¶They fly.', 'They stay.', '¶More.', '¶- One', '  goes on', '¶  1. Two', '¶- Three', '¶After', 'all'],
  );
});

test('bold, italics, links, quotation marks, dashes, letters', () => {
  check(
    "\\textbf{A \\emph{b}} {\\it c} \\href{https://kites.example/a\\_b\\%20c}{d~e} \\url{https://kites.example/%7E} ``f'' g--h \\'{e}{\\\"o}\\o{} \\& \\enquote{i} $x^2$",
    ['¶*A */*b*/ /c/ [d e](https://kites.example/a_b%20c) [https://kites.example/%7E](https://kites.example/%7E) “f” g–h éöø & “i” x²'],
  );
});

test('what is not printed: the preamble, comments, citations, code, definitions', () => {
  check(
    '\\documentclass[a4]{article}\n\\title{Not Here}\n\\begin{document}\n% no\nOne\\cite[p.~3]{a,b}\\label{x} two% no\n\\vspace{2pt} \\newcommand{\\x}[1]{y {z}} three\\footnote{no}\n\\begin{verbatim}\n\\item no\n\\end{verbatim}\n\\end{document}\nno',
    ['¶One two  three'],
  );
});
