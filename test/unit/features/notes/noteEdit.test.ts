import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../../../server/src/annotations/note/parseNote';
import { applyEdits, findRoom, noteEdit } from '../../../../server/src/features/notes/noteEdit';
import { digestUri, drawNote, edited, noteUri, openSandbox, refusal, spanOf } from '../notesSandbox';

test('the first note makes the file', () => {
  const sandbox = openSandbox(undefined);
  assert.equal(
    edited(sandbox, { kind: 'annotate', digest: digestUri, span: spanOf(sandbox, 'two boats'), body: 'Which ones? #boats', id: 'n-1' }),
    '---\nkey: kite\ntitle: "Kite: Rivers of Snow"\ntags: []\n---\n\n<!-- marginalia {"prefix":"a way to cross rivers. It carries ","suffix":" at once. Snow melts behind it, and"} -->\n> two boats\n\n^n-1\n\nWhich ones? #boats\n',
  );
});

test('a span that reaches beyond the abstract counts as far as it lies in it', () => {
  const sandbox = openSandbox(undefined);
  const span = { start: spanOf(sandbox, 'It carries').start, end: spanOf(sandbox, 'Lark: Songs').end };
  assert.match(
    edited(sandbox, { kind: 'annotate', digest: digestUri, span, body: '', id: 'n-1' }),
    /^> It carries two boats at once\. Snow melts behind it, and nobody minds\.$/m,
  );
  assert.match(
    refusal(sandbox, { kind: 'annotate', digest: digestUri, span: spanOf(sandbox, 'Kite: Rivers'), body: '', id: 'n-1' }),
    /words of an abstract/,
  );
});

test('a place without a selection means its sentence, the title the one that says what the paper does', () => {
  const sandbox = openSandbox(undefined);
  const quoteAt = (words: string): string | undefined => {
    const { start } = spanOf(sandbox, words);
    return /^> (.*)$/m.exec(
      edited(sandbox, { kind: 'annotate', digest: digestUri, span: { start, end: start }, body: '', id: 'n-1' }),
    )?.[1];
  };
  assert.equal(quoteAt('carries two'), 'It carries two boats at once.');
  assert.equal(quoteAt('nobody minds'), 'Snow melts behind it, and nobody minds.');
  assert.match(quoteAt('Kite: Rivers') ?? '', /^.*a way to cross rivers\.$/);
});

test('notes stand in the order of their passages, whatever else the file holds', () => {
  const note = drawNote([{ id: 'a', quote: 'It carries two boats', body: 'mine' }], { free: 'Free words.', more: 'mine: [1, 2]\n' });
  const sandbox = openSandbox(note);
  const before = edited(sandbox, { kind: 'quote', key: 'kite', exact: 'a way to cross rivers', body: 'x', id: 'n-1' });
  assert.ok(before.indexOf('^n-1') < before.indexOf('^a') && before.startsWith(note.slice(0, note.indexOf('> It'))), before);
  const behind = edited(sandbox, { kind: 'quote', key: 'kite', exact: 'nobody minds', body: 'x', id: 'n-2' });
  assert.ok(behind.startsWith(note.trimEnd()) && behind.indexOf('^a') < behind.indexOf('^n-2'), behind);
});

test('words are changed, emptied and given, and nothing else', () => {
  const note = drawNote([
    { id: 'a', quote: 'It carries two boats', body: 'mine' },
    { id: 'b', quote: 'Snow melts behind it' },
  ]);
  const sandbox = openSandbox(note);
  assert.equal(
    edited(sandbox, { kind: 'body', uri: noteUri, id: 'a', was: 'mine', body: 'yours\n\ntoo' }),
    note.replace('mine', 'yours\n\ntoo'),
  );
  assert.equal(edited(sandbox, { kind: 'body', uri: noteUri, id: 'a', was: 'mine', body: '' }), note.replace('\n\nmine', ''));
  assert.equal(edited(sandbox, { kind: 'body', uri: noteUri, id: 'b', was: '', body: 'ours' }), note.replace('^b', '^b\n\nours'));
});

test('words that look like another part of the file stay words', () => {
  const note = drawNote([
    { id: 'a', quote: 'It carries two boats', body: 'mine' },
    { id: 'b', quote: 'Snow melts behind it', body: 'last' },
  ]);
  for (const body of [
    '# Heading',
    '---',
    '***',
    'A\n===',
    'A\n---',
    '^b',
    '<<<<<<< ours',
    '<!-- marginalia {} -->',
    '```\ncode',
    '> a quotation\n\n^b',
  ]) {
    const sandbox = openSandbox(note);
    const answer = ((): string | undefined => {
      try {
        return edited(sandbox, { kind: 'body', uri: noteUri, id: 'a', was: 'mine', body });
      } catch {
        return undefined;
      }
    })();
    // Where it can't be written so that it is read again, it is refused.
    if (answer === undefined)
      assert.match(refusal(sandbox, { kind: 'body', uri: noteUri, id: 'a', was: 'mine', body }), /could not be read again/, body);
    else assert.ok(answer.includes('^b\n\nlast') && openSandbox(answer).snapshot !== undefined, body);
  }
});

test('with its last note a file goes that says nothing else; one that says more stays', () => {
  const made = (rest: string): string => `---\nkey: kite\ntitle: "Kite: Rivers of Snow"\ntags: []\n---\n${rest}`;
  const block = '\n> It carries two boats\n\n^a\n\nmine\n';
  const isEmptied = (note: string): boolean => {
    const answer = noteEdit(openSandbox(note).snapshot, { kind: 'remove', uri: noteUri, id: 'a', was: 'mine' });
    assert.equal(answer.kind, 'edits');
    return answer.kind === 'edits' && answer.isEmptied === true;
  };
  assert.ok(isEmptied(made(block)));
  assert.ok(isEmptied(made(block).replace(/\n/g, '\r\n')));
  for (const more of [
    made(`\nFree words.\n${block}`),
    made(block).replace('tags: []', 'tags: [x]'),
    made(block).replace('tags: []', 'tags: []\nstatus: reading'),
    made(block).replace('---\n\n', 'mine: 1\n---\n\n'),
    made(`${block}\n> Snow melts behind it\n\n^b\n`),
  ]) {
    assert.ok(!isEmptied(more), more);
  }
});

test('a block goes with the blank lines behind it', () => {
  const blocks = [
    { id: 'a', quote: 'It carries two boats', body: 'mine' },
    { id: 'b', quote: 'Snow melts behind it', body: 'last' },
  ];
  const sandbox = openSandbox(drawNote(blocks));
  assert.equal(edited(sandbox, { kind: 'remove', uri: noteUri, id: 'a', was: 'mine' }), drawNote(blocks.slice(1)));
  assert.equal(edited(sandbox, { kind: 'remove', uri: noteUri, id: 'b', was: 'last' }), drawNote(blocks.slice(0, 1)));
});

test('resolved is told in the comment, which keeps what else it says', () => {
  const sandbox = openSandbox(drawNote([{ id: 'a', quote: 'It carries two boats', attributes: '{"prefix":"rivers. ","colour":"red"}' }]));
  const resolved = edited(sandbox, { kind: 'resolve', uri: noteUri, id: 'a', isResolved: true });
  assert.match(resolved, /<!-- marginalia \{"prefix":"rivers\. ","colour":"red","resolved":true\} -->\n> It/);
  assert.match(
    edited(openSandbox(resolved), { kind: 'resolve', uri: noteUri, id: 'a', isResolved: false }),
    /<!-- marginalia \{"prefix":"rivers\. ","colour":"red"\} -->\n> It/,
  );
});

test("a status is the writer's own: a new note has none before it is set", () => {
  assert.doesNotMatch(edited(openSandbox(undefined), { kind: 'create', key: 'lark' }), /status/);
});

test('words on the whole paper go below the metadata and above the first annotation, where there is room for them', () => {
  const blocks = [{ id: 'a', quote: 'It carries two boats', body: 'mine', attributes: '{}' }];
  const withRoom = (note: string): string => {
    const text = edited(openSandbox(note), { kind: 'create', key: 'kite' });
    const room = findRoom(noteUri, text);
    return `${text.slice(0, room)}HERE${text.slice(room)}`;
  };
  assert.equal(withRoom(drawNote(blocks)), drawNote(blocks).replace('---\n\n<!--', '---\nHERE\n<!--'));
  assert.equal(
    withRoom(drawNote(blocks, { free: 'Free words.' })),
    drawNote(blocks, { free: 'Free words.' }).replace('words.\n\n', 'words.\nHERE\n'),
  );
  assert.equal(withRoom(drawNote(blocks).replace('---\n\n', '---\n')), drawNote(blocks).replace('---\n\n<!--', '---\nHERE\n<!--'));
  assert.equal(
    withRoom(drawNote(blocks).replace(/\n/g, '\r\n')),
    drawNote(blocks).replace('---\n\n<!--', '---\nHERE\n<!--').replace(/\n/g, '\r\n'),
  );
  assert.equal(withRoom(drawNote([])), `${drawNote([])}HERE`);
  // What is typed there is read as words on the paper.
  assert.equal(parseNote(withRoom(drawNote(blocks)), 'kite.md').free, 'HERE');
});

test('the status of a paper, in a note or in a new one', () => {
  assert.match(edited(openSandbox(undefined), { kind: 'status', key: 'lark', status: 'read' }), /^key: lark$[\s\S]*^status: read$/m);
  const note = drawNote([], { more: 'status: reading # since May\n' });
  assert.equal(edited(openSandbox(note), { kind: 'status', key: 'kite', status: 'read' }), note.replace('reading', 'read'));
});

test('an orphan is given its passage, of its own paper only', () => {
  const sandbox = openSandbox(drawNote([{ id: 'a', quote: 'words that are gone from here', body: 'mine' }]));
  assert.match(
    edited(sandbox, { kind: 'anchor', uri: noteUri, id: 'a', digest: digestUri, span: spanOf(sandbox, 'Snow melts behind it') }),
    /^> Snow melts behind it\n\n\^a\n\nmine$/m,
  );
  assert.match(
    refusal(sandbox, { kind: 'anchor', uri: noteUri, id: 'a', digest: digestUri, span: spanOf(sandbox, 'Its songs') }),
    /another paper/,
  );
});

test('a retitled paper gives its title to the note', () => {
  const note = drawNote([], { title: 'Kite: Rivers of Ice' });
  assert.equal(edited(openSandbox(note), { kind: 'retitle', uri: noteUri }), note.replace('Rivers of Ice', 'Rivers of Snow'));
  assert.match(refusal(openSandbox(drawNote([])), { kind: 'retitle', uri: noteUri }), /is that of its paper/);
});

test('what was changed meanwhile, what is broken and what is not ours is refused', () => {
  const block = [{ id: 'a', quote: 'It carries two boats', body: 'mine' }];
  const change = { kind: 'body', uri: noteUri, id: 'a', was: 'mine', body: 'x' } as const;
  assert.match(refusal(openSandbox(drawNote(block)), { ...change, was: 'other' }), /changed in kite\.md meanwhile/);
  assert.match(refusal(openSandbox(drawNote(block)), { ...change, id: 'z' }), /no longer in kite\.md/);
  assert.match(refusal(openSandbox(drawNote([...block, ...block])), change), /left as it is\. Line \d+: A note above has the anchor/);
  assert.match(refusal(openSandbox(`${drawNote(block)}\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n`), change), /not joined yet/);
  assert.match(refusal(openSandbox(drawNote(block, { more: 'key: lark\n' })), change), /second key/);
});

test('edits in any order', () => {
  assert.equal(
    applyEdits('abc', [
      { span: { start: 0, end: 1 }, newText: 'xx' },
      { span: { start: 2, end: 3 }, newText: '' },
    ]),
    'xxb',
  );
});
