import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExchange } from '../../../../server/src/annotations/exchange/parseExchange';
import { addAnnotation, protectBody, renderNote, setTitle } from '../../../../server/src/annotations/note/editNote';
import { parseNote } from '../../../../server/src/annotations/note/parseNote';

/** Sets the title of a terminal, rings, clears the screen with a C1 control, and turns what follows around. */
const commands = '\u001b]0;OWNED\u0007\u009b2J\u202e';
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Every text in it. */
function listTexts(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

function checkClean(value: unknown): void {
  for (const text of listTexts(value)) assert.doesNotMatch(text, forbidden);
}

test('nothing of a note commands a terminal or turns a line around, and places stay', () => {
  const text = `---\nkey: kite\ntitle: "Kite${commands}: Wind"\ntags: ["air${commands}"]\nstatus: reading\n---\n\nFree ${commands} words.\n\n> two ${commands}boats\n\n^n-1\n\nmine${commands}, #calm\n`;
  const note = parseNote(text, 'kite.md');
  checkClean(note);
  const [annotation] = note.annotations;
  assert.ok(annotation);
  assert.equal(text.slice(annotation.bodySpan.start, annotation.bodySpan.end), `mine${commands}, #calm`);
  assert.match(note.title ?? '', /^Kite .*: Wind$/);
});

test('nor what YAML writes as an escape', () => {
  const note = parseNote('---\nkey: kite\ntitle: "Kite \\e]0;OWNED\\a: Wind \\u202E"\ntags: ["air\\e"]\n---\n', 'kite.md');
  assert.equal(note.title, 'Kite ]0;OWNED : Wind');
  assert.deepEqual(note.tags, ['air']);
});

test('nor what JSON writes as an escape above a quotation', () => {
  const note = parseNote(
    '---\nkey: kite\n---\n\n<!-- marginalia {"prefix":"the \\u202e","suffix":"\\u001b"} -->\n> two boats\n\n^n-1\n',
    'kite.md',
  );
  assert.equal(note.annotations.length, 1);
  assert.equal(note.annotations[0]?.selector.prefix, 'the  ');
  checkClean(note);
});

test('what is written into a note has none, and annotations of other programs neither', () => {
  checkClean(protectBody(`mine${commands}`));
  const text = renderNote('kite', `Kite${commands}`);
  checkClean(text);
  const file = { text, note: parseNote(text, 'kite.md') };
  const selector = { exact: `two${commands} boats`, prefix: `the${commands} `, suffix: ` sink${commands}` };
  checkClean(addAnnotation(file, { id: 'n-1', selector, body: '' }, undefined));
  checkClean(setTitle(file, `Wind${commands}`));
  const read = parseExchange(
    JSON.stringify([
      {
        id: 'x',
        target: [{ source: 'https://example.org/x', selector: [{ type: 'TextQuoteSelector', exact: `two${commands} boats` }] }],
        body: [{ value: `mine${commands}` }],
      },
    ]),
  );
  assert.equal(read.annotations.length, 1);
  checkClean(read);
});
