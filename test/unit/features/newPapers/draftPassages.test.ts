import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listDraftPassages } from '../../../../server/src/features/newPapers/nextPapers';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

function list(text: string, most = 40): readonly string[] {
  const draft = createFixtureWorkspace(`//- /draft.md\n${text}`).snapshot.drafts.get(uriOf('/draft.md'));
  assert.ok(draft !== undefined);
  return listDraftPassages(draft, most).map(({ heading, text: words }) => `${heading ?? '-'}: ${words}`);
}

test('a passage ends with its section, or after five sentences, of which a heading is one', () => {
  assert.deepEqual(list('Before all.\n\n# Rivers\n\nOne a. Two b. Three c.\n\nFour d. Five e. Six f.\n\n## Lamps\n\nSeven g [@x].\n'), [
    '-: Before all.',
    'Rivers: Rivers One a. Two b. Three c. Four d.',
    'Rivers: Five e. Six f.',
    'Lamps: Lamps Seven g .',
  ]);
  assert.deepEqual(list(''), []);
});

test('of a long draft passages at equal distances are chosen', () => {
  const long = Array.from({ length: 100 }, (_, at) => `# H${at}\n\nSentence ${at} is here.\n`).join('\n');
  const chosen = list(long, 10);
  assert.equal(chosen.length, 10);
  assert.deepEqual([chosen[0], chosen[9]], ['H0: H0 Sentence 0 is here.', 'H90: H90 Sentence 90 is here.']);
  assert.equal(list(long, 60).length, 60);
  assert.equal(list(long, 1000).length, 100);
});
