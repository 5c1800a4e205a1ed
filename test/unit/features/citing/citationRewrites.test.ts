import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCitationRewrites } from '../../../../server/src/features/citing/citationRewrites';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkNotRewritten, checkRewritten, listTitles } from '../rewriteChecks';

const narrative = 'Cite in the sentence';
const parenthetical = 'Cite in parentheses';
const year = 'Cite only the year';
const mergeTwo = 'Merge with adjacent citation';
const mergeMany = 'Merge adjacent citations';
const sort = 'Sort and remove duplicates';

const md = (source: string, title: string, expected: string): void => checkRewritten('/a.md', source, title, expected);
const tex = (source: string, title: string, expected: string): void => checkRewritten('/a.tex', source, title, expected);
const notMd = (source: string, ...titles: string[]): void => checkNotRewritten('/a.md', source, ...titles);
const notTex = (source: string, ...titles: string[]): void => checkNotRewritten('/a.tex', source, ...titles);
const natbib = (source: string, title: string, expected: string): void =>
  tex(`\\usepackage{natbib}\n${source}`, title, `\\usepackage{natbib}\n${expected}`);
const biblatex = (source: string, title: string, expected: string): void =>
  tex(`\\usepackage{biblatex}\n${source}`, title, `\\usepackage{biblatex}\n${expected}`);

test('Markdown: into the sentence, with the place in brackets', () => {
  md('As [@a<|>] says', narrative, 'As @a says');
  md('As [@a, p. 3<|>] says', narrative, 'As @a [p. 3] says');
  md('As [<|>@{doe:99.}, pp. 3-4 and *passim*] says', narrative, 'As @{doe:99.} [pp. 3-4 and *passim*] says');
  md('As [see @a<|> p. 3] says', narrative, 'As see @a [p. 3] says');
  md('As [@a<|>; @b, p. 3] say', narrative, 'As @a, @b [p. 3] say');
  md('Doe [-@a<|>] says', narrative, 'Doe @a says');
  notMd('> As [@a<|>,\n> p. 3]', narrative);
});

test('Markdown: into parentheses, and the year alone', () => {
  md('As @a<|> says', parenthetical, 'As [@a] says');
  md('As @a<|> [p. 3] says', parenthetical, 'As [@a, p. 3] says');
  md('As @a [<|>p. 3; see @b, p. 4] says', parenthetical, 'As [@a, p. 3; see @b, p. 4] says');
  md('As @a<|> [@b] says', parenthetical, 'As [@a; @b] says');
  md('As @a<|> [{p. 3}] says', parenthetical, 'As [@a{p. 3}] says');
  md('Doe [-@a<|>, p. 3] says', parenthetical, 'Doe [@a, p. 3] says');
  md('Doe [see @a<|>, p. 3; @b] says', year, 'Doe [see -@a, p. 3; -@b] says');
  md('Doe @a<|> [p. 3]', year, 'Doe [-@a, p. 3]');
  md('x^[See @a<|>.]', parenthetical, 'x^[See [@a].]');
});

test('Markdown: what would read otherwise is not offered', () => {
  // What stands in the next bracket would become the place in the work.
  notMd('As [@a<|>] [b] says', narrative);
  md('As [@a<|>] [b](c) says', narrative, 'As @a [b](c) says');
  notMd('pre[@a<|>]', narrative);
  notMd('As [@a<|>]b', narrative);
  notMd('As [@a; see @b<|>]', narrative);
  notMd('As [@a<|>, quoted in @b]', narrative, parenthetical, year, sort);
  notMd('As [@a<|> <!-- @x -->]', narrative);
  notMd('As [@a<|>]', parenthetical, mergeTwo, sort);
  notMd('As @a<|>', narrative, mergeTwo, sort);
  assert.deepEqual(listTitles('/a.md', 'No <|>citation [@a]'), []);
  assert.deepEqual(listTitles('/a.md', '`[@a<|>]`'), []);
});

test('Markdown: neighbours become one', () => {
  md('As [@a<|>] [@b].', mergeTwo, 'As [@a; @b].');
  md('As [@a] [see @b<|>, p. 3].', mergeTwo, 'As [@a; see @b, p. 3].');
  md('As [see @a<|>, p. 3],\n[@b].', mergeTwo, 'As [see @a, p. 3; @b].');
  md('As <|[@a], [@b]; [@c; @d]|>.', mergeMany, 'As [@a; @b; @c; @d].');
  notMd('As [@a<|>]\n\n[@b].', mergeTwo);
  notMd('As [@a<|>] and [@b].', mergeTwo);
  notMd('As [@a<|>], [@b], and [@c].', mergeTwo);
  notMd('As @a<|> [p. 3] [@b].', mergeTwo);
  notMd('- [@a<|>]\n- [@b]', mergeTwo);
  notMd('| [@a<|>] | [@b] |\n|--|--|\n', mergeTwo);
  notMd('> [@a<|>]\n> [@b]', mergeTwo);
});

test('Markdown: sorted, doubles removed', () => {
  md('[@c<|>; @a, p. 3; @b]', sort, '[@a, p. 3; @b; @c]');
  md('[see @b<|>; @a; @b]', sort, '[see @a; @b]');
  md('[@b;\n @a;\n @b<|>]', sort, '[@a;\n @b]');
  md('[@b<|>; -@a]', sort, '[-@a; @b]');
  md('[@a<|>; @a, p. 3; @a, p. 3]', sort, '[@a; @a, p. 3]');
  md('[@b<|>; @a; and see @c; @a]', sort, '[@b; @a; and see @c]');
  md('<|[@b; @a] and [@d; @c]|>', sort, '[@a; @b] and [@c; @d]');
  notMd('[@b<|>; see also @a]', sort);
  notMd('[@b<|>, and the works that it cites; @a]', sort);
  md('[@b<|>; @a; @c, and the works that it cites]', sort, '[@a; @b; @c, and the works that it cites]');
});

test('natbib: the command changes, and nothing else', () => {
  natbib('As~\\citep[see][p.~3]{a<|>, b}', narrative, 'As~\\citet[see][p.~3]{a, b}');
  natbib('\\Citet{a<|>}', parenthetical, '\\Citep{a}');
  natbib('\\citet*{a<|>}', parenthetical, '\\citep*{a}');
  natbib('\\citet{a<|>}', year, '\\citeyearpar{a}');
  natbib('\\citealp{a<|>}', narrative, '\\citealt{a}');
  natbib('\\cite{a<|>}', narrative, '\\citet{a}');
  natbib('\\citep[see \\emph{all}][]{% first\n  a<|>,\n  b}', narrative, '\\citet[see \\emph{all}][]{% first\n  a,\n  b}');
});

test('biblatex: the command that the draft uses', () => {
  biblatex('\\parencite[3]{a<|>}', narrative, '\\textcite[3]{a}');
  biblatex('\\parencites(see)()[3]{a<|>}[4]{b}', narrative, '\\textcites(see)()[3]{a}[4]{b}');
  biblatex('\\autocite{x} \\textcite{a<|>}', parenthetical, '\\autocite{x} \\autocite{a}');
  biblatex('\\textcite{a<|>}', parenthetical, '\\parencite{a}');
  biblatex('\\Textcites{a<|>}{b}', parenthetical, '\\Parencites{a}{b}');
  biblatex('\\textcite{a<|>}', year, '\\parencite*{a}');
  biblatex('\\footcite{a<|>}', narrative, '\\textcite{a}');
});

test('LaTeX: commands that nobody knows stay', () => {
  notTex('\\cite{a<|>}', narrative, parenthetical, year);
  notTex('\\newcommand{\\citep}[1]{\\cite{#1}, so} \\citep{a<|>}', narrative, sort);
  notTex('\\usepackage{natbib}\\newcommand{\\seealso}[1]{\\citep[see also][]{#1}} \\seealso{b<|>,a}', narrative, sort);
  notTex('\\usepackage{natbib}\\nocite{a<|>}', narrative, parenthetical);
  notTex('\\usepackage{natbib}\\citeauthor{a<|>}', parenthetical);
});

test('LaTeX: neighbours become one where no note changes its work', () => {
  natbib('As~\\citep{a<|>}\\citep{b}.', mergeTwo, 'As~\\citep{a,b}.');
  natbib('As~\\citep[see][]{a}, \\citep[p.~3]{b<|>}.', mergeTwo, 'As~\\citep[see][p.~3]{a,b}.');
  tex('As~\\cite{a<|>}, \\cite{b}.', mergeTwo, 'As~\\cite{a,b}.');
  tex('As <|\\cite{a}, \\cite{b}; \\cite{c}|>.', mergeMany, 'As \\cite{a,b,c}.');
  biblatex('\\parencite[3]{a<|>} \\parencite[see][4]{b}', mergeTwo, '\\parencites[3]{a}[see][4]{b}');
  biblatex('\\autocites[3]{a<|>}{b} \\autocite[see][4]{c}', mergeTwo, '\\autocites[3]{a}{b}[see][4]{c}');
  biblatex('\\parencite{a<|>}; \\parencites{b}[3]{c}', mergeTwo, '\\parencites{a}{b}[3]{c}');
  notTex('\\usepackage{biblatex}\\parencites(see)(){a<|>}{b} \\parencite{c}', mergeTwo);
  notTex('\\usepackage{biblatex}\\textcites{a<|>}{b}, \\textcite{c}', mergeTwo);
  notTex('\\usepackage{natbib}\\citep[p.~3]{a<|>} \\citep{b}', mergeTwo);
  notTex('\\usepackage{natbib}\\citep{a<|>} \\citet{b}', mergeTwo);
  notTex('\\usepackage{natbib}\\citet{a<|>}, \\citet{b}', mergeTwo);
  notTex('\\cite{a<|>} % why\n\\cite{b}', mergeTwo);
  notTex('\\cite{a<|>}\n\n\\cite{b}', mergeTwo);
  notTex('\\cite{a<|>}, \\cite{b}, and \\cite{c}', mergeTwo);
});

test('LaTeX: sorted, doubles removed', () => {
  tex('\\cite{b<|>, a,\n  b, c}', sort, '\\cite{a, b,\n  c}');
  natbib('\\citep[see][]{b<|>,a}', sort, '\\citep[see][]{a,b}');
  natbib('\\citep[p.~3]{b<|>,a,c}', sort, '\\citep[p.~3]{a,b,c}');
  biblatex('\\parencites[3]{a<|>}{c,b}', sort, '\\parencites[3]{a}{b,c}');
  // The page is one of `a`, and would become one of `b`.
  notTex('\\usepackage{natbib}\\citep[p.~3]{b<|>,a}', sort);
  notTex('\\cite{b<|>, % why\n a}', sort);
  notTex('\\cite{b<|>,\\x,a}', sort);
  notTex('\\cite[as in \\cite{x}]{b<|>,a}', sort);
});

test('the order can be another than that of the keys', () => {
  const { snapshot } = createFixtureWorkspace('//- /a.md\n[@a; @c; @b]');
  const years: Readonly<Record<string, number>> = { a: 2003, b: 2002, c: 2001 };
  const actions = listCitationRewrites(snapshot, uriOf('/a.md'), { start: 2, end: 2 }, (one, other) => years[one]! - years[other]!);
  const { edits } = actions.find(({ title }) => title === sort)!;
  assert.deepEqual(
    edits.map(({ newText }) => newText),
    ['@c', '@b', '@a'].filter((key, slot) => key !== ['@a', '@c', '@b'][slot]),
  );
});

test('nothing in documents that are no drafts', () => {
  const { snapshot } = createFixtureWorkspace('//- /notes.txt\n[@a]');
  assert.deepEqual(listCitationRewrites(snapshot, uriOf('/notes.txt'), { start: 0, end: 4 }), []);
});
