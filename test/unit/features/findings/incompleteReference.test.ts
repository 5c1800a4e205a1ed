import { test } from 'node:test';
import { checkRule } from './checkRule';

const refs = `@misc{<|ice|>, title = {Ice}}
@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = {J. of Water}, year = 2001}
@article{<|sand|>, author = {Dune, Al}, title = {Sand}, journal = {J. of Water}}
`;
const draft = '---\nbibliography: refs.bib\n---\nWater [@ice; @sea] and @sand, again @ice, and @nobody.\n';

test('entries without author, year, venue and identifier are told', () => {
  checkRule(`//- /refs.bib\n${refs}`, '/refs.bib', 'incomplete-reference', [
    /^"ice" has no author, year, venue or identifier\.$/,
    /^"sand" has no year\.$/,
  ]);
});

test('citations are marked only if the setting says so', () => {
  const plain = refs.replace(/<\||\|>/g, '');
  checkRule(`//- /refs.bib\n${plain}//- /a.md\n${draft}`, '/a.md', 'incomplete-reference', []);
  const marked = draft.replace('@ice;', '@<|ice|>;').replace('again @ice', 'again @<|ice|>').replace('@sand', '@<|sand|>');
  checkRule(
    `//- /refs.bib\n${plain}//- /a.md\n${marked}`,
    '/a.md',
    'incomplete-reference',
    [/^"ice" is incomplete: no author, year/, /^"sand" is incomplete: no year\./, /^"ice"/],
    { markIncompleteCitations: true },
  );
});

test('a cited paper without an entry is told as its entry would be', () => {
  const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
`;
  checkRule(`${digest}//- /a.md\nGlaciers @<|moraine|> move.\n`, '/a.md', 'incomplete-reference', [/no author, year/], {
    markIncompleteCitations: true,
  });
});

test('a draft that contains its references itself is not marked', () => {
  checkRule(
    '//- /other.bib\n@misc{ice, title = {Ice}}\n//- /a.tex\n\\documentclass{article}\\begin{document}\\cite{ice}\\begin{thebibliography}{9}\\bibitem{ice} Ice.\\end{thebibliography}\\end{document}\n',
    '/a.tex',
    'incomplete-reference',
    [],
    { markIncompleteCitations: true },
  );
});
