import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuickFixes } from '../../../../server/src/features/codeAction';
import { findUncitedMentions, uncitedMention } from '../../../../server/src/features/findings/uncitedMention';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

We present SlowKite, a kite with two short tails that lands within 36 seconds in strong winds.

HempRope: Ropes of Hemp for Large Kites

We present HempRope, ropes that hold kites of ten square metres in all winds that we measured.

Zephyro: Gliding without Motors

We present Zephyro. Zephyro glides over hills, and its pilots need no motor.
`;

function check(path: string, text: string, ...messages: readonly RegExp[]): void {
  checkRule(`${digest}//- /${path}\n${text}\n`, `/${path}`, 'uncited-mention', messages);
}

test('the first mention in a section that does not cite the paper is marked', () => {
  check(
    'draft.md',
    'In wind, <|SlowKite|> lands. Later SlowKite lands again.\n\nSlowKite is old.',
    /^"SlowKite" is a paper in your library that this section doesn't cite: SlowKite: Kites that Land by Themselves in Strong Winds\.$/,
  );
  check('draft.tex', 'In wind, \\emph{<|SlowKite|>} lands by itself.', /SlowKite/);
  check('draft.md', '## Ropes\n\nHempRope [@hemprope] holds.\n\n## Kites\n\nThe ropes of <|HempRope|> hold.', /HempRope/);
  check('draft.md', 'Unlike <|HempRope|>, SlowKite [@slowkite] lands.', /HempRope/);
});

test('a name is not marked where the paper is cited, or known to the reader', () => {
  check('draft.md', 'SlowKite [@slowkite] lands.\n\nSlowKite is old.');
  check('draft.md', 'SlowKite lands [@slowkite].');
  check('draft.md', '# Kites\n\n## Ropes\n\nHempRope holds.\n\n### More\n\nHempRope [@hemprope] holds.');
  check('draft.md', '## A\n\nHempRope holds.\n\n## B\n\nHempRope holds.\n\n## C\n\nHempRope [@hemprope] holds.');
  checkRule(
    `${digest}//- /one.md\nHempRope [@hemprope] holds.\n//- /two.md\nHempRope holds [@slowkite].\n`,
    '/two.md',
    'uncited-mention',
    [],
  );
  checkRule(`${digest}//- /one.md\nKites land [@slowkite].\n//- /README.md\nHempRope holds.\n`, '/README.md', 'uncited-mention', []);
});

test('a role of MyST or Sphinx and a citing link cite', () => {
  for (const cited of ['{cite:p}`hemprope`', ':cite:`slowkite,hemprope`', '[](cite:hemprope)', 'by [others](cite:cites hemprope)'])
    check('draft.md', `The ropes of HempRope hold.\n\nKites need them ${cited}.`);
  check('draft.md', 'The ropes of <|HempRope|> hold kites {cite:p}`slowkite`.', /HempRope/);
});

test('a draft that cites mostly in a syntax that is not read is left alone', () => {
  for (const cite of [
    (at: number) => `\\citep{key${at}}`,
    (at: number) => `<d-cite key="key${at}"></d-cite>`,
    (at: number) => `{% cite key${at} %}`,
    (at: number) => `[${at}]`,
    (at: number) => `[^key${at}]`,
    (at: number) => `([link](https://arxiv.org/abs/2501.0000${at}))`,
    (at: number) => `(Doe et al., 200${at})`,
  ]) {
    check('draft.md', `Kites fly ${cite(1)}. Gulls fly ${cite(2)}. Bats fly ${cite(3)}. The ropes of HempRope hold.`);
    check('draft.md', `Kites fly ${cite(1)}. Gulls fly [@slowkite]. The ropes of <|HempRope|> hold.`, /HempRope/);
  }
});

test('what is no mention of a paper in running text is not marked', () => {
  check('draft.md', '# SlowKite\n\nText.');
  check('draft.md', 'Call `SlowKite` or $SlowKite$.\n\n```\nSlowKite\n```\n\n![SlowKite lands](kite.png)\n\n| SlowKite | 3 |\n|--|--|');
  check('draft.md', 'See [SlowKite](https://kites.example/SlowKite) and code/SlowKite/run.py.');
  check('draft.md', '# Abstract\n\nSlowKite lands.\n\n# References\n\nSlowKite. 2025.');
  check(
    'draft.tex',
    '\\begin{abstract}\nSlowKite lands.\n\\end{abstract}\n\n\\begin{figure}\n\\caption{SlowKite lands.}\n\\end{figure}\n\n\\begin{tabular}{l}\nSlowKite & 3 \\\\\n\\end{tabular}\n\n% SlowKite\n\\verb+SlowKite+',
  );
  check('draft.md', 'We present SlowKite, which lands. SlowKite is new.');
  check('draft.md', 'Our SlowKite lands.');
  check('draft.md', 'A SlowKite-like kite, SlowKite-7B, SlowKite 2 and MegaSlowKite land.');
  // Another paper's key is beside the name; that is another rule's.
  check('draft.md', 'So SlowKite [@hemprope] lands.');
});

test('a name that may be a word needs words of the paper around it', () => {
  check('draft.md', 'Over hills, <|Zephyro|> glides.', /Zephyro/);
  check('draft.md', 'The letters were sent from Zephyro and Lisbon.');
  check('draft.md', 'Results for Zephyro are missing.');
});

test('what may be an abbreviation of something else or a common word is not marked', () => {
  const more = `//- /more-digest.txt
RPO: Planning Paths for Pilots of Kites

We present RPO, which plans the paths of pilots, and use the system GLIDO.

Focus: Pilots and their Paths in Wind

We present Focus. Focus follows the paths of pilots in wind, and their kites.
`;
  const mark = (text: string, ...messages: readonly RegExp[]): void =>
    checkRule(`${more}//- /draft.md\n${text}\n`, '/draft.md', 'uncited-mention', messages);
  mark('Paths of pilots come from <|RPO|>.', /RPO/);
  mark('Regular Path Optimization (RPO) plans paths of pilots. In the end, RPO pilots plan paths.');
  mark('Paths of pilots come from GLIDO.');
  mark('Pilots fly. Focus on the paths of pilots in wind.');
});

test('the fix cites the paper in the form of the draft', () => {
  const fix = (path: string, text: string): readonly string[] => {
    const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /${path}\n${text}\n`);
    return listQuickFixes(snapshot, uriOf(`/${path}`), { start: cursor.offset, end: cursor.offset }).flatMap(({ title, solves, change }) =>
      solves?.code === 'uncited-mention' && change.kind === 'edits'
        ? [title, applyEdits(cursor.file.text, change.files().get(cursor.uri) ?? []).trimEnd()]
        : [],
    );
  };
  assert.deepEqual(fix('draft.md', 'In wind, Slow<|>Kite lands.'), ['Cite SlowKite', 'In wind, SlowKite [@slowkite] lands.']);
  assert.deepEqual(fix('draft.md', 'The Slow<|>Kite’s tail is long.'), ['Cite SlowKite', 'The SlowKite’s [@slowkite] tail is long.']);
  assert.deepEqual(fix('draft.tex', '\\usepackage{natbib}\nIn wind, Slow<|>Kite lands.'), [
    'Cite SlowKite',
    '\\usepackage{natbib}\nIn wind, SlowKite~\\citep{slowkite} lands.',
  ]);
});

test('names are found again after each edit, wherever they moved to', () => {
  const { host, files } = createFixtureWorkspace(`${digest}//- /draft.md\nOne kite.\n\nIn wind, <|SlowKite|> lands.\n`);
  const uri = uriOf('/draft.md');
  const { text } = files.find(({ path }) => path === '/draft.md')!;
  for (const edited of [text, `New words.\n\n${text}`, text.replace('SlowKite', 'Slow'), text.replace('In wind', 'In the wind')]) {
    const moved = host.apply({ kind: 'document', uri, languageId: 'markdown', text: edited });
    const marked = uncitedMention.detect(moved, uri).map(({ span }) => edited.slice(span.start, span.end));
    assert.deepEqual(marked, edited.includes('SlowKite') ? ['SlowKite'] : []);
  }
});

test('a draft in which common names are everywhere has few hints', () => {
  const titles = ['BERT: Reading Both Ways', 'Adam: A Method for Steps', 'ImageNet: Many Images', 'SlowKite: Kites that Land'];
  const digest = titles
    .map((title) => `${title}\n\nWe present ${title.split(':')[0] ?? ''}, which is known to everybody who reads.\n`)
    .join('\n');
  const paragraph = 'BERT, Adam and ImageNet are used with SlowKite, as BERT and Adam always are on ImageNet.';
  const { snapshot } = createFixtureWorkspace(
    `//- /kites-digest.txt\n${digest}\n//- /draft.md\n${Array(50).fill(paragraph).join('\n\n')}\n`,
  );
  const found = findUncitedMentions(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!);
  assert.deepEqual(
    found.map(({ name, span }) => [name, span.start]),
    [['SlowKite', paragraph.indexOf('SlowKite')]],
  );
});

test('a name that several papers have is not marked', () => {
  const digest =
    'SlowKite: Kites that Land\n\nWe present SlowKite, a kite.\n\nSlowKite: Kites that Float\n\nWe present SlowKite, a boat.\n';
  const { snapshot } = createFixtureWorkspace(`//- /kites-digest.txt\n${digest}\n//- /draft.md\nSo SlowKite lands.\n`);
  assert.deepEqual(findUncitedMentions(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!), []);
});

test('a name at the beginning of a bracket is no abbreviation that the bracket explains', () => {
  const find = (text: string): readonly string[] => {
    const { snapshot } = createFixtureWorkspace(
      `//- /kites-digest.txt\nKiTTe: Kites that Land\n\nWe present KiTTe, a kite.\n//- /draft.md\n${text}\n`,
    );
    return findUncitedMentions(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!).map(({ name }) => name);
  };
  assert.deepEqual(find('Landing is hard (KiTTe was made for it), and winds differ.'), ['KiTTe']);
  assert.deepEqual(find('A Kind Tailless Tethered Eagle (KiTTe) is what we fly.'), []);
});
