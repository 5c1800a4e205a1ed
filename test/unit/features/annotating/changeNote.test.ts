import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../../../server/src/annotations/note/parseNote';
import {
  canAppendBlock,
  chooseFileName,
  type IntendedChange,
  isReadAsIntended,
} from '../../../../server/src/features/annotating/changeNote';
import { digestUri, drawNote, edited, noteUri, openSandbox, refusal, spanOf } from '../notesSandbox';

test('the first note makes the file', () => {
  const sandbox = openSandbox(undefined);
  assert.equal(
    edited(sandbox, { kind: 'annotate', digest: digestUri, span: spanOf(sandbox, 'two boats'), body: 'Which ones? #boats', id: 'n-1' }),
    '---\nkey: kite\ntitle: "Kite: Rivers of Snow"\ntags: []\n---\n\n<!-- marginalia {"prefix":"a way to cross rivers. It carries ","suffix":" at once. Snow melts behind it, and"} -->\n> two boats\n\n^n-1\n\nWhich ones? #boats\n',
  );
});

test("a status is the writer's own: a new note has none before it is set", () => {
  assert.doesNotMatch(edited(openSandbox(undefined), { kind: 'create', key: 'lark' }), /status/);
});

test('the status of a paper, in a note or in a new one', () => {
  assert.match(edited(openSandbox(undefined), { kind: 'status', key: 'lark', status: 'read' }), /^key: lark$[\s\S]*^status: read$/m);
  const note = drawNote([], { more: 'status: reading # since May\n' });
  assert.equal(edited(openSandbox(note), { kind: 'status', key: 'kite', status: 'read' }), note.replace('reading', 'read'));
});

const blocks = [
  { id: 'a', quote: 'It carries two boats', body: 'mine' },
  { id: 'b', quote: 'Snow melts behind it', body: 'last' },
];
const note = drawNote(blocks);

function reads(after: string, meant: IntendedChange, before = note): boolean {
  return isReadAsIntended(noteUri, { text: before, note: parseNote(before, 'kite.md') }, after, meant);
}

test('what was meant, and nothing else', () => {
  assert.ok(reads(note.replace('mine', 'yours'), { id: 'a', body: 'yours' }));
  assert.ok(!reads(note.replace('mine', 'ours'), { id: 'a', body: 'yours' }), 'other words');
  assert.ok(!reads(note.replace('mine', 'yours').replace('last', 'first'), { id: 'a', body: 'yours' }), 'another annotation');
  assert.ok(!reads(note.replace('key: kite', 'key: lark').replace('mine', 'yours'), { id: 'a', body: 'yours' }), 'another key');
  assert.ok(
    !reads(note.replace('Rivers', 'Hills'), {}) && reads(note.replace('Rivers', 'Hills'), { title: 'Kite: Hills of Snow' }),
    'the title',
  );
  assert.ok(reads(drawNote(blocks.slice(1)), { id: 'a', isGone: true }) && !reads(note, { id: 'a', isGone: true }), 'gone');
});

test('an end that nothing can be written after', () => {
  for (const open of ['```\ncode', '~~~\ncode', '<!-- open', '<script>\n']) {
    assert.ok(!canAppendBlock(`${note}\n${open}\n`), open);
    assert.match(
      refusal(openSandbox(note), { kind: 'body', uri: noteUri, id: 'b', was: 'last', body: open }),
      /close open code blocks/,
      open,
    );
    assert.match(
      refusal(openSandbox(`${note}\n${open}\n`), { kind: 'quote', key: 'kite', exact: 'nobody minds', body: 'x', id: 'n-1' }),
      /ends in an open code block or comment/,
      open,
    );
  }
  assert.ok(canAppendBlock(note) && canAppendBlock(''));
});

test('code in the words of a note stays as it is', () => {
  const body = '```python\n# a comment\n---\n```';
  assert.ok(edited(openSandbox(note), { kind: 'body', uri: noteUri, id: 'a', was: 'mine', body }).includes(`\n\n${body}\n\n`));
});

test('metadata in a form that can’t be added to', () => {
  const flow = '---\n{key: kite, title: "Kite: Rivers of Snow"}\n---\n';
  assert.match(
    refusal(openSandbox(flow), { kind: 'status', key: 'kite', status: 'read' }),
    /would make it unreadable\. Edit the file directly/,
  );
  const block = '---\nkey: kite\ntitle: >\n  Kite: Rivers\n  of Ice\nstatus: read\n---\n';
  assert.equal(
    edited(openSandbox(block), { kind: 'retitle', uri: noteUri }),
    '---\nkey: kite\ntitle: "Kite: Rivers of Snow"\nstatus: read\n---\n',
  );
});

test('a comment that can’t be read is not lost', () => {
  const broken = drawNote([{ id: 'a', quote: 'It carries two boats', attributes: '{"prefix":"x" "colour":1}' }]);
  assert.match(
    refusal(openSandbox(broken), { kind: 'resolve', uri: noteUri, id: 'a', isResolved: true }),
    /Line 6: this comment can't be read/,
  );
  assert.match(
    edited(openSandbox(broken), { kind: 'body', uri: noteUri, id: 'a', was: '', body: 'words' }),
    /"prefix":"x" "colour":1[\s\S]*words$/m,
  );
});

const free = (): boolean => false;

test('the key, where it can be a name', () => {
  assert.equal(chooseFileName('duoattention', free), 'duoattention.md');
  assert.equal(chooseFileName('doe2019', free), 'doe2019.md');
});

test('what file systems refuse is left out', () => {
  assert.equal(chooseFileName('DBLP:conf/nips/Doe19', free), 'DBLP-conf-nips-Doe19.md');
  assert.equal(chooseFileName('..\\..\\x', free), '-..-x.md');
  assert.equal(chooseFileName('con', free), 'note-con.md');
  assert.equal(chooseFileName('***', free), '-.md');
  assert.equal(chooseFileName('.', free), 'note.md');
  assert.ok(chooseFileName('k'.repeat(500), free).length < 120);
});

test('a name that is taken gets a number', () => {
  const taken = new Set(['kite.md', 'kite-2.md']);
  assert.equal(
    chooseFileName('kite', (name) => taken.has(name)),
    'kite-3.md',
  );
});
