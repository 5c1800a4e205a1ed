import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { listMissingFacts } from '../../server/src/bibliography/missingFacts';
import { parseBibliography } from '../../server/src/bibliography/parseBibliography';
import type { ExportFormat } from '../../server/src/bibliography/write/renderBibliographyFile';
import type { CslName } from '../../server/src/model/csl';
import type { PersonName } from '../../server/src/model/personName';
import { compile, compileLatex, createSandbox, needs, type Sandbox } from './compilers';
import { describeCompletedPapers, listCompletedPapers } from './completedPapers';
import { folded } from './readBack';
import { renderNew, ways } from './renderWays';

const papers = listCompletedPapers();

test('the papers of the digest, and where their records come from', (context) => {
  context.diagnostic(describeCompletedPapers(papers));
  for (const { render } of ways) {
    for (const format of ['bibtex', 'biblatex', 'csl-json'] as const) {
      const { entries } = parseBibliography(render(format), format === 'csl-json' ? 'refs.json' : 'refs.bib');
      assert.equal(entries.length, papers.length);
      for (const entry of entries) assert.deepEqual(listMissingFacts(entry), [], `${format} ${entry.key}`);
    }
  }
});

/** The parts of a name in one line, with straight apostrophes, as pandoc does not keep them. */
function joinName({ family, given, particle, suffix, literal }: PersonName): string {
  const parts = literal === undefined ? [particle, family, suffix, given] : [literal];
  return parts
    .filter((part) => part !== undefined && part !== '')
    .join(' | ')
    .replaceAll('’', "'");
}

for (const format of ['bibtex', 'biblatex'] as const) {
  test(`pandoc reads the parts of names back from ${format}`, needs('pandoc'), (context) => {
    const sandbox = createSandbox(context, {});
    const { output } = compile(sandbox, 'pandoc', ['-f', format, '-t', 'csljson'], renderNew(format));
    const items = JSON.parse(output) as readonly { readonly id: string; readonly author?: readonly CslName[] }[];
    const found = new Map(items.map(({ id, author = [] }) => [id, author]));
    for (const { key, reference } of papers) {
      const names = (found.get(key) ?? []).map((name) =>
        joinName({ ...name, particle: name['non-dropping-particle'] ?? name['dropping-particle'] }),
      );
      const expected = (reference?.authors ?? []).map(joinName);
      assert.deepEqual(names, reference?.hasMoreAuthors === true ? [...expected, 'others'] : expected, key);
    }
  });
}

const settings = [
  ...['plainnat', 'unsrtnat', 'IEEEtran'].map((style) => ({
    style,
    processor: 'bibtex' as const,
    format: 'bibtex' as const,
    head: '\\usepackage[numbers]{natbib}',
    tail: `\\bibliographystyle{${style}}\\bibliography{references}`,
  })),
  ...['numeric', 'authoryear', 'apa'].map((style) => ({
    style: `biblatex ${style}`,
    processor: 'biber' as const,
    format: 'biblatex' as const,
    head: `\\usepackage[style=${style}]{biblatex}\\addbibresource{references.bib}`,
    tail: '\\printbibliography',
  })),
];

for (const { name, render } of ways) {
  for (const { style, processor, format, head, tail } of settings) {
    test(`${name} entries of papers that were looked up: ${style}`, needs('pdflatex', processor), (context) => {
      const cites = papers.map(({ key }) => `\\cite{${key}}`).join(' ');
      const draft = `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{url}\n${head}\n\\begin{document}\n${cites}\n${tail}\n\\end{document}\n`;
      const sandbox = createSandbox(context, { 'draft.tex': draft, 'references.bib': render(format) });
      const bbl = compileLatex(sandbox, 'draft', processor).replace(/\s+/g, ' ');
      assert.doesNotMatch(sandbox.read('draft.blg'), warning, findWarnings(sandbox));
      assert.doesNotMatch(bbl, /From the digest/);
      assert.deepEqual(
        papers.filter(({ key }) => !bbl.includes(`{${key}}`)),
        [],
      );
    });
  }

  for (const format of ['bibtex', 'biblatex', 'csl-json'] as const) {
    test(`${name} entries of papers that were looked up: pandoc, ${format}`, needs('pandoc'), (context) => {
      const { output, log } = runPandoc(context, format, render(format));
      assert.equal(log, '', 'pandoc warns of nothing');
      const text = folded(output);
      for (const { title, reference } of papers) {
        assert.ok(text.includes(folded(title)), title);
        const first = reference?.authors[0];
        assert.ok(text.includes(folded(first?.family ?? first?.literal ?? '')), `the first author of ${title}`);
      }
    });
  }
}

/** How BibTeX and biber begin a line that warns. */
const warning = /^Warning--|\bWARN - |\bERROR - /m;

function findWarnings(sandbox: Sandbox): string {
  return sandbox
    .read('draft.blg')
    .split('\n')
    .filter((line) => warning.test(line))
    .join('\n');
}

function runPandoc(context: TestContext, format: ExportFormat, text: string): { readonly output: string; readonly log: string } {
  const name = format === 'csl-json' ? 'references.json' : format === 'bibtex' ? 'references.bibtex' : 'references.bib';
  const draft = papers.map(({ key }) => `Somebody says so [@${key}].`).join('\n\n');
  const sandbox = createSandbox(context, { 'draft.md': draft, [name]: text });
  return compile(sandbox, 'pandoc', ['draft.md', '--citeproc', '--bibliography', name, '-t', 'plain', '--wrap=none']);
}
