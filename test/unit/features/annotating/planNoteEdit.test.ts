import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../../../server/src/annotations/note/parseNote';
import { findAnnotateAction, findFreeTextOffset, planNoteEdit } from '../../../../server/src/features/annotating/planNoteEdit';
import { digestUri, drawNote, edited, noteUri, openSandbox, refusal, spanOf } from '../notesSandbox';

test('notes stand in the order of their passages, whatever else the file holds', () => {
  const note = drawNote([{ id: 'a', quote: 'It carries two boats', body: 'mine' }], { free: 'Free words.', more: 'mine: [1, 2]\n' });
  const sandbox = openSandbox(note);
  const before = edited(sandbox, { kind: 'quote', key: 'kite', exact: 'a way to cross rivers', body: 'x', id: 'n-1' });
  assert.ok(before.indexOf('^n-1') < before.indexOf('^a') && before.startsWith(note.slice(0, note.indexOf('> It'))), before);
  const after = edited(sandbox, { kind: 'quote', key: 'kite', exact: 'nobody minds', body: 'x', id: 'n-2' });
  assert.ok(after.startsWith(note.trimEnd()) && after.indexOf('^a') < after.indexOf('^n-2'), after);
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
      assert.match(
        refusal(sandbox, { kind: 'body', uri: noteUri, id: 'a', was: 'mine', body }),
        /couldn't be saved because of its formatting/,
        body,
      );
    else assert.ok(answer.includes('^b\n\nlast') && openSandbox(answer).snapshot !== undefined, body);
  }
});

test('with its last note a file goes that says nothing else; one that says more stays', () => {
  const made = (rest: string): string => `---\nkey: kite\ntitle: "Kite: Rivers of Snow"\ntags: []\n---\n${rest}`;
  const block = '\n> It carries two boats\n\n^a\n\nmine\n';
  const isEmptied = (note: string): boolean => {
    const answer = planNoteEdit(openSandbox(note).snapshot, { kind: 'remove', uri: noteUri, id: 'a', was: 'mine' });
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

test('a block goes with the blank lines after it', () => {
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

test('an orphan is given its passage, of its own paper only', () => {
  const sandbox = openSandbox(drawNote([{ id: 'a', quote: 'words that are gone from here', body: 'mine' }]));
  assert.match(
    edited(sandbox, { kind: 'anchor', uri: noteUri, id: 'a', digest: digestUri, span: spanOf(sandbox, 'Snow melts behind it') }),
    /^> Snow melts behind it\n\n\^a\n\nmine$/m,
  );
  assert.match(
    refusal(sandbox, { kind: 'anchor', uri: noteUri, id: 'a', digest: digestUri, span: spanOf(sandbox, 'Its songs') }),
    /a different paper/,
  );
});

test('a retitled paper gives its title to the note', () => {
  const note = drawNote([], { title: 'Kite: Rivers of Ice' });
  assert.equal(edited(openSandbox(note), { kind: 'retitle', uri: noteUri }), note.replace('Rivers of Ice', 'Rivers of Snow'));
  assert.match(refusal(openSandbox(drawNote([])), { kind: 'retitle', uri: noteUri }), /already has the title of its paper/);
});

test('what was changed meanwhile, what is broken and what is not ours is refused', () => {
  const block = [{ id: 'a', quote: 'It carries two boats', body: 'mine' }];
  const change = { kind: 'body', uri: noteUri, id: 'a', was: 'mine', body: 'x' } as const;
  assert.match(refusal(openSandbox(drawNote(block)), { ...change, was: 'other' }), /changed in kite\.md in the meantime/);
  assert.match(refusal(openSandbox(drawNote(block)), { ...change, id: 'z' }), /no longer exists in kite\.md/);
  assert.match(refusal(openSandbox(drawNote([...block, ...block])), change), /wasn't changed\. Line \d+: Duplicate anchor/);
  assert.match(refusal(openSandbox(`${drawNote(block)}\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n`), change), /merge conflicts/);
  assert.match(refusal(openSandbox(drawNote(block, { more: 'key: lark\n' })), change), /only one key/);
});

test('words on the whole paper go below the metadata and above the first annotation, where there is room for them', () => {
  const blocks = [{ id: 'a', quote: 'It carries two boats', body: 'mine', attributes: '{}' }];
  const withRoom = (note: string): string => {
    const text = edited(openSandbox(note), { kind: 'create', key: 'kite' });
    const room = findFreeTextOffset(noteUri, text);
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
  assert.equal(parseNote(withRoom(drawNote(blocks)), 'kite.md').generalText, 'HERE');
});

test('in a digest a selection of an abstract becomes a note', () => {
  const sandbox = openSandbox(undefined);
  const action = findAnnotateAction(sandbox.snapshot, digestUri, spanOf(sandbox, 'two boats'), 'n-1');
  assert.ok(action?.isNew && action.uri === noteUri);
  assert.equal(findAnnotateAction(sandbox.snapshot, digestUri, { start: 5, end: 5 }, 'n-1'), undefined);
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
    /text in an abstract/,
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
