import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPassage } from '../../../../server/src/features/evidence/passage';
import { createSameSubjectTest, findPriorCitations } from '../../../../server/src/features/evidence/priorCitations';
import { suggest } from '../../../../server/src/features/finding/papersForPassage';
import { createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

function openSandbox(draft: string, chapter: string): FixtureWorkspace {
  return createFixtureWorkspace(`${papersDigest}//- /chapter.md\n${chapter}\n//- /draft.md\n${draft}`);
}

/** Keys with the sentence that each is cited in, for the sentence at the drawn cursor. */
function find({ snapshot, cursor }: FixtureWorkspace): readonly string[] {
  const passage = findPassage(snapshot.drafts.get(cursor.uri)!, { start: cursor.offset, end: cursor.offset });
  return [...findPriorCitations(snapshot, cursor.uri, passage)].map(([{ key }, { sentence }]) => `${key}: ${sentence}`);
}

test('papers that other sentences cite for the like', () => {
  assert.deepEqual(
    find(openSandbox('Windmills turn slowly in summer<|>.', 'Windmills are slow [@sigma-sparse]. Rivers are not [@longheads].')),
    ['sigma-sparse: Windmills are slow.'],
  );
});

test('not for what the sentence itself cites', () => {
  assert.deepEqual(find(openSandbox('Windmills turn<|> slowly [@sigma-sparse].', 'Rivers are not slow.')), []);
  assert.deepEqual(find(openSandbox('Windmills turn<|> slowly [@sigma-sparse].', 'Windmills turn slowly [@longheads].')), [
    'longheads: Windmills turn slowly.',
  ]);
});

test('a change of a draft counts at once', () => {
  const sandbox = openSandbox('Windmills turn slowly<|>.', 'Windmills are slow [@sigma-sparse].');
  assert.equal(find(sandbox).length, 1);
  const snapshot = sandbox.host.apply({
    kind: 'document',
    uri: uriOf('/chapter.md'),
    languageId: 'markdown',
    text: 'Windmills are slow [@kiteformer].',
  });
  const passage = findPassage(snapshot.drafts.get(sandbox.cursor.uri)!, { start: sandbox.cursor.offset, end: sandbox.cursor.offset });
  assert.deepEqual(
    [...findPriorCitations(snapshot, sandbox.cursor.uri, passage).keys()].map(({ key }) => key),
    ['kiteformer'],
  );
});

test('it lifts a paper among the suggestions, and says by which sentence', () => {
  const { snapshot, cursor } = openSandbox('Windmills turn slowly in summer<|>.', 'Windmills turn slowly [@sigma-differential].');
  const [first] = suggest(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset }, 5)!.found;
  assert.deepEqual([first!.paper.key, first!.citedIn], ['sigma-differential', 'Windmills turn slowly.']);
});

const paper = {
  title: 'KiteCache: Sailing over Rivers',
  names: ['KiteCache'],
  abstract: 'Boats need a cache. A cache of knots is read once, and our method is better than data of others.',
};

test('a word of the title or of a name is enough', () => {
  for (const sentence of [
    'We went sailing, and the wind rose over the hills.',
    'KiteCache was there before, as most people in the harbour know.',
  ])
    assert.ok(createSameSubjectTest(sentence)(paper), sentence);
});

test('of the abstract two words, or one that it repeats, or that is half of what a sentence says', () => {
  assert.ok(createSameSubjectTest('The boats had knots, and the harbour was quiet in the evening.')(paper));
  assert.ok(createSameSubjectTest('The cache was empty, and the harbour was quiet in the evening.')(paper));
  assert.ok(createSameSubjectTest('Two knots.')(paper));
  assert.ok(!createSameSubjectTest('The knots were wet, and the harbour was quiet in the evening.')(paper));
});

test('ordinary words of the language and of abstracts are no subject', () => {
  for (const sentence of ['It is over.', 'Our method needs better data than others.', 'They read it once.', '', '…', '漢字'])
    assert.ok(!createSameSubjectTest(sentence)(paper), sentence);
});
