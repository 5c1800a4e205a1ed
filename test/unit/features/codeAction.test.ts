import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeActionQuery, codeAction, findCiteSuggestion } from '../../../server/src/features/codeAction';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { papersDigest } from './papers';

const refs = '//- /refs.bib\n@misc{ice20, title = {Ice}}\n';
const head = '---\nbibliography: refs.bib\n---\n';
const digest = 'Moraine: A Model of Glaciers\n\nGlaciers move. We present Moraine, a model of how they do, with a step of ten years.\n';

/** Kind and title of each action at the cursor or for the range that is drawn. */
function actions(source: string, query: Partial<CodeActionQuery> = {}): readonly string[] {
  const { snapshot, files } = createFixtureWorkspace(source);
  const file = files.find(({ cursor, ranges }) => cursor !== undefined || ranges.length > 0)!;
  const [span = { start: file.cursor!, end: file.cursor! }] = file.ranges;
  const asked = {
    span,
    kinds: undefined,
    trigger: 'menu',
    codes: new Set<string>(),
    annotationId: 'n-1',
    day: '2026-11-30',
    ...query,
  } as const;
  return codeAction(snapshot, `file:///desk${file.path}`, asked).map(({ kind, title }) => `${kind}: ${title}`);
}

test('quick fixes before other ways to write a citation', () => {
  const source = `${refs}//- /a.md\n${head}[@ice<|>21]\n`;
  assert.deepEqual(actions(source), [
    'quickfix: Change to "ice20"',
    'quickfix: Find "ice21" in your library...',
    'refactor.rewrite: Cite in the sentence',
    'refactor.rewrite: Cite only the year',
  ]);
});

test('kinds are hierarchical, and organizing a draft has to be named', () => {
  const source = `${refs}//- /a.md\n${head}[@ice<|>21; @ice20; @ice20]\n`;
  assert.ok(actions(source, { kinds: ['refactor'] }).every((action) => action.startsWith('refactor.rewrite: ')));
  assert.ok(actions(source).every((action) => !action.startsWith('source.')));
  assert.deepEqual(actions(source, { kinds: ['source'] }), ['source.organizeCitations: Organize citations']);
});

test('the light bulb annotates nothing, and corrects a digest only where a block was passed over', () => {
  const source = `//- /digest.txt\n${digest.replace('Glaciers move', '<|Glaciers move|>')}`;
  assert.ok(actions(source).includes('refactor.annotate: Annotate this passage'));
  assert.deepEqual(actions(source, { trigger: 'automatic' }), []);
  const titles = actions(`//- /digest.txt\n${digest}\n<|Rivers and Their Beds|>\n`, {
    trigger: 'automatic',
    codes: new Set(['malformed-digest']),
  });
  assert.deepEqual(titles, ['quickfix: This is a paper: "Rivers and Their Beds"']);
});

test('where a fix cites the paper that is named, it is offered once', () => {
  const source = (cited: string): string =>
    `//- /digest.txt\n${digest}\nDrumlin: Hills under Ice\n\nHills lie under ice. We present Drumlin, which finds them.\n//- /a.md\nIce moves [@moraine].\n\nHills under ice are found by Drum<|>lin${cited}.\n`;
  const cite = (actions: readonly string[]): readonly string[] => actions.filter((action) => action.includes(': Cite '));
  const named = actions(source(''), { codes: new Set(['uncited-mention']) });
  assert.deepEqual(cite(named), ['quickfix: Cite Drumlin', 'refactor.rewrite.cite: Cite a paper for this sentence...']);
  const refactorings = actions(source(''), { kinds: ['refactor'] });
  assert.deepEqual(cite(refactorings), [
    'refactor.rewrite.cite: Cite Drumlin for this sentence',
    'refactor.rewrite.cite: Cite a paper for this sentence...',
  ]);
});

/** The draft after the suggestion at the drawn cursor, with its title; undefined where there is none. */
function accept(draft: string, path = '/draft.md'): readonly string[] | undefined {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- ${path}\n${draft}`);
  const found = findCiteSuggestion(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset });
  return found && [found.title, applyEdits(cursor.file.text, [found.edit])];
}

test('the paper that a sentence plainly speaks of', () => {
  assert.deepEqual(accept('A tethered attention layer reads longer inputs<|>. More.'), [
    'Cite KiteFormer for this sentence',
    'A tethered attention layer reads longer inputs [@kiteformer]. More.',
  ]);
  assert.deepEqual(accept('Some heads look far back, most do not<|>.', '/draft.tex'), [
    'Cite LongHeads for this sentence',
    'Some heads look far back, most do not~\\cite{longheads}.',
  ]);
});

test('none where the sentence cites, or its end does', () => {
  assert.equal(accept('A tethered attention layer [@x] reads longer inputs<|>.'), undefined);
  assert.equal(accept('A tethered attention layer reads longer inputs<|> [@x].'), undefined);
  assert.equal(accept('A tethered attention layer reads longer inputs<|>.[@x]'), undefined);
});

test('none for a sentence that shares a word or two by chance', () => {
  for (const draft of ['We had a long walk<|>.', 'The weather was fine<|>.', '<|>', 'Attention<|>!'])
    assert.equal(accept(draft), undefined, draft);
  const { snapshot } = createFixtureWorkspace(papersDigest);
  assert.equal(findCiteSuggestion(snapshot, uriOf('/papers-digest.txt'), { start: 0, end: 0 }), undefined);
});
