import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latex } from '../../../../server/src/drafts/latex/latex';
import { checkFileReferences, checkOwnKeys } from '../checks';

test('bibliographies: of BibTeX with the ending it adds, of biblatex as they are', () => {
  checkFileReferences(
    latex,
    '\\bibliography{<|refs|>, <|more.bib|>,%\n  <|../x/y|>} \\nobibliography*\\nobibliography{<|z|>} \\bibliographystyle{plain}',
    ['bibliography refs.bib', 'bibliography more.bib', 'bibliography ../x/y.bib', 'bibliography z.bib'],
  );
  checkFileReferences(
    latex,
    '\\addbibresource[label=a]{<|refs.bib|>}\\addglobalbib{<|a.bib|>} \\addsectionbib {<|b.json|>} \\addbibresource[location=remote]{http://x/y.bib}',
    ['bibliography refs.bib', 'bibliography a.bib', 'bibliography b.json'],
  );
});

test('included files, with the ending that LaTeX adds', () => {
  checkFileReferences(
    latex,
    '\\input{<|intro|>} \\input <|a/b|> \\include{<|ch.one|>} \\input{<|x.gen|>} \\input{<|fig.tikz|>} \\subfile{<|s|>} \\input{"<|with space|>"}\n\\import{sub/}{<|c|>} \\subimport{d}{<|e|>} \\includeonly{f} % \\input{no}\n\\input{\\dir/x} \\input{#1}',
    [
      'include intro.tex',
      'include a/b.tex',
      'include ch.one.tex',
      'include x.gen.tex',
      'include fig.tikz',
      'include s.tex',
      'include with space.tex',
      'include sub/c.tex',
      'include d/e.tex',
    ],
  );
});

test('the root document', () => {
  checkFileReferences(
    latex,
    '% !TeX root = <|../main.tex|>\n%!TEX root=<|main|>\n%% not !TeX root = x\n\\documentclass[<|../main|>]{subfiles}',
    ['root ../main.tex', 'root main.tex', 'root ../main.tex'],
  );
  assert.equal(latex.scan('% \\documentclass{x}\n\\begin{verbatim}\\documentclass{x}\\end{verbatim}').isRoot, false);
  assert.equal(latex.scan('\\RequirePackage{x}\\documentclass [a4paper] {article}').isRoot, true);
});

test('files that LaTeX writes out of the draft', () => {
  checkFileReferences(
    latex,
    '\\begin{filecontents*} [overwrite]%\n {<|refs.bib|>}\n\\addbibresource{no.bib}\n\\end{filecontents*}\\begin{filecontents}{\\jobname.bib}\\end{filecontents}\\begin{verbatim}{x}\\end{verbatim}',
    ['made refs.bib'],
  );
});

test('works that the draft lists itself', () => {
  checkOwnKeys(
    latex,
    '\\bibitem{<|a|>} \\bibitem[Doe(1999)]{<|b:1|>} \\bibitem[{Doe\n et al.}]%\n  { <|c|> } \\bib{<|d|>}{article}{x} \\bib{no} \\bibitem{\\x} % \\bibitem{no}',
  );
});
