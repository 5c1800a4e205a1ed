import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planCompletion } from '../../../../server/src/features/bibliography/completeEntries';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const reference: CompletedReference = {
  id: 'knots',
  paper: { title: 'Knots That Hold at Sea' },
  title: 'Knots That Hold at Sea',
  authors: [{ family: 'Model', given: 'Cy' }],
  type: 'preprint',
  year: 2024,
  arxivId: '2402.00002',
  sources: { authors: { registry: 'arxiv', record: 'https://arxiv.org/abs/2402.00002', date: '2026-11-28' } },
};
const bibliography = '//- /refs.bib\n@misc{knots,\n  title = {Knots That Hold at Sea}\n}\n';

test('the file of references is written, and incomplete entries of the paper', () => {
  const { snapshot } = createFixtureWorkspace(bibliography);
  const { files, creates, refusal } = planCompletion(snapshot, new Map([['knots', reference]]));
  assert.deepEqual([...files.keys()], [uriOf('/marginalia/references.json'), uriOf('/refs.bib')]);
  assert.equal(creates, uriOf('/marginalia/references.json'));
  assert.match(
    files
      .get(uriOf('/refs.bib'))
      ?.map(({ newText }) => newText)
      .join('') ?? '',
    /Model, Cy/,
  );
  assert.equal(refusal, undefined);
});

test('what the file of references says already is not written again', () => {
  const { snapshot } = createFixtureWorkspace('//- /digest.txt\nKnots That Hold at Sea\n');
  const { files } = planCompletion(snapshot, new Map([['knots', reference]]));
  const text =
    files
      .get(uriOf('/marginalia/references.json'))
      ?.map(({ newText }) => newText)
      .join('') ?? '';
  const later = createFixtureWorkspace(`//- /marginalia/references.json\n${text}`).snapshot;
  assert.deepEqual([...planCompletion(later, new Map([['knots', reference]])).files], []);
});

test('a file of references that can’t be read is left alone, with the reason', () => {
  const { snapshot } = createFixtureWorkspace(`//- /marginalia/references.json\n[{"id": "kites",\n${bibliography}`);
  const { files, refusal } = planCompletion(snapshot, new Map([['knots', reference]]));
  assert.deepEqual([...files.keys()], [uriOf('/refs.bib')]);
  assert.match(refusal ?? '', /^references\.json couldn't be read completely\. Nothing was changed\. Line 2/);
});

test('a file of references that exists is not created', () => {
  const { snapshot } = createFixtureWorkspace(`//- /marginalia/references.json\n[]\n${bibliography}`);
  const { files, creates } = planCompletion(snapshot, new Map([['knots', reference]]));
  assert.equal(files.size, 2);
  assert.equal(creates, undefined);
});

test('a bibliography with marks of a conflict is left alone, with the reason; the others are completed', () => {
  const conflict = '<<<<<<< HEAD\n@misc{ropes,\n  title = {Ropes}\n}\n=======\n>>>>>>> theirs\n';
  const other = bibliography.replace('refs.bib', 'other.bib');
  const { snapshot } = createFixtureWorkspace(`${bibliography}${conflict}${other}`);
  const { files, refusal } = planCompletion(snapshot, new Map([['knots', reference]]));
  assert.deepEqual([...files.keys()], [uriOf('/marginalia/references.json'), uriOf('/other.bib')]);
  assert.equal(refusal, 'Nothing was changed because of merge conflicts in refs.bib. Choose one version and remove the conflict markers.');
});
