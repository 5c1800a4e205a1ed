import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findPaperAroundCursor,
  findPaperUnderCursor,
  knowsPaperUnderCursor,
} from '../../../../server/src/features/finding/paperUnderCursor';
import { WorkspaceHost } from '../../../../server/src/workspace/workspaceHost';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

/** `draft` draws the cursor and, as a range, what was understood; `keys` are the papers that it means. */
function checkPaperAt(draft: string, keys: readonly string[], path = '/draft.md'): void {
  const { snapshot, cursor, files } = createFixtureWorkspace(`${papersDigest}//- ${path}\n${draft}`);
  const found = findPaperUnderCursor(snapshot, cursor.uri, cursor.offset);
  assert.deepEqual(found?.papers.map(({ key }) => key) ?? [], keys, draft);
  const drawn = files.find((file) => uriOf(file.path) === cursor.uri)!;
  const expected = drawSpans(snapshot, cursor.uri, drawn.ranges, cursor.offset);
  assert.equal(drawSpans(snapshot, cursor.uri, found === undefined ? [] : [found.span], cursor.offset), expected);
}

test('a citation key, at both of its ends and inside', () => {
  checkPaperAt('Cited [see @<|<|>kiteformer|>, p. 3].', ['kiteformer']);
  checkPaperAt('Cited [see @<|kite<|>former|>, p. 3].', ['kiteformer']);
  checkPaperAt('Cited [see @<|kiteformer<|>|>, p. 3].', ['kiteformer']);
  checkPaperAt('Cited \\citep[see][]{longheads,<|kite<|>former|>}.', ['kiteformer'], '/draft.tex');
});

test('the rest of a citation is no key', () => {
  checkPaperAt('Cited [se<|>e @kiteformer, p. 3].', []);
  checkPaperAt('Cited [see @kiteformer, p.<|> 3].', []);
});

test('a key that no paper has', () => {
  checkPaperAt('Cited [@nob<|>ody].', []);
  // The name of a paper in a key of somebody else is no name.
  checkPaperAt('Cited [@KiteFormer<|>-2019].', []);
});

test('a short key that two papers grew out of means both', () => {
  checkPaperAt('Cited [@<|sig<|>ma|>].', ['sigma-sparse', 'sigma-differential']);
});

test('a longer key than the paper needs means the paper', () => {
  checkPaperAt('Cited [@<|kiteformer-tether<|>ed|>].', ['kiteformer']);
});

test('a name in prose, with its punctuation left out', () => {
  checkPaperAt('As <|Kite<|>Former|> shows.', ['kiteformer']);
  checkPaperAt('as shown by <|KiteFormer<|>|>.', ['kiteformer']);
  checkPaperAt('(<|<|>KiteFormer|>)', ['kiteformer']);
  checkPaperAt('**<|Kite<|>Former|>**', ['kiteformer']);
  checkPaperAt('\\emph{<|Kite<|>Former|>}', ['kiteformer'], '/draft.tex');
});

test('a name in the genitive', () => {
  checkPaperAt("in <|KiteFormer<|>'s|> layers", ['kiteformer']);
  checkPaperAt('in <|KiteFormer<|>’s|> layers', ['kiteformer']);
});

test('a name that two papers have means both', () => {
  checkPaperAt('While <|Si<|>gma|> is', ['sigma-sparse', 'sigma-differential']);
});

test('a name in another letter case is a word', () => {
  checkPaperAt('a sig<|>ma of two', []);
  checkPaperAt('a kite<|>former', []);
});

test('no name in code, math, comments', () => {
  checkPaperAt('`Kite<|>Former`', []);
  checkPaperAt('$Sig<|>ma$', []);
  checkPaperAt('```\nKite<|>Former\n```\n', []);
  checkPaperAt('% Kite<|>Former\n', [], '/draft.tex');
});

test('empty and far-off places', () => {
  checkPaperAt('<|>', []);
  const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /draft.md\nKiteFormer`);
  assert.equal(findPaperUnderCursor(snapshot, uriOf('/draft.md'), 9999), undefined);
  assert.equal(findPaperUnderCursor(snapshot, uriOf('/no-such-file.md'), 0), undefined);
});

test('the title in a digest, and names in its abstracts', () => {
  const check = (marked: string, keys: readonly string[]): void => {
    const source = papersDigest.replace(marked.replace(/<\|>|<\||\|>/g, ''), marked);
    const { snapshot, cursor } = createFixtureWorkspace(source);
    const found = findPaperUnderCursor(snapshot, cursor.uri, cursor.offset);
    assert.deepEqual(found?.papers.map(({ key }) => key) ?? [], keys, marked);
    if (found === undefined) return;
    assert.equal(
      drawSpans(snapshot, cursor.uri, [found.span], cursor.offset),
      drawSpans(snapshot, cursor.uri, cursor.file.ranges, cursor.offset),
    );
  };
  check('<|A Plain Look<|> at Cache Eviction|>', ['plain-look-cache-eviction']);
  check('<|><|KiteFormer: Tethered Attention for Very Long Documents|>', ['kiteformer']);
  check('We introduce <|Kite<|>Former|>, a', ['kiteformer']);
  check('Caches fill<|> up', []);
  // The title itself tells which of the two it is.
  check('<|Sig<|>ma: Differential Rescaling of Scores|>', ['sigma-differential']);
});

test('a place in an abstract means its paper to those who ask around it, and a name there the paper of that name', () => {
  const keysAt = (words: string): readonly string[] => {
    const { snapshot, cursor } = createFixtureWorkspace(papersDigest.replace(words, words.replace(/\b/, '<|>')));
    return findPaperAroundCursor(snapshot, cursor.uri, cursor.offset)?.papers.map(({ key }) => key) ?? [];
  };
  assert.deepEqual(keysAt('Caches fill up'), ['plain-look-cache-eviction']);
  assert.deepEqual(keysAt('A Plain Look at Cache Eviction'), ['plain-look-cache-eviction']);
  assert.deepEqual(keysAt('We introduce KiteFormer, a'), ['kiteformer']);
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- /draft.md\nplain <|>words`);
  assert.equal(findPaperAroundCursor(snapshot, cursor.uri, cursor.offset), undefined);
});

test('what is known early is known to be known', () => {
  const host = new WorkspaceHost();
  const uri = uriOf('/draft.md');
  const text = 'KiteFormer [@longheads]';
  host.apply({ kind: 'document', uri, languageId: 'markdown', text });
  assert.equal(knowsPaperUnderCursor(host.snapshot, uri, 3), false);
  const [digest] = createFixtureWorkspace(papersDigest).snapshot.digests.values();
  host.apply({ kind: 'disk', files: [{ uri: digest!.uri, bytes: new TextEncoder().encode(digest!.text) }] });
  assert.equal(host.snapshot.ready, false);
  assert.equal(knowsPaperUnderCursor(host.snapshot, uri, 3), true);
  assert.equal(knowsPaperUnderCursor(host.snapshot, uri, text.length - 2), true);
  assert.equal(knowsPaperUnderCursor(host.snapshot, uriOf('/other.md'), 3), false);
});
