import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PapersBlock, choosePapers, getPapersByKeys } from '../../../../server/src/features/topics/topicSections';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { withDraft } from '../outputsSandbox';

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
