import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latex } from '../../../../server/src/drafts/latex/latex';
import { checkContext, checkNoContext, walkContexts } from '../checks';

const argument = (source: string, expected = {}): void => checkContext(latex, source, { form: 'argument', ...expected });
const none = (...sources: string[]): void => sources.forEach((source) => checkNoContext(latex, source));

test('inside the braces of a citation command', () => {
  argument('Text <c|\\cite{<q|<|>|>}|>', { isOnlyItem: true, citedKeys: [] });
  argument('<c|\\citep[see][p.~3]{a, <q|long hea<|>|>}|>', { isOnlyItem: false, citedKeys: ['a'] });
  argument('<c|\\autocite*{<q|sm<|>ith2020|>,b}|> x', { isOnlyItem: false, citedKeys: ['b'] });
  argument('<c|\\cite{ <q|a<|>|> }|>', { isOnlyItem: true });
  argument('<c|\\cite[]{<q|<|>|>}|>', { isOnlyItem: false });
  argument('<c|\\nocite{<q|<|>|>}|>', { isOnlyItem: false });
  argument('\\footnote{see <c|\\cite{<q|a<|>|>}|>} $x \\cite{b}$');
  argument('<c|\\sidecite{<q|<|>doe|>}|>');
});

test('groups of biblatex and volumes', () => {
  argument('<c|\\autocites(see)(end)[3]{a}[4]{<q|b<|>|>, c}[5]{d}|>', { citedKeys: ['a', 'c', 'd'], isOnlyItem: false });
  argument('<c|\\volcite{2}[p. 3]{<q|<|>|>}|>');
  none('\\volcite{2<|>}{a}', '\\autocites(se<|>e)(end){a}', '\\autocites[3<|>]{a}');
});

test('unfinished commands', () => {
  argument('<c|\\cite{<q|<|>|>|>', { isOnlyItem: true });
  argument('<c|\\cite{a, <q|<|>|>|>\n\nNext \\cite{b} paragraph', { citedKeys: ['a'], isOnlyItem: false });
  argument('<c|\\citep[see][]{<q|lo<|>|>|> \\emph{text}', { isOnlyItem: false });
  argument('<c|\\cite{<q|lo<|>|>|> and \\cite{b}', { citedKeys: [] });
  argument('<c|\\autocites{a}{<q|b<|>|>|>\n\ntext', { citedKeys: ['a'] });
});

test('several lines, with comments', () => {
  argument('<c|\\cite{a, % first\n  <q|b<|>c|>,\n  d}|>', { citedKeys: ['a', 'd'] });
  argument('<c|\\cite% note\n  {%\n  <q|a<|>|>\n}|>');
  argument('\\cite{\n  <q|<|>|>\n}');
  argument('\\cite{%\n  <q|<|>|>\n  b}', { citedKeys: [] });
  none('\\cite{a, % fir<|>st\n  b}', '\\cite{a\nb<|>}');
});

test('commands that the draft defines', () => {
  argument('\\newcommand{\\seealso}[2]{#1 \\citep{#2}} <c|\\seealso{x}{<q|a<|>|>}|>');
  none('\\newcommand{\\seealso}[2]{#1 \\citep{#2<|>}}', '\\newcommand{\\b}[1]{\\emph{#1}} \\b{a<|>}');
});

test('none outside of a key argument', () => {
  none(
    '<|>\\cite{a}',
    '\\ci<|>te{a}',
    '\\cite{a}<|>',
    '\\cite[p. <|>3]{a}',
    '\\cite[see {a<|>}]{b}',
    '\\emph{a<|>}',
    '\\citep[<|>',
    'a @b<|>',
  );
  none('\\cite{a} {b<|>}', '\\cite{\\emph{a<|>}}', '\\cite{\\a<|>}', '\\cite\\{a<|>\\}', '\\citestyle{a<|>}', '\\label{cite<|>}');
  none('\\cite{a. Then b<|>}', `\\cite{${'word '.repeat(13)}<|>}`, '\\cite{a\n\nb<|>');
});

test('none in comments, verbatim, and after the end', () => {
  none('% \\cite{a<|>}', '% \\cite{<|>', 'x % \\cite{a<|>\ny', '\\verb|\\cite{a<|>}|', '\\begin{verbatim}\n\\cite{a<|>}\n\\end{verbatim}');
  none('\\begin{lstlisting}\n\\cite{<|>', '\\url{\\cite{a<|>}}', '\\end{document} \\cite{a<|>}', '\\iffalse \\cite{a<|>} \\fi');
  argument('% x\n\\cite{<q|a<|>|>}');
  argument('5\\% \\cite{<q|a<|>|>}');
});

test('the cursor walks over a citation', () => {
  const table = [
    ['x \\cite{ab, c} y', '........012001...'],
    ['\\citep[a][b]{c}.', '.............01..'],
    ['\\cites{a}{b}', '.......01.01.'],
    ['\\cite{}{a}', '......0....'],
    ['\\cite{long heads', '......0123456789a'],
    ['\\cite*{a}', '.......01.'],
  ] as const;
  for (const [text, picture] of table) assert.equal(walkContexts(latex, text), picture, text);
});

test('every cursor in a key replaces the whole key', () => {
  const text = 'As \\citep[see][p.~3]{doe:2020, a-b} and \\cites{x}[3]{y_z} say.';
  const scan = latex.scan(text);
  for (const { keySpan } of scan.citations.flatMap((citation) => citation.items)) {
    for (let offset = keySpan.start; offset <= keySpan.end; offset++) {
      assert.deepEqual(latex.findCitationContext(text, scan, offset)?.querySpan, keySpan, `${offset}`);
    }
  }
});
