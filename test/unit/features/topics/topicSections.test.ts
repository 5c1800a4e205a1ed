import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLens } from '../../../../server/src/features/topics/codeLens';
import { topicOutline } from '../../../../server/src/features/topics/topicOutline';
import {
  choosePapers,
  findTopicSection,
  getPapersByKeys,
  listTopicSections,
  type PapersBlock,
} from '../../../../server/src/features/topics/topicSections';
import type { Settings } from '../../../../server/src/model/settings';
import type { Topic } from '../../../../server/src/model/topic';
import { applyEdits, createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';
import { withDraft } from '../outputsSandbox';
import { riversAndHeads, topicOf, withTopics } from '../topicsSandbox';

/** The ranges of the draft are the headings with a line above them. */
function checkLenses(draft: string, titles: readonly string[], path = '/draft.md', settings: Partial<Settings> = {}): void {
  const { snapshot, files } = createFixtureWorkspace(`${riversAndHeads}//- ${path}\n${draft}`, settings);
  const lenses = codeLens(snapshot, uriOf(path));
  assert.deepEqual(
    lenses.map(({ title }) => title),
    titles,
  );
  const ranges = files.find((file) => file.path === path)!.ranges.map(({ start, end }) => ({ start, end }));
  assert.equal(
    drawSpans(
      snapshot,
      uriOf(path),
      lenses.map(({ span }) => span),
    ),
    drawSpans(snapshot, uriOf(path), ranges),
  );
  for (const { title, shows } of lenses) assert.equal(shows, title.startsWith('cites all') ? undefined : 'uncited-papers');
}

test('Markdown: how many papers of the topic a section cites', () => {
  checkLenses(
    '# Work\n\n<|## Mountain rivers|>\n\nAs [@sandbar; @longheads] says, @sandbar.\n\n<|## Retrieval heads|>\n\n[@longheads; @retrieval-heads-microscope]\n',
    ['cites 1 of 2 papers on Mountain rivers', 'cites all 2 papers on Retrieval heads'],
  );
});

test('LaTeX', () => {
  checkLenses(
    '\\begin{document}\n<|\\section{Mountain Rivers}|>\n\\subsection{Old}\n\\cite{age-mountain-rivers}\n\\section{Other}\n\\cite{sandbar}\n\\end{document}\n',
    ['cites 1 of 2 papers on Mountain rivers'],
    '/draft.tex',
  );
});

test('none is cited; the section ends with the next heading of its level', () => {
  checkLenses('<|## Mountain rivers|>\n\n## Next\n\n[@sandbar]\n', ['2 papers on Mountain rivers']);
});

test('an outer section counts what the inner ones cite', () => {
  checkLenses('<|# Mountain rivers|>\n\n## Old ones\n\n[@age-mountain-rivers]\n\n## Maps\n\n@sandbar\n', [
    'cites all 2 papers on Mountain rivers',
  ]);
});

test('a topic of one paper', () => {
  const { snapshot } = createFixtureWorkspace(`${riversAndHeads}//- /draft.md\n# Maps\n\n# Heads\n\n@longheads\n`);
  const sandbox = withTopics(snapshot, [topicOf('Maps', 'sandbar'), topicOf('Heads', 'longheads')]);
  assert.deepEqual(
    codeLens(sandbox, uriOf('/draft.md')).map(({ title }) => title),
    ['1 paper on Maps', 'cites the only paper on Heads'],
  );
});

test('the writer’s own key counts as the paper', () => {
  const bib = '//- /refs.bib\n@misc{sand20, title = {Sandbar: Mountain Rivers from Above}}\n';
  const { snapshot } = createFixtureWorkspace(`${riversAndHeads}${bib}//- /draft.md\n# Mountain rivers\n\n[@sand20]\n`);
  assert.deepEqual(
    listTopicSections(snapshot, uriOf('/draft.md')).map(({ citedCount, listUncited }) => [citedCount, listUncited().map(({ key }) => key)]),
    [[1, ['age-mountain-rivers']]],
  );
});

test('an item of an inserted outline counts once the writer has changed it', () => {
  const before = createFixtureWorkspace(`${riversAndHeads}//- /draft.md\n# Work\n`).snapshot;
  const { edits } = topicOutline(before, uriOf('/draft.md'), 6)!;
  const outline = applyEdits('# Work\n', edits);
  const titlesIn = (draft: string): readonly string[] =>
    codeLens(createFixtureWorkspace(`${riversAndHeads}//- /draft.md\n${draft}`).snapshot, uriOf('/draft.md')).map(({ title }) => title);
  assert.deepEqual(titlesIn(outline), ['2 papers on Mountain rivers', '2 papers on Retrieval heads']);
  const changed = outline.replace(/^- .*@sandbar.*$/m, '- As @sandbar shows, rivers wander.');
  assert.notEqual(changed, outline);
  assert.deepEqual(titlesIn(changed), ['cites 1 of 2 papers on Mountain rivers', '2 papers on Retrieval heads']);
});

test('an inserted heading keeps its line when new papers give its topic another name', () => {
  const before = createFixtureWorkspace(`${riversAndHeads}//- /draft.md\n# Work\n`).snapshot;
  const outline = applyEdits('# Work\n', topicOutline(before, uriOf('/draft.md'), 6)!.edits);
  const describe = (topics: readonly Topic[], draft = outline): readonly string[] => {
    const { snapshot } = createFixtureWorkspace(`${riversAndHeads}//- /draft.md\n${draft}`);
    return codeLens(withTopics(snapshot, topics), uriOf('/draft.md')).map(({ title }) => title);
  };
  const heads = topicOf('Retrieval heads', 'longheads', 'retrieval-heads-microscope');
  assert.deepEqual(describe([topicOf('Wandering water', 'sandbar', 'age-mountain-rivers'), heads]), [
    '2 papers on Wandering water',
    '2 papers on Retrieval heads',
  ]);
  // Half of the papers is no majority, and papers without a topic tell none.
  assert.deepEqual(describe([topicOf('Sand', 'sandbar'), topicOf('Age', 'age-mountain-rivers'), heads]), ['2 papers on Retrieval heads']);
  assert.deepEqual(describe([topicOf('Other papers', 'sandbar', 'age-mountain-rivers'), heads]), ['2 papers on Retrieval heads']);
  // What the writer wrote needs no outline to be on its own subject.
  const own = '# Lakes\n\nAs [@sandbar] and [@age-mountain-rivers] say.\n';
  assert.deepEqual(describe([topicOf('Wandering water', 'sandbar', 'age-mountain-rivers'), heads], own), []);
});

test('none where no heading names a topic, where the setting is off, and in files that are no drafts', () => {
  checkLenses('# Lakes\n\n# Rivers\n\n# Other papers\n', []);
  checkLenses('# Mountain rivers\n', [], '/draft.md', { codeLens: 'off' });
  const { snapshot } = createFixtureWorkspace(riversAndHeads);
  assert.deepEqual(listTopicSections(snapshot, uriOf('/digest.txt')), []);
});

test('the section around a place: the innermost one', () => {
  const { snapshot } = createFixtureWorkspace(
    `${riversAndHeads}//- /draft.md\nIntro\n\n# Mountain rivers\n\nA\n\n## Retrieval heads\n\nB\n\n## Third\n\nC\n`,
  );
  const uri = uriOf('/draft.md');
  const { text } = snapshot.drafts.get(uri)!;
  const labelAt = (word: string): string | undefined => findTopicSection(snapshot, uri, text.indexOf(word))?.topic.label;
  assert.deepEqual(['Intro', 'Mountain', 'A\n', '## Ret', 'B\n', '## Third', 'C\n'].map(labelAt), [
    undefined,
    'Mountain rivers',
    'Mountain rivers',
    'Retrieval heads',
    'Retrieval heads',
    'Mountain rivers',
    'Mountain rivers',
  ]);
});

function check(
  draft: string,
  name: PapersBlock,
  expected: { readonly papers: readonly string[]; readonly chosen: readonly string[]; readonly because: string },
  source = withDraft(draft),
): void {
  const { snapshot, cursor } = createFixtureWorkspace(source);
  const { papers, chosen, because } = choosePapers(snapshot, cursor.uri, cursor.offset, name)!;
  assert.deepEqual({ papers: papers.map(({ key }) => key), chosen: chosen.map(({ key }) => key), because }, expected);
}

test('the papers that the draft cites, in the order of the text', () => {
  check('As [@lark; @kite] and [@nobody] say<|>.\n', 'matrix', { papers: ['lark', 'kite'], chosen: ['lark', 'kite'], because: 'cited' });
  check('Nothing yet<|>.\n', 'matrix', { papers: [], chosen: [], because: 'cited' });
});

test('for a bibliography of notes those that have some', () => {
  check('As [@lark; @kite] say<|>.\n', 'annotated-bibliography', { papers: ['lark', 'kite'], chosen: ['kite'], because: 'cited' });
});

test('a note that says nothing is none', () => {
  const empty = '//- /marginalia/notes/lark.md\n---\nkey: lark\ntitle: "Lark: Songs of the Hills"\ntags: []\nstatus: reading\n---\n';
  const draft = 'As [@lark; @kite] say<|>.\n';
  check(draft, 'annotated-bibliography', { papers: ['lark', 'kite'], chosen: ['kite'], because: 'cited' }, `${withDraft(draft)}${empty}`);
});

test('those of the block, in its order, where one is there', () => {
  check('As [@kite] says<|>.\n\n<!-- marginalia matrix -->\n\n| Lark [@lark] |\n\n<!-- /marginalia -->\n', 'matrix', {
    papers: ['lark', 'kite'],
    chosen: ['lark'],
    because: 'block',
  });
});

test('the papers of the topic that the heading names', () => {
  const digest =
    '//- /digest.txt\nLongHeads: Retrieval Heads for Long Text\n\nRetrieval heads look far back. We present LongHeads, a cache that is kept for retrieval heads alone.\n\nRetrieval Heads under a Microscope\n\nWhat do retrieval heads do? This paper looks at retrieval heads, one after the other.\n\nOn the Age of Mountain Rivers\n\nMountain rivers are old. This paper says how old mountain rivers are, by counting layers of sand.\n\nSandbar: Mountain Rivers from Above\n\nPictures of mountain rivers abound. We present Sandbar, a map of mountain rivers made from pictures.\n';
  check(
    '',
    'matrix',
    { papers: ['age-mountain-rivers', 'sandbar', 'longheads'], chosen: ['age-mountain-rivers', 'sandbar'], because: 'topic' },
    `${digest}//- /draft.md\n## Mountain rivers\n\nText [@longheads]<|>.\n`,
  );
});

test('keys of papers; what is no draft has no answer', () => {
  const { snapshot } = createFixtureWorkspace(withDraft('One<|>.\n'));
  assert.deepEqual(
    getPapersByKeys(snapshot, ['lark', 'nobody', 'kite', 'lark']).map(({ key }) => key),
    ['lark', 'kite'],
  );
  assert.equal(choosePapers(snapshot, 'file:///desk/a-digest.txt', 0, 'matrix'), undefined);
});
