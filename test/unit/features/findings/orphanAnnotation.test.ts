import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orphanAnnotation } from '../../../../server/src/features/findings/orphanAnnotation';
import type { TextEdit } from '../../../../server/src/model/draft';
import { applyEdits } from '../../../../server/src/text/applyEdits';
import { drawNote, noteUri, openSandbox } from '../notesSandbox';

/** The first lines of what is found in a note. */
const find = (note: string): readonly string[] => {
  const { snapshot } = openSandbox(note);
  const { text } = snapshot.drafts.get(noteUri)!;
  return orphanAnnotation.detect(snapshot, noteUri).map(({ span }) => text.slice(span.start, span.end).split('\n')[0]!);
};

test('a passage that is gone, and one that could be several', () => {
  assert.deepEqual(
    find(
      drawNote([
        { id: 'a', quote: 'It carries two boats' },
        { id: 'b', quote: 'Nothing of this kind stands there' },
      ]),
    ),
    ['> Nothing of this kind stands there'],
  );
  assert.deepEqual(find(drawNote([{ id: 'a', quote: 'it' }])), ['> it']);
});

test('a paper that is gone, and one that has another title', () => {
  assert.deepEqual(find('---\nkey: moth\ntitle: Moths\n---\n'), ['Moths']);
  assert.deepEqual(find(drawNote([], { title: 'Kite: Rivers of Ice' })), ['"Kite: Rivers of Ice"']);
});

test('notes of other programs are left alone', () => {
  assert.deepEqual(find('---\ntitle: Nowhere to be found\n---\n> words\n'), []);
});

/** The fixes at an offset of a note, with the edits of the note. */
const listFixes = (note: string, at: number): readonly { readonly title: string; readonly edits: readonly TextEdit[] }[] => {
  const fixes = orphanAnnotation.listFixes?.(openSandbox(note).snapshot, noteUri, { start: at, end: at }) ?? [];
  return fixes.map(({ title, change }) => ({ title, edits: change.kind === 'edits' ? (change.files().get(noteUri) ?? []) : [] }));
};

test('an orphan is offered what is most like it', () => {
  const note = drawNote([{ id: 'a', quote: 'It carried two small boats at once', body: 'mine' }]);
  const at = note.indexOf('> It');
  const [best] = listFixes(note, at);
  assert.match(best!.title, /^Attach to ".*boats at once/);
  assert.match(applyEdits(note, best!.edits), /^> .*boats at once/m);
});

test('the new title of the paper', () => {
  const note = drawNote([], { title: 'Kite: Rivers of Ice' });
  const [only] = listFixes(note, 25);
  assert.equal(only!.title, 'Change title to "Kite: Rivers of Snow"');
});
