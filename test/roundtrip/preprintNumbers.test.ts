import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, compileLatex, createSandbox, hasTexFile, needs, type Sandbox } from './compilers';
import { listCompletedPapers } from './completedPapers';
import { ways } from './renderWays';

/** Styles of BibTeX; those in the first line know neither `eprint` nor `url`. */
const styles = (
  'plain alpha abbrv unsrt ieeetr acm siam apalike ' + 'plainnat abbrvnat unsrtnat IEEEtran IEEEtranN splncs04 plainurl elsarticle-num'
).split(' ');
/** Of papers with the same made-up number, only one. */
const preprints = [
  ...new Map(
    listCompletedPapers()
      .filter(({ reference }) => reference?.type === 'preprint')
      .map((paper) => [paper.arxivId, paper]),
  ).values(),
];

/** How often a printed list has the number of each preprint, as `number of times: number of preprints`. */
function countNumbers(printed: string): Readonly<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { arxivId = '' } of preprints) {
    const times = printed.split(arxivId).length - 1;
    counts[times] = (counts[times] ?? 0) + 1;
  }
  return counts;
}

function runBibtex(sandbox: Sandbox, style: string): string {
  const cites = preprints.map(({ key }) => `\\citation{${key}}`).join('\n');
  sandbox.write('draft.aux', `${cites}\n\\bibdata{references}\n\\bibstyle{${style}}\n`);
  const { output } = compile(sandbox, 'bibtex', ['draft']);
  assert.doesNotMatch(output, /Warning--/, style);
  return sandbox.read('draft.bbl');
}

for (const { name, render } of ways) {
  test(`${name} entries: every style of BibTeX prints the number of a preprint, and only once`, needs('bibtex'), (context) => {
    const sandbox = createSandbox(context, { 'references.bib': render('bibtex') });
    for (const style of styles.filter((each) => hasTexFile(`${each}.bst`)))
      assert.deepEqual(countNumbers(runBibtex(sandbox, style)), { 1: preprints.length }, style);
  });

  test(`${name} entries: biblatex has the number of a preprint once`, needs('pdflatex', 'biber'), (context) => {
    const cites = preprints.map(({ key }) => `\\cite{${key}}`).join(' ');
    const draft = `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{biblatex}\\addbibresource{references.bib}\n\\begin{document}\n${cites}\n\\printbibliography\n\\end{document}\n`;
    const sandbox = createSandbox(context, { 'draft.tex': draft, 'references.bib': render('biblatex') });
    assert.deepEqual(countNumbers(compileLatex(sandbox, 'draft', 'biber').replace(/\\verb \S*abs\S*/g, '')), { 1: preprints.length });
  });
}
