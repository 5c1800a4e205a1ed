import assert from 'node:assert/strict';
import { window, workspace } from 'vscode';
import type { RegisteredPaper } from '../support/registries/registeredPaper';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import { person } from './support/person';
import { closeRegistries, startRegistries } from './support/registries';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommandOf, libraryIsReady, notifications, quickPickInput, quickPickRows, sampleUri, statusItems } from './support/workbench';

const digestName = 'added-papers-digest.md';

const rafts: RegisteredPaper = {
  title: 'Rafts: Crossing Rivers of Tokens',
  abstract: 'Rivers of tokens are wide. We build rafts that carry a model across, and lose none of them on the way.',
  authors: ['Ada Berg', 'Bo Ice'],
  year: 2026,
  arxivId: '2606.07777',
};
const ferries: RegisteredPaper = {
  title: 'Ferries: Crossing Rivers of Tokens',
  authors: ['Cy Roe'],
  year: 2024,
  doi: '10.1000/ferries',
  venue: 'Journal of Rivers',
};

async function choose(label: string): Promise<void> {
  await waitForList(`the row ${label}`, quickPickRows, (rows) => rows.some((row) => row.label === label));
  await person.paste(label);
  await waitForList(`the row ${label} at the top`, quickPickRows, (rows) => rows[0]?.label === label);
  await person.press('Enter');
}

async function addPapers(words: string): Promise<void> {
  await chooseCommandOf('Marginalia: Add Papers', 'Add by Identifier or Title');
  await waitFor('the box', async () => (await quickPickInput()) === '' && (await quickPickRows()).length === 0);
  await person.paste(words);
  await person.press('Enter');
  await choose('Send Once');
}

/** The text of the digest once it has the words, and is saved. */
async function digestWith(words: string): Promise<string> {
  const document = await waitFor(`"${words}"`, () =>
    workspace.textDocuments.find(({ uri, isDirty, getText }) => uri.path.endsWith(digestName) && !isDirty && getText().includes(words)),
  );
  return document.getText();
}

suite('Add by Identifier or Title', () => {
  let replay: ReplayRegistries;
  suiteSetup(async () => {
    await libraryIsReady();
    replay = await startRegistries([rafts, ferries]);
  });
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await workspace.fs.delete(sampleUri(digestName)).then(undefined, () => undefined);
  });

  test('an identifier becomes a section of a new digest, with all that arXiv says', async () => {
    await addPapers('https://arxiv.org/abs/2606.07777');
    await choose(digestName);
    assert.equal(
      await digestWith(rafts.title),
      `# Added papers

## Rafts: Crossing Rivers of Tokens

- Authors: Ada Berg; Bo Ice
- Year: 2026
- arXiv: https://arxiv.org/abs/2606.07777
- Added from: arXiv

**Abstract.** ${rafts.abstract}
`,
    );
    await waitFor('the digest in front', () => window.activeTextEditor?.document.uri.path.endsWith(digestName));
    assert.deepEqual(await statusItems('is already a digest'), []);
    assert.deepEqual([...new Set(replay.requests.map(({ host }) => host))], ['export.arxiv.org']);
  });

  test('by a title the writer chooses; the paper goes after the others', async () => {
    await addPapers('Ferries: crossing rivers of tokens');
    const rows = await waitForList('the records', quickPickRows, (all) => all.some(({ label }) => label === ferries.title));
    assert.match(rows[0]?.detail ?? '', /^10\.1000\/ferries · no abstract · 2024 · Cy Roe · Journal of Rivers · Crossref/);
    await person.screenshot('add-papers-candidates');
    await choose(ferries.title);
    await choose(digestName);
    const text = await digestWith(ferries.title);
    assert.ok(text.indexOf('## Rafts') < text.indexOf('## Ferries'), text);
    assert.match(text, /- Venue: Journal of Rivers\n- DOI: https:\/\/doi\.org\/10\.1000\/ferries\n- Added from: Crossref\n$/);
  });

  test('a paper that stands there is not added again, and what is not found is told', async () => {
    const before = await workspace.fs.readFile(sampleUri(digestName));
    await addPapers('2606.07777 10.1000/nobody');
    // The list closes when the notifications are opened.
    await choose(digestName);
    await waitFor('what is missing', async () => (await notifications()).some((text) => text.includes('"10.1000/nobody" wasn\'t found.')));
    await waitFor('the result', async () => (await notifications()).some((text) => text.includes('Nothing new; 1 already in the digest')));
    assert.deepEqual(await workspace.fs.readFile(sampleUri(digestName)), before);
  });
});
