import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { renderBibliographyFile } from '../../server/src/bibliography/write/renderBibliographyFile';
import type { Paper } from '../../server/src/model/paper';
import { compileLatex, createSandbox, needs, type Sandbox } from './compilers';
import { hostilePapers } from './hostilePapers';
import { ownBibliography } from './ownBibliography';
import { folded, readTex } from './readBack';
import { addAll, citedKeys, completeBibliography, drafts, getPapers, renderBibliography } from './sample';

/** How a draft sets its bibliography. */
interface Setting {
  readonly name: string;
  readonly processor: 'bibtex' | 'biber';
  readonly head: string;
  readonly tail: string;
}

const settings: readonly Setting[] = [
  natbib('plainnat', 'authoryear,round'),
  natbib('unsrtnat', 'numbers'),
  natbib('IEEEtran', 'numbers'),
  biblatex('numeric'),
  biblatex('authoryear'),
];
/** APA's style writes titles in lower case, in which pdfLaTeX has no form of the letter `İ`. */
const samplesOnly: readonly Setting[] = [biblatex('apa')];

function natbib(style: string, options: string): Setting {
  return {
    name: `natbib and ${style}`,
    processor: 'bibtex',
    head: `\\usepackage[${options}]{natbib}`,
    tail: `\\bibliographystyle{${style}}\n\\bibliography{references}`,
  };
}

function biblatex(style: string): Setting {
  return {
    name: `biblatex and biber, ${style}`,
    processor: 'biber',
    head: `\\usepackage[style=${style},natbib=true]{biblatex}\n\\addbibresource{references.bib}`,
    tail: '\\printbibliography',
  };
}

/** The sample's LaTeX draft, as it is for the first setting, else with another way to set its bibliography. */
function sampleWith({ head, tail }: Setting): string {
  const draft = drafts.latex
    .replace(/\\usepackage\[[^\]]*\]\{natbib\}/, () => head)
    .replace(/\\bibliographystyle[^]*?\\bibliography\{references\}/, () => tail);
  assert.ok(draft.includes(head) && draft.includes(tail), 'the sample has a place for both');
  return citingLike(tail, draft);
}

function draftCiting({ head, tail }: Setting, keys: readonly string[]): string {
  const sentences = keys.map((key) => `\\citet{${key}} say so~\\citep[see][p.~3]{${key}}.`);
  return citingLike(
    tail,
    `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{url}\n${head}\n\\begin{document}\n${sentences.join('\n')}\n${tail}\n\\end{document}\n`,
  );
}

/** IEEEtran's style tells natbib no authors, so a draft for it has no `\citet`. */
function citingLike(tail: string, draft: string): string {
  return tail.includes('IEEEtran') ? draft.replaceAll('\\citet', '\\cite') : draft;
}

function compileWith(
  context: TestContext,
  setting: Setting,
  draft: string,
  works: readonly Paper[],
): { readonly sandbox: Sandbox; readonly bbl: string } {
  const bibliography = renderBibliography(works, setting.processor === 'biber' ? 'biblatex' : 'bibtex');
  const sandbox = createSandbox(context, { 'draft.tex': draft, 'references.bib': bibliography });
  const bbl = compileLatex(sandbox, 'draft', setting.processor);
  assert.doesNotMatch(bbl.replace(/\s+/g, ' '), /From the digest/i, 'where an entry comes from is not printed');
  return { sandbox, bbl };
}

/** What the .bbl says of each work, as text. */
function readEntries(sandbox: Sandbox, bbl: string): ReadonlyMap<string, string> {
  const parts = bbl.split(/\\bibitem(?:\[(?:[^\][{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\])?%?\s*\{|\\entry\{/).slice(1);
  const texts = parts.map((part) => {
    const key = part.slice(0, part.indexOf('}'));
    const title = /\\field\{title\}\{(.*)\}/.exec(part)?.[1];
    return [key, title ?? part.slice(part.indexOf('}') + 1).replace(/\\newblock|\\BIBentry\w+|\\end\{thebibliography\}/g, ' ')] as const;
  });
  return new Map(texts.map(([key, tex]) => [key, readTex(sandbox, tex)]));
}

for (const setting of [...settings, ...samplesOnly]) {
  test(`the sample compiles with ${setting.name}`, needs('pandoc', 'pdflatex', setting.processor), (context) => {
    const works = getPapers(citedKeys.latex);
    const { sandbox, bbl } = compileWith(context, setting, sampleWith(setting), works);
    const entries = readEntries(sandbox, bbl);
    assert.deepEqual([...entries.keys()].sort(), works.map(({ key }) => key).sort());
    for (const { key, title, names } of works) {
      assert.ok(folded(entries.get(key) ?? '').includes(folded(title)), `${title} in ${entries.get(key)}`);
      for (const name of names.filter((each) => /^\S+$/.test(each) && title.includes(each)))
        assert.ok(entries.get(key)?.includes(name), `${name} keeps its capitals: ${entries.get(key)}`);
    }
  });
}

for (const setting of settings) {
  test(`hostile titles compile with ${setting.name}`, needs('pandoc', 'pdflatex', setting.processor), (context) => {
    const { sandbox, bbl } = compileWith(
      context,
      setting,
      draftCiting(
        setting,
        hostilePapers.map(({ key }) => key),
      ),
      hostilePapers,
    );
    const entries = readEntries(sandbox, bbl);
    assert.equal(entries.size, hostilePapers.length);
    for (const { key, title } of hostilePapers)
      assert.ok(folded(entries.get(key) ?? '').includes(folded(title)), `${title} in ${entries.get(key)}`);
  });
}

test('the sample compiles with its own bibliography, completed', needs('pandoc', 'pdflatex', 'bibtex'), (context) => {
  const sandbox = createSandbox(context, { 'draft.tex': drafts.latex, 'references.bib': completeBibliography('related-work.tex') });
  const entries = readEntries(sandbox, compileLatex(sandbox, 'draft', 'bibtex'));
  assert.deepEqual([...entries.keys()].sort(), [...citedKeys.latex].sort());
  assert.match(entries.get('vaswani2017attention') ?? '', /Łukasz Kaiser/);
});

for (const setting of [natbib('plainnat', 'authoryear,round'), biblatex('authoryear')]) {
  test(
    `the writer's own bibliography with works added compiles with ${setting.name}`,
    needs('pandoc', 'pdflatex', setting.processor),
    (context) => {
      const works = [...getPapers(citedKeys.latex), ...hostilePapers];
      const keys = ['brown', 'child', ...works.map(({ key }) => key)];
      const sandbox = createSandbox(context, {
        'draft.tex': draftCiting(setting, keys),
        'references.bib': addAll(ownBibliography, 'bibtex', works),
      });
      const entries = readEntries(sandbox, compileLatex(sandbox, 'draft', setting.processor));
      for (const { key, title } of works)
        assert.ok(folded(entries.get(key) ?? '').includes(folded(title)), `${title} in ${entries.get(key)}`);
    },
  );

  test(
    `what is exported of the writer's own bibliography compiles with ${setting.name}`,
    needs('pandoc', 'pdflatex', setting.processor),
    (context) => {
      const items = ['child', 'brown'].map(
        (key) => ({ kind: 'entry', key, fileKey: key, fileText: ownBibliography, item: { id: key, type: 'article' } }) as const,
      );
      const exported = renderBibliographyFile(items, setting.processor === 'biber' ? 'biblatex' : 'bibtex');
      assert.doesNotMatch(exported, /Nobody/);
      const sandbox = createSandbox(context, { 'draft.tex': draftCiting(setting, ['brown', 'child']), 'references.bib': exported });
      const bbl = compileLatex(sandbox, 'draft', setting.processor);
      assert.match(bbl, /A \\sample\{Kept\} \{Title\} of \{\\TeX\}/i, 'the title is as it was');
      assert.match(bbl, /Journal\s+of\s+Proceedings\s+of\s+the\s+Meeting/i, 'strings are there');
      assert.match(bbl.slice(bbl.indexOf('child')), /2001|\\cite\{parent\}|\\citet\{parent\}/, 'the parent is there');
    },
  );
}
