import { test } from 'node:test';
import { latex } from '../../../../server/src/drafts/latex/latex';
import { checkAffixes, checkCitations, checkHeadings, checkOpaque } from '../checks';

const check = (source: string): void => checkCitations(latex, source);

test('commands of LaTeX, natbib and biblatex, with their modes', () => {
  check('<c|\\cite{<p|a|>}|> <c|\\citep[see][p.~3]{<p|a|>,<p|b|>}|> <c|\\citet*{<n|c|>}|> <c|\\citeyearpar{<y|d|>}|>');
  check('<c|\\textcite[12]{<n|a|>}|> <c|\\parencite*{<y|b|>}|> <c|\\Autocite{<p|c|>}|> <c|\\footcite{<p|d|>}|> <c|\\fullcite{<p|e|>}|>');
  check('<c|\\autocites(see)(end)[3]{<p|a|>}[see][4]{<p|b|>, <p|c|>}|> x <c|\\textcites{<n|a|>}{<n|b|>}|>, {no}');
  check('<c|\\nocite{<p|a|>,*}|> \\nocite{*} <c|\\volcite[see]{2}[p. 3]{<p|a|>}|> <c|\\citeauthor{<n|a|>}|> <c|\\citeyear{<y|a|>}|>');
  check('<c|\\citeA<see>[p. 3]{<n|a|>}|> <c|\\shortcite{<p|a|>}|> <c|\\sidecite{<p|a|>}|> <c|\\authorcite{<p|a|>}|>');
});

test('keys over several lines, with comments and odd characters', () => {
  check('\\cite{%\n  <p|a|>, % first, \\cite{no}\n  <p|doe:20/x+y|> ,\n\t<p|größe|>%\n}');
  check('\\cite  [p.~{3]}] % note\n  {<p|a|>,,<p|b|>,}');
  check('\\cite[see \\cite{<p|b|>}, \\emph{p. [3]}]{<p|a|>}');
  check('\\cite{#1} \\cite{\\key} \\cite{} \\cite {<p|a|>} \\cite{a\nb}');
});

test('notes before and after', () => {
  checkAffixes(latex, '\\citep[see][p.~3]{a,b} \\cite[p. 4]{c} \\cite[][]{d}', ['see|a|', '|b|p.~3', '|c|p. 4', '|d|']);
  checkAffixes(latex, '\\cites(pre)(post)[3]{a}[see][]{b}', ['pre|a|3', 'see|b|post']);
  checkAffixes(
    latex,
    '\\citeA<see>[p.~3]{a} \\citeA<see>{b} \\cite[iv]{c} \\cite[see p.~4]{d} \\cite[pp.~3--5, 7]{e} \\cite[Theorem 4]{f}',
    ['see|a|p.~3', 'see|b|', '|c|iv', '|d|see p.~4', '|e|pp.~3--5, 7', '|f|Theorem 4'],
  );
});

test('no citation: comments, verbatim, escapes, unclosed arguments', () => {
  check('% \\cite{a}\n\\% \\cite{<p|b|>} \\\\% \\cite{c}\n\\\\\\cite{<p|d|>}');
  check(
    '\\verb|\\cite{a}| \\verb*+\\cite{a}+ \\lstinline[x]!\\cite{a}! \\lstinline{\\cite{a}} \\mintinline{tex}{\\cite{a}} \\url{x%\\cite{a}} \\cite{<p|b|>}',
  );
  check(
    '\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}\\begin{lstlisting}[x]\\cite{a}\\end{lstlisting}\n\\begin{comment}\\cite{a}\\end{comment} \\cite{<p|b|>}',
  );
  check('\\begin{minted}{tex}\n\\cite{a}');
  check('\\iffalse \\cite{a} \\fi \\cite{<p|b|>}');
  check('\\iffalse \\ifx\\a\\b \\cite{a} \\fi \\cite{b} \\iff \\else \\cite{<p|c|>} \\fi \\cite{<p|d|>} \\iffalse \\cite{<p|e|>}');
  check(
    '\\begin{tcblisting}{x}\\cite{a}\\end{tcblisting} \\begin{filecontents*}{x.bib}\\cite{a}\\end{filecontents*} \\path[->] (a) node[x] {\\cite{<p|b|>}}; \\endinput \\cite{a}',
  );
  check('\\cite{a and then\n\n\\cite{<p|b|>}');
  check('\\cite{<p|a|>} \\end{document} \\cite{b}');
  check('\\citestyle{apa} \\DeclareCiteCommand{\\foo}{a}{b}{c}{d} \\ifcitation{a} \\bibcite{a}{b} \\citetext{see a} \\excite');
});

test('a language stands before the keys of a quotation', () => {
  check('\\foreigntextcquote{german}[p. 3]{<p|a|>}{Text} \\textcquote[see][p. 3]{<p|b|>}{Text}');
});

test('a comment takes its line break along, and a blank line still ends the paragraph', () => {
  check('\\cite % note\n{<p|a|>} \\cite % note\n\n{b}');
});

test('a citation may stand in math, in an argument and in a heading', () => {
  check('$x \\text{\\cite{<p|a|>}}$ \\footnote{See \\cite{<p|b|>}.} \\section{On \\cite{<p|c|>}}');
});

test('commands that the draft defines', () => {
  check('\\newcommand{\\seealso}[1]{\\citep[see also][]{#1}}\n<c|\\seealso{<p|a|>,<p|b|>}|>');
  check('\\newcommand*\\at[2][x]{(\\citet[#1]{#2})} <c|\\at[p. 3]{<n|a|>}|>');
  check('\\renewcommand{\\by}[2]{#1 \\cite{#2}} <c|\\by{Doe}{<p|a|>}|>');
  check('\\NewDocumentCommand{\\of}{s o m m}{\\citeauthor{#4}} <c|\\of[x]{a}{<n|b|>}|>');
  check('\\def\\us#1{\\cite{#1}} \\let\\them=\\citet <c|\\us{<p|a|>}|> <c|\\them{<n|b|>}|> \\newcommand{\\we}{\\citep} <c|\\we{<p|c|>}|>');
  check('\\DeclareCiteCommand{\\topic}[\\mkbib]\n  {\\pre}\n  {\\usebibmacro{cite}}\n\n  {\\delim}{\\post}\n<c|\\topic[3]{<p|a|>}|>');
  check('\\newcommand{\\no}[1]{\\emph{#1}} \\no{a}');
});

test('headings: level, short titles, stars, text without markup', () => {
  checkHeadings(
    latex,
    '<|\\part{One}|> <|\\chapter*{On \\emph{two}~things\\label{x}}|>\n<|\\section[short]{A \\& b \\cite{c} $x_1$ \\texorpdfstring{\\TeX}{TeX}}|> % \\section{no}\n<|\\paragraph{Much\n  more}|> \\section{never closed',
    ['1 One', '2 On two things', '3 A & b x_1 TeX', '6 Much more'],
  );
});

test('opaque: comments with their line break, verbatim, URLs, definitions, the end', () => {
  checkOpaque(latex, 'a <|% b\n|>c 5\\% <|\\verb|x||> $m$ <|\\url{http://x/%20}|> <|\\href{u%x}|>{text} <|\\newcommand{\\x}{y}|>');
  checkOpaque(latex, '\\cite{a<|% x\n|>,b} text <|\\begin{verbatim}\nx % y\n\\end{verbatim}|>\n<|\\end{document}\nrest|>');
});
