import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citationEdit } from '../../../../server/src/features/citing/citationEdit';
import { completion } from '../../../../server/src/features/citing/completion';
import { annotatedBibliography } from '../../../../server/src/features/topics/annotatedBibliography';
import { literatureMatrix } from '../../../../server/src/features/topics/literatureMatrix';
import { topicOutline } from '../../../../server/src/features/topics/topicOutline';
import type { TextEdit } from '../../../../server/src/model/draft';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** A digest paper has a short key and longer ones of its own title; this draft uses a longer one, and no bibliography has an entry. */
const long = 'less-is-more-focus-attention';
const files = (body: string): string =>
  `//- /reading-digest.txt\nLess is More: Focus Attention for Efficient DETR\n\nMuch is known. We present Focus-DETR, which attends to more informative tokens, with care and in detail.\n\n//- /draft.md\n${body}\n`;
const uri = uriOf('/draft.md');

function isLongKeyOfPaper(snapshot: Snapshot): boolean {
  const [paper, ...others] = snapshot.library().resolveKey(long);
  return paper !== undefined && others.length === 0 && paper.key !== long;
}

const writers: Readonly<Record<string, (snapshot: Snapshot, key: string) => readonly TextEdit[]>> = {
  'the literature matrix': (snapshot, key) => editsOf(literatureMatrix(snapshot, uri, 0, [key])),
  'the annotated bibliography': (snapshot, key) => editsOf(annotatedBibliography(snapshot, uri, 0, [key], 'key')),
  'the topic outline': (snapshot) => topicOutline(snapshot, uri, 0)?.edits ?? [],
  'a citation that is inserted': (snapshot, key) => [citationEdit(snapshot, uri, 0, [key])!],
};

function editsOf(answer: ReturnType<typeof literatureMatrix> | ReturnType<typeof annotatedBibliography>): readonly TextEdit[] {
  return answer?.kind === 'edits' ? answer.edits : [];
}

for (const [name, write] of Object.entries(writers))
  test(`${name} cites a paper by the key that the draft already uses for it`, () => {
    const { snapshot } = createFixtureWorkspace(files(`Winds [@${long}].`));
    assert.ok(isLongKeyOfPaper(snapshot));
    const { key } = snapshot.library().resolveKey(long)[0]!;
    const written = write(snapshot, key)
      .map(({ newText }) => newText)
      .join('');
    assert.deepEqual(new Set(written.match(/@less[a-z-]*/g)), new Set([`@${long}`]));
    const { snapshot: fresh } = createFixtureWorkspace(files('Winds.'));
    assert.deepEqual(
      new Set(
        write(fresh, key)
          .map(({ newText }) => newText)
          .join('')
          .match(/@less[a-z-]*/g),
      ),
      new Set([`@${key}`]),
    );
  });

test('completion writes the key that the draft already uses', () => {
  const body = `Winds [@${long}]. Also [@less`;
  const { snapshot } = createFixtureWorkspace(files(body));
  const list = completion(snapshot, uri, body.length);
  assert.ok(list !== undefined);
  assert.equal(list.items.find((item) => item.written.startsWith('less'))?.written, long);
});
