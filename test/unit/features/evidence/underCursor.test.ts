import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPassage } from '../../../../server/src/features/evidence/passage';
import {
  findEntryKeyUnderCursor,
  findEntryUnderCursor,
  findItemUnderCursor,
  findPaperAroundCursor,
  findPaperUnderCursor,
  getCitationOffset,
  getWordEnd,
  getWordOrCitationEnd,
  knowsPaperUnderCursor,
} from '../../../../server/src/features/evidence/underCursor';
import { WorkspaceHost } from '../../../../server/src/workspace/workspaceHost';
import { applyEdits, createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

test('the item whose key the cursor touches, at each offset of it', () => {
  const { snapshot, files } = createFixtureWorkspace('//- /a.md\nIn [see <|@one|>, p. 3; @two].');
  const draft = snapshot.drafts.get(uriOf('/a.md'))!;
  const [range] = files[0]!.ranges;
  for (let offset = 0; offset <= draft.text.length; offset++) {
    const isOnKey = offset > range!.start && offset <= range!.end;
    assert.equal(findItemUnderCursor(draft, offset)?.key === 'one', isOnKey, `${offset}`);
  }
});

test('the entry in which a place stands, and its keys', () => {
  const { snapshot, files } = createFixtureWorkspace(
    '//- /refs.bib\n% text\n<e|@misc{<k|one|>, ids = {<k|uno|>, <k|ein|>},\n title = {One}}|>\n\n@misc{two, title = {Two}}\n',
  );
  const file = snapshot.bibliographies.get(uriOf('/refs.bib'))!;
  const [entry, ...keys] = files[0]!.ranges;
  for (let offset = 0; offset < file.text.indexOf('@misc{two'); offset++) {
    assert.equal(
      findEntryUnderCursor(file, offset)?.entry.key,
      offset >= entry!.start && offset <= entry!.end ? 'one' : undefined,
      `${offset}`,
    );
    const key = keys.find(({ start, end }) => start <= offset && offset <= end);
    assert.equal(
      findEntryKeyUnderCursor(file, offset)?.key,
      key === undefined ? undefined : file.text.slice(key.start, key.end),
      `${offset}`,
    );
  }
});

/** Cites `new` for the sentence at the drawn cursor. */
function check(path: '/draft.md' | '/draft.tex', before: string, after: string): void {
  const { snapshot, cursor } = createFixtureWorkspace(`//- ${path}\n${before}`);
  const draft = snapshot.drafts.get(uriOf(path))!;
  const { span } = findPassage(draft, { start: cursor.offset, end: cursor.offset });
  const edit = draft.writer()!.citations.insertCitation(getCitationOffset(draft, span), ['new']);
  assert.equal(applyEdits(draft.text, [edit]), after);
}

test('before the full stop, in the draft’s language', () => {
  check('/draft.md', 'Heads<|> differ. More.', 'Heads differ [@new]. More.');
  check('/draft.md', 'Do heads<|> differ?! More.', 'Do heads differ [@new]?! More.');
  check('/draft.md', 'Heads (see Fig. 2)<|>.', 'Heads (see Fig. 2) [@new].');
  check('/draft.md', '**Heads<|> differ.** More.', '**Heads differ [@new].** More.');
  check('/draft.tex', '\\usepackage{natbib}\n\nHeads<|> differ. More.', '\\usepackage{natbib}\n\nHeads differ~\\citep{new}. More.');
});

test('after the closing quotation mark', () => {
  check('/draft.md', 'They say "heads<|> differ." More.', 'They say "heads differ." [@new] More.');
});

test('into the citation that stands there', () => {
  check('/draft.md', 'Heads<|> differ [@a; @b]. More.', 'Heads differ [@a; @b; @new]. More.');
  check('/draft.md', 'Heads<|> differ [@a, p. 3].', 'Heads differ [@a, p. 3; @new].');
  check('/draft.md', 'Heads<|> differ [@a]', 'Heads differ [@a; @new]');
  check('/draft.md', 'Heads<|> differ.[@a] More.', 'Heads differ.[@a; @new] More.');
  check('/draft.tex', 'Heads<|> differ~\\cite{a,b}. More.', 'Heads differ~\\cite{a,b,new}. More.');
  check('/draft.tex', 'Heads<|> differ.\\footcite{a} More.', 'Heads differ.\\footcite{a,new} More.');
});

test('a name in the sentence takes no further work', () => {
  check('/draft.tex', 'Heads<|> differ, says \\textcite{a}.', 'Heads differ, says \\textcite{a}~\\parencite{new}.');
  check('/draft.md', 'As @a says, heads<|> differ.', 'As @a says, heads differ [@new].');
});

test('at the end of a text without a full stop, after what closes it, before a comment', () => {
  check('/draft.md', 'Heads<|> differ', 'Heads differ [@new]');
  check('/draft.md', 'Heads<|> *differ*\n\nMore.', 'Heads *differ* [@new]\n\nMore.');
  check('/draft.md', 'Heads<|> of $n^2$\n\nMore.', 'Heads of $n^2$ [@new]\n\nMore.');
  check('/draft.md', '# Heads<|> differ\n', '# Heads differ [@new]\n');
  check('/draft.tex', 'Heads<|> \\emph{differ} % why\n', 'Heads \\emph{differ}~\\cite{new} % why\n');
});

/** Both answers, as the text before them. */
function places(text: string, path = '/draft.md'): readonly string[] {
  const { snapshot, cursor } = createFixtureWorkspace(`//- ${path}\n${text}`);
  const draft = snapshot.drafts.get(cursor.uri)!;
  return [getWordEnd, getWordOrCitationEnd].map((skip) => draft.text.slice(0, skip(draft, cursor.offset)));
}

test('after the word that the place is inside of', () => {
  assert.deepEqual(places('as sho<|>wn here'), ['as shown', 'as shown']);
  assert.deepEqual(places('as <|>shown'), ['as ', 'as ']);
  assert.deepEqual(places('as shown<|>.'), ['as shown', 'as shown']);
  assert.deepEqual(places('e\u0301le\u0300<|>ve va'), ['e\u0301le\u0300ve', 'e\u0301le\u0300ve']);
});

test('after the citation for what stands by itself; inside for one more key', () => {
  assert.deepEqual(places('as [@do<|>e99] says'), ['as [@do', 'as [@doe99]']);
  assert.deepEqual(places('as \\cite{do<|>e} says', '/draft.tex'), ['as \\cite{do', 'as \\cite{doe}']);
});

test('code is left alone', () => {
  assert.deepEqual(places('as `co<|>de` says'), ['as `co', 'as `co']);
  assert.deepEqual(places('as \\verb+al<|>pha+ says', '/draft.tex'), ['as \\verb+al', 'as \\verb+al']);
});

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
