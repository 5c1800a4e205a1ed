import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseNote } from '../../../server/src/annotations/note/parseNote';
import { annotatedBibliography } from '../../../server/src/features/blocks/annotatedBibliography';
import { exportAnnotations } from '../../../server/src/features/blocks/exportAnnotations';
import { importAnnotations } from '../../../server/src/features/blocks/importAnnotations';
import { insertNote } from '../../../server/src/features/blocks/insertNote';
import { literatureMatrix } from '../../../server/src/features/blocks/literatureMatrix';
import type { BlockResult } from '../../../server/src/features/blocks/managedBlock';
import { applyEdits } from '../../../server/src/text/applyEdits';
import { planNoteEdit } from '../../../server/src/features/notes/planNoteEdit';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { projectRoot } from '../../support/projectRoot';

/*
 * What docs/files.md shows of notes is what the code makes of the digest and the note that stand there.
 */

/** The code blocks of a section, without their fences, in order. */
function readExamples(section: string): readonly string[] {
  const files = readFileSync(join(projectRoot, 'docs/files.md'), 'utf8');
  const text = files.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  return [...text.matchAll(/^```\w+\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');
}

const [digest = '', note = ''] = readExamples('A note file');
const [quotation = '', comment = '', matrix = '', latexMatrix = '', bibliography = '', latexBibliography = ''] =
  readExamples('Blocks in a draft');
const [exported = ''] = readExamples('Annotations for other programs');

/** A paper that says nothing of what a matrix asks for. */
const second = 'Efficient Streaming Language Models with Attention Sinks\n\nThe first tokens are kept beside the newest ones.\n';
const noteUri = uriOf('/marginalia/notes/duoattention.md');
const keys = ['duoattention', 'efficient-streaming-language-models'];
const body = 'Same finding as in *Retrieval Head*: cite together. #retrieval-heads';
const id = 'n-7f3a2c1d';

/** A sandbox with the note of docs/files.md, or as it was before the passage was annotated. */
function openSandbox(noteText: string): ReturnType<typeof createFixtureWorkspace> {
  return createFixtureWorkspace(
    `//- /a-digest.txt\n${digest}\n${second}\n//- /marginalia/notes/duoattention.md\n${noteText}//- /draft.md\nAs others say.\n//- /draft.tex\n\\citep{x}\n`,
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
  const [md, tex] = [uriOf('/draft.md'), uriOf('/draft.tex')];
  check(insertNote(snapshot, md, 14, { note: noteUri, id, form: 'quotation' }), quotation);
  check(insertNote(snapshot, tex, 9, { note: noteUri, id, form: 'comment' }), comment);
  check(literatureMatrix(snapshot, md, 14, keys), matrix);
  check(literatureMatrix(snapshot, tex, 9, keys), latexMatrix);
  check(annotatedBibliography(snapshot, md, 14, keys, 'key'), bibliography);
  check(annotatedBibliography(snapshot, tex, 9, keys, 'key'), latexBibliography);
});

test('the annotation for other programs is what is exported, and it is imported again', () => {
  assert.equal(exportAnnotations(openSandbox(note).snapshot).text, exported);
  const plan = importAnnotations(openSandbox(note.slice(0, note.indexOf('\n<!--'))).snapshot, exported);
  assert.deepEqual(
    plan.papers.map(({ key, added }) => [key, added.map((each) => [each.id, each.body])]),
    [['duoattention', [[id, body]]]],
  );
});
