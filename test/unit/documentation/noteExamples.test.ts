import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../../server/src/annotations/note/parseNote';
import { insertNote } from '../../../server/src/features/annotating/insertNote';
import type { BlockResult } from '../../../server/src/features/annotating/managedBlock';
import { planNoteEdit } from '../../../server/src/features/annotating/planNoteEdit';
import { annotatedBibliography } from '../../../server/src/features/topics/annotatedBibliography';
import { literatureMatrix } from '../../../server/src/features/topics/literatureMatrix';
import { applyEdits } from '../../../server/src/text/applyEdits';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { listBlocks, readBlock } from './pages';

/*
 * What docs/files.md shows of notes is what the code makes of the digest and the note that stand there.
 */

const [digest = '', note = ''] = listBlocks('docs/files.md', 'Notes').map(({ code }) => code);
const [quotation = '', bibliography = ''] = listBlocks('docs/files.md', 'Blocks in a draft').map(({ code }) => code);
const matrix = readBlock('docs/notes.md', 'Use notes in a draft', 'markdown');

/** A paper without notes. */
const second = 'Efficient Streaming Language Models with Attention Sinks\n\nThe first tokens are kept beside the newest ones.\n';
const noteUri = uriOf('/marginalia/notes/duoattention.md');
const keys = ['duoattention', 'efficient-streaming-language-models'];
const body = 'Same finding as in *Retrieval Head*: cite together. #retrieval-heads';
const id = 'n-7f3a2c1d';

/** A sandbox with the note of docs/files.md, or as it was before the passage was annotated. */
function openSandbox(noteText: string): ReturnType<typeof createFixtureWorkspace> {
  return createFixtureWorkspace(
    `//- /a-digest.txt\n${digest}\n${second}\n//- /marginalia/notes/duoattention.md\n${noteText}//- /draft.md\nAs others say.\n`,
  );
}

function check(answer: BlockResult | undefined, expected: string): void {
  assert.ok(answer?.kind === 'edits' && answer.edits.length === 1, JSON.stringify(answer));
  assert.equal(answer.edits[0]?.newText.trim(), expected.trim());
}

test('the note is what comes of annotating a passage', () => {
  const before = note.slice(0, note.indexOf('\n<!--'));
  const { snapshot } = openSandbox(before);
  const text = snapshot.digests.get(uriOf('/a-digest.txt'))!.text;
  const passage = 'keeps a full cache for retrieval heads alone';
  const start = text.indexOf(passage);
  assert.ok(start > 0);
  const answer = planNoteEdit(snapshot, {
    kind: 'annotate',
    digest: uriOf('/a-digest.txt'),
    span: { start, end: start + passage.length },
    body,
    id,
  });
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  assert.equal(applyEdits(answer.before ?? '', answer.edits), note);
});

test('the note is read as docs/files.md says', () => {
  const { kind, key, title, tags, status, generalText, annotations, issues } = parseNote(note, 'duoattention.md');
  assert.deepEqual([kind, key, tags, status, issues], ['own', 'duoattention', ['kv-cache'], 'reading', []]);
  assert.equal(title, digest.split('\n')[0]);
  assert.equal(generalText, 'Read section 3 again.');
  assert.deepEqual(
    annotations.map((annotation) => [annotation.id, annotation.selector.exact, annotation.body, annotation.tags]),
    [[id, 'keeps a full cache for retrieval heads alone', body, ['retrieval-heads']]],
  );
});

test('blocks in drafts are what the commands write', () => {
  const { snapshot } = openSandbox(note);
  const draft = uriOf('/draft.md');
  check(insertNote(snapshot, draft, 14, { note: noteUri, id, form: 'quotation' }), quotation);
  check(literatureMatrix(snapshot, draft, 14, keys.slice(0, 1)), matrix);
  check(annotatedBibliography(snapshot, draft, 14, keys, 'key'), bibliography);
});
