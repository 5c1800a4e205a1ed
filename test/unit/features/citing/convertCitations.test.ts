import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { latex } from '../../../../server/src/drafts/latex/latex';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { compareKeys, convertCitations, organizeCitations } from '../../../../server/src/features/citing/convertCitations';
import type { CitationCluster, CitationDialect, ClusterItem } from '../../../../server/src/model/citationCluster';
import { createDraftFile } from '../../../../server/src/workspace/files/createTextFile';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { createRandom, forSeeds, type Random } from '../../../support/random';
import { findRealData } from '../../../support/realData';
import { type FullLanguage, fullLanguages } from '../../drafts/fullLanguages';
import { samples } from '../../drafts/samples';
import { checkNotRewritten, checkRewritten, organize } from '../rewriteChecks';

function convertAll(language: FullLanguage, text: string, dialect: CitationDialect, known: readonly string[] = []): string {
  const draft = createDraftFile('file:///a', text, language);
  return applyEdits(
    text,
    convertCitations(draft, { start: 0, end: text.length }, dialect, (key) => known.includes(key)),
  );
}

function checkConverted(language: FullLanguage, text: string, dialect: CitationDialect, expected: string): void {
  assert.equal(convertAll(language, text, dialect), expected, `${text} in ${dialect}`);
}

/** Both ways. */
function checkPair(natbib: string, biblatex: string): void {
  checkConverted(latex, natbib, 'biblatex', biblatex);
  checkConverted(latex, biblatex, 'natbib', natbib);
}

test('natbib and biblatex: the commands that say the same', () => {
  checkPair('\\citet{a} \\Citet[p.~3]{a} \\citep[see][]{a, b}', '\\textcite{a} \\Textcite[p.~3]{a} \\parencite[see][]{a, b}');
  checkPair(
    '\\Citep{a} \\citeyearpar[3]{a} \\citeauthor{a} \\citeyear{a}',
    '\\Parencite{a} \\parencite*[3]{a} \\citeauthor{a} \\citeyear{a}',
  );
  checkPair('\\citep[see \\emph{all}, \\cite{x}][]{%\n a}', '\\parencite[see \\emph{all}, \\cite{x}][]{%\n a}');
});

test('a LaTeX command in the midst of a Markdown draft, in the other dialect of LaTeX', () => {
  const text = 'Pasted: \\citep{a} and more.';
  const draft = createDraftFile('file:///a', text, markdown);
  const selection = { start: text.indexOf('\\'), end: text.length };
  assert.equal(
    applyEdits(
      text,
      convertCitations(draft, selection, 'biblatex', () => false),
    ),
    'Pasted: \\parencite{a} and more.',
  );
});

test('biblatex in natbib: several works in one list, or in as many commands as their notes need', () => {
  checkConverted(
    latex,
    '\\autocite[3]{a} \\parencites(see)()[]{a}[3]{b,c} \\textcites{a}{b}',
    'natbib',
    '\\citep[3]{a} \\citep[see][3]{a,b,c} \\citet{a,b}',
  );
  checkConverted(
    latex,
    '\\parencites[3]{a}{b,c}{d} \\textcites{a}[see][]{b} \\parencites(so)()[see][]{a}',
    'natbib',
    '\\citep[3]{a}, \\citep{b,c,d} \\citet{a}, \\citet[see][]{b} \\citep[so see][]{a}',
  );
  for (const text of ['\\parencites[3]{a,\\x}{b}', '\\footcite{a}', '\\cite{a}', '\\supercite{a}']) {
    checkConverted(latex, text, 'natbib', text);
  }
});

test('natbib in biblatex: stars and omitted parentheses that it lacks are left alone', () => {
  for (const text of [
    '\\citet*{a}',
    '\\citep*{a}',
    '\\citealt{a}',
    '\\citetalias{a}',
    '\\cite{a}',
    '\\nocite{a}',
    '\\newcommand{\\citep}[1]{\\cite{#1}}\\citep{a}',
  ]) {
    checkConverted(latex, text, 'biblatex', text);
  }
});

test('LaTeX pasted into Markdown', () => {
  checkConverted(
    markdown,
    'As \\citet[p.~3]{a} and others~\\citep[see][pp.~3--4]{a,b} say.',
    'pandoc',
    'As @a [p. 3] and others~[see @a; @b, pp. 3--4] say.',
  );
  checkConverted(markdown, '\\parencites(see)(end)[3]{a}[also][chap.~2]{b}', 'pandoc', '[see @a, 3; also @b, chap. 2 end]');
  checkConverted(markdown, '\\citep[see][p.\\,3]{a}', 'pandoc', '[see @a, p. 3]');
  checkConverted(markdown, '\\citeyearpar{a} \\cite{b} \\textcite{a,b}', 'pandoc', '[-@a] [@b] @a, @b');
  checkConverted(markdown, '\\citep[50\\% \\& more\\_; \\S~3][]{a}', 'pandoc', '[50% & more\\_\\; §\\ 3 @a]');
  checkConverted(
    markdown,
    '\\citep[][a\\x b]{a} \\citep[see [x]][]{a} \\citet[see][]{a} \\citep*{a}',
    'pandoc',
    '\\citep[][a\\x b]{a} \\citep[see [x]][]{a} \\citet[see][]{a} \\citep*{a}',
  );
  checkConverted(
    markdown,
    '`\\citep{a}` and\n\n```\n\\citep{a}\n```\n\n\\begin{table}\n\\citep{a}\n\\end{table}\n',
    'pandoc',
    '`\\citep{a}` and\n\n```\n\\citep{a}\n```\n\n\\begin{table}\n\\citep{a}\n\\end{table}\n',
  );
});

test('a citation that is all of a footnote', () => {
  checkConverted(markdown, 'So\\footcite[see][3]{a} and\\footcites{a}[4]{b}.', 'pandoc', 'So^[[see @a, 3].] and^[[@a; @b, 4].].');
  checkConverted(
    latex,
    'So^[[see @a, 3].] and^[[@a; @b, 4].], ^[[@b]] ^[@b]',
    'biblatex',
    'So\\footcite[see][3]{a} and\\footcite[4]{a,b}, \\footcite{b} \\footcite{b}',
  );
  // natbib has none.
  checkConverted(latex, 'So^[[see @a, 3].]', 'natbib', 'So^[[see @a, 3].]');
  checkConverted(latex, 'So^[as [@a] says.]', 'natbib', 'So^[as \\citep{a} says.]');
});

test('Markdown pasted into LaTeX', () => {
  checkConverted(latex, 'As @a [p. 3] and [see @a; @b, pp. 3-4] say.', 'natbib', 'As \\citet[p.~3]{a} and \\citep[see][pp.~3-4]{a,b} say.');
  checkConverted(
    latex,
    'As [@a, p. 3; see @b] and [-@c] say, [@d, 50% & a\\_b].',
    'biblatex',
    'As \\parencites[p.~3]{a}[see][]{b} and \\parencite*{c} say, \\parencite[50\\% \\& a\\_b]{d}.',
  );
  checkConverted(
    latex,
    'So [@a, 50% more] and [@b] say, 5% of [@c].',
    'natbib',
    'So \\citep[50\\% more]{a} and \\citep{b} say, 5% of [@c].',
  );
  checkConverted(
    latex,
    '[@a, p. 3; @b; @c] [-@a, 3; -@b]',
    'natbib',
    '\\citep[p.~3]{a}, \\citep{b,c} \\citeyearpar[3]{a}, \\citeyearpar{b}',
  );
  for (const text of ['[@a; -@b]', '[see *all* @a]', '[@a, x [y]]', '@a [p. 3; @b]', '[@{a,b}]', '[@{a}b]'])
    checkConverted(latex, text, 'natbib', text);
});

test('an @ in LaTeX cites only where a citation in brackets or the library says so', () => {
  const text = '\\begin{tabular}{@{}l@{\\hspace{1em}}l@{}} a @home \\end{tabular} \\makeatletter\\@ifstar{a}{b}';
  assert.equal(convertAll(latex, text, 'natbib'), text);
  assert.equal(convertAll(latex, 'As @a and @b say.', 'natbib', ['a']), 'As \\citet{a} and @b say.');
  assert.equal(
    convertAll(latex, 'As @a says % [@b]\n\\verb|[@c]| \\cite[@d]{e}', 'natbib', ['a', 'd']),
    'As \\citet{a} says % [@b]\n\\verb|[@c]| \\cite[@d]{e}',
  );
});

test('offered for a selection, in words', () => {
  const titles = {
    pandoc: 'Convert citations to pandoc Markdown',
    natbib: 'Convert citations to natbib',
    biblatex: 'Convert citations to biblatex',
  };
  checkRewritten('/a.md', '<|As \\citet{a}|> and \\citet{b}', titles.pandoc, 'As @a and \\citet{b}');
  checkRewritten('/a.md', '<|As @a|> and @b', titles.biblatex, 'As \\textcite{a} and @b');
  checkRewritten('/a.tex', '<|As \\citet{a}|> and \\citet{b}', titles.biblatex, 'As \\textcite{a} and \\citet{b}');
  checkRewritten('/a.tex', '<|As [@a]|> and [@b]', titles.natbib, 'As \\citep{a} and [@b]');
  checkNotRewritten('/a.tex', 'As \\citet{a<|>}', ...Object.values(titles));
  checkNotRewritten('/a.md', '<|As @a|>', titles.pandoc);
  checkNotRewritten('/a.tex', '<|As \\citet{a}|>', titles.natbib);
});

const words = [
  '',
  '',
  'see',
  'p. 3',
  'pp.\u00a03-4',
  '50% & more',
  'a_b _c',
  'x; y',
  'n\u00a0m',
  '§ 3',
  '#1 {so} $2',
  'a~b^c\\d',
  'e.g.',
  '3',
  '*x*',
  '1. x',
  '- y',
];

function makeCluster(random: Random): CitationCluster {
  const mode = random.pick(['parenthetical', 'parenthetical', 'narrative', 'year-only'] as const);
  const item = (): ClusterItem => ({
    key: random.pick(['a', 'b:2', 'c_d', 'Größe', 'x.y']),
    prefix: random.pick(words),
    suffix: random.pick(words),
  });
  const items = Array.from({ length: 1 + random.below(3) }, item);
  return mode === 'parenthetical' && random.below(4) === 0 ? { mode, items, placement: 'footnote' } : { mode, items };
}

test('what is written in a dialect is read back as it was meant, whatever stands around the keys (slow)', () => {
  let written = 0;
  forSeeds(1500, (random) => {
    const cluster = makeCluster(random);
    for (const language of fullLanguages) {
      for (const dialect of language.conversion.dialects) {
        const text = language.conversion.renderCluster(cluster, dialect);
        if (text === undefined) continue;
        const scan = language.scan(text);
        const read = scan.citations.map((citation) => language.conversion.readCluster(text, scan, citation));
        const asRead = (items: readonly ClusterItem[]): string => JSON.stringify(items).replace(/\u00a0/g, ' ');
        assert.equal(asRead(read.flatMap((part) => part?.items ?? [])), asRead(cluster.items), `${text} for ${JSON.stringify(cluster)}`);
        assert.deepEqual([...new Set(read.map((part) => part?.mode))], [cluster.mode], text);
        for (const part of read) assert.equal(part?.placement, cluster.placement, text);
        written += 1;
      }
    }
  });
  if (process.env['MARGINALIA_SEED'] === undefined) assert.ok(written > 1500, `${written}`);
});

test('there and back again, the same works with the same text around them (slow)', () => {
  let pairs = 0;
  forSeeds(400, (random) => {
    const dialect = random.pick(['natbib', 'biblatex'] as const);
    const first = Array.from({ length: 3 }, () => latex.conversion.renderCluster(makeCluster(random), dialect))
      .filter((text) => text !== undefined)
      .join(' and ');
    const asMarkdown = convertAll(markdown, first, 'pandoc');
    if (/\\(?:cite|paren|text|foot)/.test(asMarkdown)) return;
    // Keys are known here: in running text `@a` alone might be anything.
    const back = convertAll(latex, asMarkdown, dialect, ['a', 'b:2', 'c_d', 'Größe', 'x.y']);
    const itemsOf = (text: string): unknown => {
      const scan = latex.scan(text);
      return scan.citations
        .flatMap((citation) => latex.conversion.readCluster(text, scan, citation)?.items ?? [])
        .map((item) => JSON.stringify(item).replace(/\u00a0/g, ' '));
    };
    assert.deepEqual(itemsOf(back), itemsOf(first), `${first} -> ${asMarkdown} -> ${back}`);
    if (first !== '') pairs += 1;
  });
  if (process.env['MARGINALIA_SEED'] === undefined) assert.ok(pairs > 100, `${pairs}`);
});

test('any draft converts without a throw, and what is left is as it was', () => {
  for (const language of fullLanguages) {
    for (const text of [...samples.markdown, ...samples.latex]) {
      for (const dialect of ['pandoc', 'natbib', 'biblatex'] as const) {
        const once = convertAll(language, text, dialect);
        assert.equal(convertAll(language, once, dialect), once, `a second time: ${dialect}`);
      }
    }
  }
});

test('Markdown: merged, each work once, in order', () => {
  assert.equal(
    organize('/a.md', 'So [@c] [@a], [@b; @a] say.\n\nAnd [see @z, p. 3;\n@y] but @d, @b [p. 3].\n\n[@x], [@w], and [@v]\n'),
    'So [@a; @b; @c] say.\n\nAnd [see @y;\n@z, p. 3] but @d, @b [p. 3].\n\n[@x], [@w], and [@v]\n',
  );
});

test('LaTeX: merged, each work once, in order; names in the sentence stay in theirs', () => {
  assert.equal(
    organize(
      '/a.tex',
      '\\usepackage{natbib}\nSo~\\citep{c}\\citep{a}, \\citep[p.~3]{b} say, \\citet{z,y} too.\n\\citep{x,x} % \\citep{b,a}\n',
    ),
    '\\usepackage{natbib}\nSo~\\citep[p.~3]{a,c,b} say, \\citet{z,y} too.\n\\citep{x} % \\citep{b,a}\n'.replace('{a,c,b}', '{c,a,b}'),
  );
});

test('the order of keys takes upper and lower case for the same', () => {
  assert.deepEqual(['b', 'A', 'a', 'B2', 'b10'].sort(compareKeys), ['A', 'a', 'b', 'b10', 'B2']);
});

/** The works of a text with what stands around them; doubles count once, and so does their order. */
function describeWorks(language: FullLanguage, text: string): readonly string[] {
  const items = language.scan(text).citations.flatMap((citation) => citation.items);
  return [...new Set(items.map(({ key, mode, suffix = '' }) => `${mode} ${key} ${suffix}`))].sort();
}

/** Organizing loses no work and no note, and has nothing to clean up. */
function checkOrganized(language: FullLanguage, text: string): number {
  const edits = organizeCitations(createDraftFile('file:///a', text, language));
  const after = applyEdits(text, edits);
  assert.deepEqual(describeWorks(language, after), describeWorks(language, text), after);
  assert.deepEqual(organizeCitations(createDraftFile('file:///a', after, language)), [], after);
  return edits.length;
}

test('the samples of all languages keep their works', () => {
  for (const language of fullLanguages) for (const text of samples[language.id]) checkOrganized(language, text);
});

const makers: Readonly<Record<FullLanguage['id'], (random: Random) => string>> = {
  markdown: (random) => {
    const item = (): string =>
      `${random.pick(['', '', 'see ', 'also '])}${random.pick(['', '', '-'])}@${random.pick(['a', 'b', 'c', '{d.}', 'E:f'])}${random.pick(['', '', ', p. 3', ' and so on', ', *x*; '])}`;
    const one = (): string =>
      random.pick([
        () => `[${Array.from({ length: 1 + random.below(4) }, item).join('; ')}]`,
        () => '@b',
        () => '@a [p. 3]',
        () => '[x](y)',
        () => 'word',
        () => '`[@q]`',
      ])();
    return Array.from({ length: 1 + random.below(8) }, () => one() + random.pick([' ', '', ', ', '; ', '\n', '\n\n', ' and ', '. '])).join(
      '',
    );
  },
  latex: (random) => {
    const keys = (): string =>
      Array.from({ length: 1 + random.below(4) }, () => random.pick(['a', 'b', ' c', '\n  d', 'E:f', '% x\n a', ''])).join(',');
    const note = (): string => random.pick(['', '', '[p.~3]', '[see][]', '[see][3]', '[a \\cite{q}]']);
    const one = (): string =>
      random.pick([
        () => `\\${random.pick(['cite', 'citep', 'citet', 'parencite', 'parencite*', 'citep*'])}${note()}{${keys()}}`,
        () => `\\parencites${note()}{${keys()}}${note()}{b}`,
        () => '% x\n',
        () => 'word',
      ])();
    return (
      random.pick(['', '\\usepackage{natbib}', '\\usepackage{biblatex}']) +
      Array.from({ length: 1 + random.below(8) }, () => one() + random.pick([' ', '', '~', ', ', '; ', '\n', '\n\n', ' and ', '. '])).join(
        '',
      )
    );
  },
};

test('whatever stands in a draft, its works and notes stay, and a second run has nothing to do (slow)', () => {
  let changed = 0;
  for (const language of fullLanguages) forSeeds(400, (random) => (changed += checkOrganized(language, makers[language.id](random))));
  if (process.env['MARGINALIA_SEED'] === undefined) assert.ok(changed > 200, `${changed}`);
});

test('real drafts keep their works', (context) => {
  const folder = findRealData('drafts');
  if (folder === undefined) return context.skip('real drafts are not here');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:tex|md|qmd|rmd)$/i.test(name));
  const random = createRandom(1);
  let read = 0;
  for (const name of random.shuffle(files).slice(0, 40)) {
    const text = readFileSync(join(folder, name), 'utf8');
    const language = fullLanguages.find(({ extensions }) => extensions.some((extension) => name.toLowerCase().endsWith(extension)))!;
    checkOrganized(language, text);
    read += 1;
  }
  assert.equal(read, 40);
});
