import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findEntryKeyUnderCursor,
  findEntryUnderCursor,
  findItemUnderCursor,
  getCitationOffset,
  getWordEnd,
  getWordOrCitationEnd,
} from '../../../../server/src/features/evidence/citationAtCursor';
import { findPassage } from '../../../../server/src/features/evidence/passage';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

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
