import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPapersByNotes, listCardNotes, listPaperNotes } from '../../../../server/src/features/annotating/paperNotes';
import { hover, renderHover } from '../../../../server/src/features/finding/hover';
import { search } from '../../../../server/src/features/finding/search';
import { drawNote, openSandbox } from '../notesSandbox';

test('free words, then annotations; a mark without a word is no note of the card', () => {
  const { snapshot } = openSandbox(
    drawNote(
      [
        { id: 'a', quote: 'It carries two boats', body: 'mine' },
        { id: 'b', quote: 'Snow melts' },
      ],
      { free: 'Free *words*.' },
    ),
  );
  const [paper] = snapshot.library().resolveKey('kite');
  assert.deepEqual(
    listPaperNotes(snapshot, paper!).map(({ words }) => words),
    ['Free *words*.', 'mine', ''],
  );
  assert.deepEqual(
    listCardNotes(snapshot, paper!).map(({ words }) => words),
    ['Free *words*.', 'mine'],
  );
});

test('the card of a citation shows them, as text', () => {
  const sandbox = openSandbox(
    drawNote([{ id: 'a', quote: 'It carries two boats', body: 'see [this](command:x) <b>' }]),
    '//- /draft.md\nAs [@ki<|>te] says.\n',
  );
  const markdown = renderHover(hover(sandbox.snapshot, sandbox.cursor.uri, sandbox.cursor.offset)!);
  assert.match(markdown, /· 1 note/);
  assert.ok(markdown.includes('**Note:** see \\[this\\](command:x) \\<b>'), markdown);
});

const sandbox = openSandbox(drawNote([{ id: 'a', quote: 'It carries two boats', body: 'Like the gondolas of Venice.' }]));

test('a paper is found by what the writer noted', () => {
  const { found, total } = search(sandbox.snapshot, 'gondola', { limit: 10 });
  assert.equal(total, 1);
  assert.equal(found[0]!.paper.key, 'kite');
  const { text, ranges } = found[0]!.noted!;
  assert.equal(text, 'Like the gondolas of Venice.');
  assert.equal(text.slice(...ranges[0]!), 'gondola');
});

test('each paper once, its own words first; filters hold', () => {
  assert.deepEqual(
    search(sandbox.snapshot, 'boats', { limit: 10 }).found.map(({ noted }) => noted),
    [undefined],
  );
  assert.deepEqual(
    findPapersByNotes(sandbox.snapshot, { text: 'venice' }, () => false),
    [],
  );
  assert.deepEqual(findPapersByNotes(sandbox.snapshot, { text: '' }, undefined), []);
});
