import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citationEdit } from '../../../../server/src/features/citing/citationEdit';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** The draft before, with the cursor, and after citing `kiteformer` there, with words of it or without. */
function checkCitationEdit(before: string, after: string, path = '/draft.md', quotation?: string): void {
  const { snapshot, cursor } = createFixtureWorkspace(`//- ${path}\n${before}`);
  const edit = citationEdit(snapshot, cursor.uri, cursor.offset, ['kiteformer'], quotation === undefined ? {} : { quotation });
  assert.ok(edit);
  assert.equal(applyEdits(cursor.file.text, [edit]), after);
}

test('Markdown: a new citation, a space before it where a word ends', () => {
  checkCitationEdit('as shown<|>.', 'as shown [@kiteformer].');
  checkCitationEdit('as shown <|>', 'as shown [@kiteformer]');
  checkCitationEdit('<|>', '[@kiteformer]');
});

test('Markdown: one more item in the citation under the cursor', () => {
  checkCitationEdit('as [@a<|>; @b].', 'as [@a; @kiteformer; @b].');
  checkCitationEdit('as [see @a, p. 3; @b<|>].', 'as [see @a, p. 3; @b; @kiteformer].');
  checkCitationEdit('as [see @a, p.<|> 3].', 'as [see @a, p. 3; @kiteformer].');
  checkCitationEdit('as [<|>@a].', 'as [@kiteformer; @a].');
});

test('Markdown: after a citation and beside a narrative one a new one', () => {
  checkCitationEdit('as [@a]<|>.', 'as [@a] [@kiteformer].');
  checkCitationEdit('as @a<|> says', 'as @a [@kiteformer] says');
});

test('nothing goes into a word: what is dropped there stands after it', () => {
  checkCitationEdit('as sho<|>wn here.', 'as shown [@kiteformer] here.');
  checkCitationEdit('as sho<|>wn here.', 'as shown~\\cite{kiteformer} here.', '/draft.tex');
  checkCitationEdit('\u98ce<|>\u7b5d', '\u98ce\u7b5d [@kiteformer]');
});

test('words of the paper stand after the word or the citation, with a space on each side that needs one', () => {
  const check = (before: string, after: string, path?: string): void => checkCitationEdit(before, after, path, 'flies low');
  check('as sho<|>wn here.', 'as shown "flies low" [@kiteformer] here.');
  check('as shown<|>.', 'as shown "flies low" [@kiteformer].');
  check('as <|>shown', 'as "flies low" [@kiteformer] shown');
  check('(<|>)', '("flies low" [@kiteformer])');
  check('as [see @a, p.<|> 3].', 'as [see @a, p. 3] "flies low" [@kiteformer].');
  check('<|>', '"flies low" [@kiteformer]');
  check('as \\cite{a<|>}.', "as \\cite{a} ``flies low'' \\cite{kiteformer}.", '/draft.tex');
});

test('LaTeX: a new command, tied to the word before it', () => {
  checkCitationEdit('as shown<|>.', 'as shown~\\cite{kiteformer}.', '/draft.tex');
  checkCitationEdit('\\usepackage{natbib}\nas shown<|>.', '\\usepackage{natbib}\nas shown~\\citep{kiteformer}.', '/draft.tex');
  checkCitationEdit('as shown <|>', 'as shown \\cite{kiteformer}', '/draft.tex');
});

test('LaTeX: one more key in the citation under the cursor', () => {
  checkCitationEdit('\\citep[see][p.~3]{a<|>,b}', '\\citep[see][p.~3]{a,kiteformer,b}', '/draft.tex');
  checkCitationEdit('\\cite{<|>a}', '\\cite{a,kiteformer}', '/draft.tex');
  checkCitationEdit('\\ci<|>te{a}', '\\cite{a,kiteformer}', '/draft.tex');
});

test('the result cites the paper, wherever the cursor stands', () => {
  for (const [path, text] of [
    ['/draft.md', 'Heads [see @a, p. 3; @b] matter @c, as [@d] says.\n\n- item\n'],
    ['/draft.tex', 'Heads \\citep[see][p.~3]{a,b} matter \\citet{c} as \\cite{d} says.\n'],
  ] as const) {
    const { snapshot, host } = createFixtureWorkspace(`//- ${path}\n${text}`);
    const uri = uriOf(path);
    const { language } = snapshot.drafts.get(uri)!;
    const citedBefore = keysOf(text, language);
    for (let offset = 0; offset <= text.length; offset++) {
      // At the start of a word or a name no writer inserts a citation.
      if (/\w/.test(text[offset] ?? '') && /[\\@ ]/.test(text[offset - 1] ?? '')) continue;
      const edit = citationEdit(host.snapshot, uri, offset, ['kiteformer'])!;
      const after = applyEdits(text, [edit]);
      assert.deepEqual(
        keysOf(after, language).filter((key) => key !== 'kiteformer'),
        citedBefore,
        after,
      );
      assert.ok(keysOf(after, language).includes('kiteformer'), after);
    }
  }
});

test('several papers in one citation, and where that citation ends', () => {
  const check = (before: string, after: string, path: string): void => {
    const { snapshot, cursor } = createFixtureWorkspace(`//- ${path}\n${before}`);
    const { text } = cursor.file;
    const edit = citationEdit(snapshot, cursor.uri, cursor.offset, ['kiteformer', 'doe:99.', 'third'])!;
    const grown = edit.newText.length - (edit.span.end - edit.span.start);
    const changed = applyEdits(text, [edit]);
    assert.equal(`${changed.slice(0, edit.citationEnd + grown)}|${changed.slice(edit.citationEnd + grown)}`, after);
    assert.deepEqual(edit.written, ['kiteformer', 'doe:99.', 'third']);
  };
  check('as shown<|>.', 'as shown [@kiteformer; @{doe:99.}; @third]|.', '/draft.md');
  check('as [@a<|>, p. 3; @b].', 'as [@a, p. 3; @kiteformer; @{doe:99.}; @third; @b]|.', '/draft.md');
  check('as [<|>see @a].', 'as [@kiteformer; @{doe:99.}; @third; see @a]|.', '/draft.md');
  check('as shown<|>.', 'as shown~\\cite{kiteformer,doe:99.,third}|.', '/draft.tex');
  check('as \\citep[see][p.~3]{a<|>,b}.', 'as \\citep[see][p.~3]{a,kiteformer,doe:99.,third,b}|.', '/draft.tex');
});

test('a key is replaced by one key, and its citation ends where it ended', () => {
  const { snapshot, cursor } = createFixtureWorkspace('//- /draft.md\nas [@a<|>, p. 3; @b].');
  const edit = citationEdit(snapshot, cursor.uri, cursor.offset, ['kiteformer', 'third'], { mode: 'replace' })!;
  assert.equal(applyEdits(cursor.file.text, [edit]), 'as [@kiteformer, p. 3; @b].');
  assert.equal(edit.citationEnd, 'as [@a, p. 3; @b]'.length);
  assert.deepEqual(edit.written, ['kiteformer']);
});

function keysOf(text: string, language: { scan(text: string): { citations: readonly { items: readonly { key: string }[] }[] } }): string[] {
  return language.scan(text).citations.flatMap(({ items }) => items.map(({ key }) => key));
}

test('no edit in a document that is no draft', () => {
  const { snapshot } = createFixtureWorkspace('//- /digest.txt\nText\n//- /notes.txt\nText\n');
  assert.equal(citationEdit(snapshot, uriOf('/digest.txt'), 0, ['kiteformer']), undefined);
  assert.equal(citationEdit(snapshot, uriOf('/notes.txt'), 0, ['kiteformer']), undefined);
});

test('words of the paper are quoted before a citation of their own', () => {
  const check = (before: string, after: string, path: string): void => {
    const { snapshot, cursor } = createFixtureWorkspace(`//- ${path}\n${before}`);
    const edit = citationEdit(snapshot, cursor.uri, cursor.offset, ['kiteformer'], { quotation: '50% of *kites*' });
    assert.ok(edit);
    assert.equal(applyEdits(cursor.file.text, [edit]), after);
  };
  check('as shown: <|>', 'as shown: "50% of \\*kites\\*" [@kiteformer]', '/draft.md');
  check('as shown: <|>', "as shown: ``50\\% of *kites*'' \\cite{kiteformer}", '/draft.tex');
});
