import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertNote, type NoteToInsert } from '../../../../server/src/features/annotating/insertNote';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { applyAnswer, checkSettled, noteUri, type Output, open, withDraft, write } from '../outputsSandbox';

const insert =
  (form: NoteToInsert['form'], id = 'n-ice1', note = noteUri): Output =>
  ({ snapshot }, uri, offset) =>
    insertNote(snapshot, uri, offset, { note, id, form });

function check(before: string, form: NoteToInsert['form'], after: string, path = '/draft.md', more = ''): void {
  const outputted = write(withDraft(before, path) + more, insert(form));
  assert.equal(outputted.text, after);
  checkSettled(outputted, insert(form));
}

test('the passage as a quotation, with its citation', () => {
  check(
    'One<|>.\n\nTwo.\n',
    'quotation',
    'One.\n\n<!-- marginalia note n-ice1 -->\n\n> boats struggle with ice [@kite]\n\n<!-- /marginalia -->\n\nTwo.\n',
  );
  check(
    'One~\\citep{x}<|>.\n',
    'quotation',
    'One~\\citep{x}.\n\n% marginalia note n-ice1\n\\begin{quote}\nboats struggle with ice~\\citep{kite}\n\\end{quote}\n% /marginalia\n',
    '/draft.tex',
  );
});

test('as a comment for later, with the writer’s words', () => {
  check(
    'One<|>.\n',
    'comment',
    'One.\n\n<!-- marginalia note n-ice1 -->\n\n<!--\n> boats struggle with ice [@kite]\n\nTrue of *ferries* too. #ice\n-->\n\n<!-- /marginalia -->\n',
  );
  check(
    'One<|>.\n',
    'comment',
    'One.\n\n% marginalia note n-ice1\n% \\begin{quote}\n% boats struggle with ice~\\cite{kite}\n% \\end{quote}\n%\n% True of *ferries* too. #ice\n% /marginalia\n',
    '/draft.tex',
  );
});

test('the other form takes the place of the first, and what stands around stays', () => {
  const first = write(withDraft('One<|>.\n\nTwo.\n'), insert('quotation'));
  const again = applyAnswer(first.text, insert('comment')(open(first, first.text), first.uri, first.text.length));
  assert.equal(
    again,
    first.text.replace('> boats struggle with ice [@kite]', '<!--\n> boats struggle with ice [@kite]\n\nTrue of *ferries* too. #ice\n-->'),
  );
});

test('the key is the one that the draft cites the paper by', () => {
  check(
    '---\nbibliography: refs.bib\n---\n\nOne<|>.\n',
    'quotation',
    '---\nbibliography: refs.bib\n---\n\nOne.\n\n<!-- marginalia note n-ice1 -->\n\n> boats struggle with ice [@snow2024]\n\n<!-- /marginalia -->\n',
    '/draft.md',
    '//- /refs.bib\n@misc{snow2024, title = {Kite: Rivers of Snow}}\n',
  );
});

test('what is gone, or has no paper, is refused', () => {
  const { snapshot } = createFixtureWorkspace(
    `${withDraft('One.\n')}//- /marginalia/notes/owl.md\n---\nkey: owl\ntitle: Owl\n---\n\n> hoot\n\n^n-owl1\n`,
  );
  const ask = (id: string, note: string): unknown => insertNote(snapshot, uriOf('/draft.md'), 0, { note, id, form: 'quotation' });
  assert.deepEqual(ask('n-gone', noteUri), { kind: 'refused', reason: 'The note no longer exists.' });
  assert.match(
    JSON.stringify(ask('n-owl1', uriOf('/marginalia/notes/owl.md'))),
    /"kind":"refused","reason":"The note's paper isn't in any digest/,
  );
  assert.equal(insertNote(snapshot, uriOf('/a-digest.txt'), 0, { note: noteUri, id: 'n-ice1', form: 'quotation' }), undefined);
});

test('hostile passages and words do nothing', () => {
  const passage = 'Snow --> <b>*x*</b> [@evil] \\input{x} %';
  const note = `//- /marginalia/notes/lark.md\n---\nkey: lark\ntitle: "Lark: Songs of the Hills"\n---\n\n> Snow \\-\\-\\> \\<b\\>\\*x\\*\\</b\\> \\[\\@evil\\] \\\\input\\{x\\} %\n\n^n-evil1\n\nmine --> [@kite] \\cite{kite}\n`;
  for (const path of ['/draft.md', '/draft.tex']) {
    for (const form of ['quotation', 'comment'] as const) {
      const output = insert(form, 'n-evil1', uriOf('/marginalia/notes/lark.md'));
      const outputted = write(`${withDraft('One<|>.\n', path)}${note}`, output);
      checkSettled(outputted, output);
      const keys = open(outputted, outputted.text)
        .snapshot.drafts.get(outputted.uri)!
        .scan()
        .citations.flatMap(({ items }) => items.map(({ key }) => key));
      assert.deepEqual(keys, form === 'quotation' ? ['lark'] : [], outputted.text);
      assert.ok(!outputted.text.includes(passage), outputted.text);
    }
  }
});

test('of a passage as long as an abstract whole sentences are quoted, or else whole words', () => {
  const quoted = (passage: string): string => {
    const note = `//- /marginalia/notes/lark.md\n---\nkey: lark\ntitle: "Lark: Songs of the Hills"\n---\n\n> ${passage}\n\n^n-long\n\nAll of it.\n`;
    const { text } = write(withDraft('One<|>.\n') + note, insert('quotation', 'n-long', uriOf('/marginalia/notes/lark.md')));
    return /^> (.*) \[@lark\]$/ms.exec(text)?.[1]?.replace(/\n> ?/g, ' ') ?? text;
  };
  const sentence = 'Larks climb the hills of the north slowly, and sing of rivers all the while that they are on their way.';
  assert.equal(quoted(Array(20).fill(sentence).join(' ')), `${Array(4).fill(sentence).join(' ')} …`);
  assert.equal(quoted(sentence), sentence);
  const words = quoted('hills and '.repeat(200).trim());
  assert.match(words, /^(?:hills and )+…$|^(?:hills and )*hills …$/);
  assert.ok(words.length <= 502, String(words.length));
});
