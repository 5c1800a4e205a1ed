import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addAnnotation,
  type NoteSource,
  protectBody,
  removeAnnotation,
  renderNote,
  setBody,
  setResolved,
  setSelector,
  setStatus,
  setTitle,
} from '../../../../server/src/annotations/note/editNote';
import { parseNote } from '../../../../server/src/annotations/note/parseNote';
import type { Annotation } from '../../../../server/src/model/annotation';
import type { TextEdit } from '../../../../server/src/model/draft';
import { applyEdits } from '../../../../server/src/text/applyEdits';
import { forSeeds, type Random } from '../../../support/random';

function read(text: string): NoteSource {
  return { text, note: parseNote(text, 'kite.md') };
}

function after(file: NoteSource, edits: readonly TextEdit[]): NoteSource {
  return read(applyEdits(file.text, edits));
}

const bodies = [
  'one',
  'one\n\ntwo',
  '# Heading',
  'A\n===',
  'A\n---',
  '***',
  '^n-9',
  '- a\n- b',
  '```\n# code\n```',
  '> quoted\n\nwords',
  '<!-- marginalia {} -->',
  '| a |\n|---|',
  '\u{1d49c} #tag',
  '1. x',
  'a  ',
  '<<<<<<< x',
  '    code',
];
const quotes = ['two boats', '# heading', '> quoted', '--- x', '^n-1', '\u{1d49c}e\u0301', 'a "b" \\c', '<!-- x -->', '$x$'];

function makeNote(random: Random): NoteSource {
  let file = read(renderNote('kite', 'Kite: "Rivers"', 'reading'));
  for (let count = random.below(4); count >= 0; count--) {
    const after0 = random.shuffle([undefined, 'first' as const, file.note.annotations[0]?.id])[0];
    file = after(
      file,
      addAnnotation(
        file,
        {
          id: `n-${count}x${random.below(1000)}`,
          selector: { exact: random.pick(quotes), prefix: random.pick(['', 'p --> "q"']), suffix: '' },
          body: random.pick(['', ...bodies]),
        },
        after0,
      ),
    );
  }
  const text = file.text
    .replace('status:', 'mine: [1, 2] # own\nstatus:')
    .replace(/^---\n\n/m, random.pick(['---\n\n', '---\n\nFree words.\n\n', '---\n']));
  return read(random.pick([text, text.replace(/\n/g, '\r\n'), `${text}\n## Heading\n\nfree\n`, text.trimEnd()]));
}

/** All but one annotation, in the order of the file, with its bytes. */
function others(file: NoteSource, id: string): readonly string[] {
  return file.note.annotations.filter((each) => each.id !== id).map(({ span }) => file.text.slice(span.start, span.end));
}

const plain = (text: string): string => text.replace(/\r\n/g, '\n');

test('whatever is written is read again, and every other byte stays (slow)', () => {
  forSeeds(300, (random) => {
    const file = makeNote(random);
    assert.ok(file.note.isWritable && file.note.annotations.length > 0, file.text);
    const chosen: Annotation = random.pick(file.note.annotations);
    const { id } = chosen;
    const find = (changed: NoteSource): Annotation | undefined => changed.note.annotations.find((each) => each.id === id);
    const body = random.pick(bodies);

    const worded = after(file, setBody(file, chosen, body));
    assert.equal(plain(find(worded)?.body ?? ''), protectBody(body), worded.text);
    assert.equal(after(worded, setBody(worded, find(worded)!, chosen.body)).text, file.text, 'and back');
    const emptied = after(worded, setBody(worded, find(worded)!, ''));
    assert.equal(find(emptied)?.body, '');

    const resolved = after(file, setResolved(file, chosen, true));
    assert.ok(find(resolved)?.isResolved);
    assert.equal(after(resolved, setResolved(resolved, find(resolved)!, false)).text, file.text, 'and back');

    const exact = random.pick(quotes);
    const moved = after(file, setSelector(file, chosen, { exact, prefix: 'x', suffix: 'y' }));
    assert.deepEqual(find(moved)?.selector, { exact, prefix: 'x', suffix: 'y' });
    assert.equal(find(moved)?.body, chosen.body);

    const removed = after(file, removeAnnotation(file, chosen));
    assert.equal(find(removed), undefined);

    const added = after(
      file,
      addAnnotation(
        file,
        { id: 'n-new', selector: { exact, prefix: '', suffix: '' }, body },
        random.shuffle([undefined, 'first' as const, id])[0],
      ),
    );
    assert.equal(plain(added.note.annotations.find((each) => each.id === 'n-new')?.body ?? ''), protectBody(body), added.text);
    assert.deepEqual(others(added, 'n-new'), others(file, 'n-new'));

    for (const changed of [worded, emptied, resolved, moved, removed]) {
      assert.deepEqual(others(changed, id), others(file, id), changed.text);
      // Without any annotation all of the text is free.
      if (changed.note.annotations.length > 0) assert.equal(changed.note.generalText, file.note.generalText);
      assert.equal(/\r/.test(changed.text) && /[^\r]\n/.test(changed.text), false, 'line ends of one kind');
    }
  });
});

test('status and title, where they stand and where they don’t', () => {
  const file = read('---\nkey: kite\nstatus: "read" # mine\n---\nwords');
  assert.equal(after(file, setStatus(file, 'cited')).text, '---\nkey: kite\nstatus: cited # mine\n---\nwords');
  assert.deepEqual(setStatus(file, 'read'), []);
  assert.equal(after(file, setTitle(file, 'A: "b"')).text, '---\nkey: kite\nstatus: "read" # mine\ntitle: "A: \\"b\\""\n---\nwords');
  const none = read('---\r\nkey: kite\r\n---\r\n');
  assert.equal(after(none, setStatus(none, 'read')).text, '---\r\nkey: kite\r\nstatus: read\r\n---\r\n');
});

test('keys of all kinds are read as they were written', () => {
  for (const key of ['kite', '2024', '007', 'a:b', 'Müller:2020', 'x"y', 'null', 'true', '1e3', '-a', 'a.b', '*x', 'yes'])
    assert.equal(read(renderNote(key, 'T', 'read')).note.key, key);
});
