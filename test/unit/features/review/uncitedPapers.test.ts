import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProject } from '../../../../server/src/features/review/checkedProject';
import { groupUncitedPapers } from '../../../../server/src/features/review/uncitedPapers';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { riversAndHeads } from '../topicsSandbox';

const papers: Readonly<Record<string, string>> = {
  'Moraine: Melting of Glaciers in Summer':
    'Glaciers melt in summer. We measure the melting of forty glaciers by their moraines and by the water below.',
  'Serac: Ice Falls of Steep Glaciers':
    'Ice falls from steep glaciers. We count the falls of ice below the seracs of nine glaciers in the Alps.',
  'Firn: Snow That Lasts over the Year':
    'Snow that lasts becomes firn. We drill into firn and count its layers, year by year, down to the ice.',
  'Nunatak: Melting Glaciers Seen from Their Peaks':
    'We watch how glaciers melt from peaks that stand out of the ice. The melting of glaciers in summer is twice what moraines tell.',
  'Estuary: Tides at the Mouths of Rivers':
    'Tides go up the mouths of rivers. We give the height of tides in nine estuaries, with the moon and the wind.',
};
const digest = `//- /my-digest.txt\n${Object.entries(papers)
  .map(([title, abstract]) => `${title}\n\n${abstract}\n`)
  .join('\n')}`;

async function check(draft: string, further = ''): Promise<readonly string[]> {
  const { snapshot } = createFixtureWorkspace(`${digest}${further}//- /draft.md\n${draft}`);
  const project = readProject(snapshot, uriOf('/draft.md'));
  assert.ok(project);
  const groups = await groupUncitedPapers(snapshot, project, () => Promise.resolve());
  return groups.flatMap(({ findings }) => findings.map(({ message }) => message));
}

const section = `# Melting glaciers

Glaciers melt in summer, and what melting leaves was measured [@moraine]. Ice falls from them [@serac], and snow lasts on them [@firn].
`;

/** The section, in the words of a paper that it doesn't cite. */
const nearPeaks = section.replace('what melting leaves was measured', 'peaks that stand out of the ice tell how glaciers melt');

test('a paper on the subject of the heading that is nearer to the section than those that it cites', async () => {
  assert.deepEqual(await check(nearPeaks), [
    'Related to "Melting glaciers" but not cited: Nunatak: Melting Glaciers Seen from Their Peaks.',
  ]);
});

test('not if it is cited in another section, or if the writer has skipped it', async () => {
  assert.deepEqual(await check(`${nearPeaks}\n# Peaks\n\nSee @nunatak.\n`), []);
  const skipped = '//- /marginalia/reviewed.txt\n2026-11-01 skipped - Nunatak: Melting Glaciers Seen from Their Peaks\n';
  assert.deepEqual(await check(nearPeaks, skipped), []);
});

test('not a paper on something else, nor in a section that cites too little to compare', async () => {
  assert.deepEqual(await check(section.replace('Melting glaciers', 'Tides')), []);
  assert.deepEqual(await check('# Melting glaciers\n\nGlaciers melt in summer [@moraine].\n'), []);
  assert.deepEqual(await check('No heading, but glaciers [@moraine; @serac; @firn].\n'), []);
});

test('the heading names a small topic: all its papers that are cited nowhere, however little the section says', async () => {
  const { snapshot } = createFixtureWorkspace(
    `${riversAndHeads}//- /draft.md\n# Mountain rivers\n\nAs [@sandbar] says.\n\n# Retrieval heads\n\nNot yet.\n`,
  );
  const project = readProject(snapshot, uriOf('/draft.md'));
  assert.ok(project);
  const [group] = await groupUncitedPapers(snapshot, project, () => Promise.resolve());
  assert.deepEqual(
    group?.findings.map(({ message }) => message.replace(/:.*/, '')),
    ['Related to the topic "Mountain rivers" but not cited', 'Related to the topic "Retrieval heads" but not cited'],
  );
  assert.equal(group.count, 3);
  // Each paper that is counted has a place, beside that of the heading.
  assert.equal(group.findings.flatMap(({ places }) => places.slice(1)).length, group.count);
});

test('each paper has a place, also those that the message does not name', async () => {
  const more = ['Tarn', 'Corrie', 'Arete']
    .map(
      (name) =>
        `${name}: Melting Glaciers of the ${name}s\n\nWe watch how glaciers melt from peaks of ${name}s that stand out of the ice.\n`,
    )
    .join('\n');
  const { snapshot } = createFixtureWorkspace(`${digest}\n${more}//- /draft.md\n${nearPeaks}`);
  const project = readProject(snapshot, uriOf('/draft.md'));
  assert.ok(project);
  const [group] = await groupUncitedPapers(snapshot, project, () => Promise.resolve());
  const [finding] = group?.findings ?? [];
  assert.match(finding?.message ?? '', /, and 2 more\.$/);
  assert.equal(group?.count, 5);
  assert.equal(new Set(finding?.places.slice(1).map(({ words }) => words)).size, 5);
});
