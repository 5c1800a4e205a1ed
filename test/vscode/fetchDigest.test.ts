import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { answerJson } from '../support/registries/registeredPaper';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import { arxivListing, dailyPaper, listingItem } from '../unit/lookUp/feeds/feedSamples';
import { person } from './support/person';
import { closeRegistries, startRegistries } from './support/registries';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  chooseCommand,
  chooseCommandOf,
  libraryIsReady,
  notifications,
  quickPickInput,
  quickPickRows,
  sampleUri,
} from './support/workbench';

const digestName = 'hugging-face-2026-06-23-digest.md';
const papers = [
  dailyPaper({ id: '2606.01234', title: 'Gliding Kites: Flight without Wind' }),
  dailyPaper({ id: '2606.01235', title: 'Paper Boats: Sailing on *Small* Ponds' }),
];

/** Chooses a row of the list that is open, by its words. */
async function choose(label: string): Promise<void> {
  await waitForList(`the row ${label}`, quickPickRows, (rows) => rows.some((row) => row.label === label));
  await person.paste(label);
  await waitForList(`the row ${label} at the top`, quickPickRows, (rows) => rows[0]?.label === label);
  await person.press('Enter');
}

/** Starts the command, and names a source in the box that asks for it. */
async function nameSource(kind: string, words: string): Promise<void> {
  await chooseCommandOf('Marginalia: Add Papers', 'Fetch Digest');
  await choose(kind);
  await waitFor('the box', async () => (await quickPickInput()) !== undefined && (await quickPickRows()).length === 0);
  await person.press('ControlOrMeta+A');
  await person.paste(words);
  await person.press('Enter');
}

async function digestText(name: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(sampleUri(name)));
}

suite('Fetch Digest', () => {
  let replay: ReplayRegistries;
  suiteSetup(async () => {
    await libraryIsReady();
    replay = await startRegistries([]);
    replay.answer('huggingface.co', ({ url }) =>
      url.pathname === '/api/daily_papers' && url.searchParams.get('date') === '2026-06-23' ? answerJson(papers) : answerJson([]),
    );
  });
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await workspace.fs.delete(sampleUri(digestName)).then(undefined, () => undefined);
  });

  test('a day is fetched once the writer agreed, and its papers are found', async () => {
    await nameSource('Hugging Face daily papers, one day', '2026-06-23');
    await waitForList('the question', quickPickRows, (rows) => rows.some(({ label }) => label === 'Send Once'));
    assert.deepEqual(await person.see('.quick-input-title'), ['Fetch "Hugging Face daily papers, 2026-06-23" from huggingface.co?']);
    await person.screenshot('fetch-consent');
    assert.equal(replay.requests.length, 0);
    await choose('Show What Is Sent');
    // Another test may have opened the page, which then shows its former text for a moment.
    const shown = await waitFor('the page', () => {
      const page = window.activeTextEditor?.document;
      return page?.getText().includes('Will be sent if you agree') === true && page.getText().includes('daily papers') ? page : undefined;
    });
    assert.match(shown.getText(), /^• Hugging Face daily papers, 2026-06-23: huggingface\.co$/m);
    assert.match(shown.getText(), /^• https:\/\/huggingface\.co\/api\/daily_papers\?date=2026-06-23&limit=100&p=0$/m);
    assert.doesNotMatch(shown.getText(), /Crossref/);
    await choose('Send Once');
    await choose(digestName);
    await waitFor('the request on the page', () => shown.getText().includes('GET https://huggingface.co/api/daily_papers?date=2026-06-23'));
    const editor = await waitFor('the digest', () =>
      window.activeTextEditor?.document.uri.path.endsWith(digestName) === true ? window.activeTextEditor : undefined,
    );
    await waitFor('its text', () => editor.document.getText().includes('## Paper Boats'));
    assert.match(
      editor.document.getText(),
      /^# Hugging Face daily papers, 2026-06-23\n\n## Gliding Kites: Flight without Wind\n\n- Authors: Ada Berg; Bo van der Ice\n/,
    );
    assert.equal(editor.document.isDirty, false);
    assert.deepEqual(
      replay.requests.map(({ host, url }) => `${host} ${url.search}`),
      ['huggingface.co ?date=2026-06-23&limit=100&p=0'],
    );
    await person.screenshot('fetched-digest');
    await chooseCommand('Marginalia: Find Papers');
    await waitFor('the search list', async () => (await quickPickInput()) === '');
    await person.type('small ponds');
    await waitForList('the paper', quickPickRows, (rows) => rows[0]?.label.startsWith('Paper Boats') ?? false);
    await person.press('Escape');
  });

  test('the same day again changes nothing, byte for byte', async () => {
    const before = await digestText(digestName);
    await nameSource('Hugging Face daily papers, one day', '2026-06-23');
    await choose('Send Once');
    await choose(digestName);
    await waitFor('the result', async () => (await notifications()).some((text) => text.includes('Nothing new; 2 already in the digest')));
    assert.equal(await digestText(digestName), before);
    assert.equal(workspace.textDocuments.find(({ uri }) => uri.path.endsWith(digestName))?.isDirty, false);
  });

  test('an arXiv listing is remembered; one undo takes its papers back', async () => {
    replay.answer('rss.arxiv.org', () => ({
      status: 200,
      headers: { 'content-type': 'application/rss+xml' },
      body: arxivListing([
        listingItem({ id: '2606.01236', title: 'Clouds over Kites', type: 'new' }),
        listingItem({ id: '2501.01236', title: 'An Older Cloud', type: 'replace' }),
      ]),
    }));
    await nameSource('arXiv listing', 'cs.CL');
    await choose('Send Once');
    await choose(digestName);
    const document = await waitFor('the paper', () =>
      window.activeTextEditor?.document.getText().includes('## Clouds over Kites') === true ? window.activeTextEditor.document : undefined,
    );
    assert.doesNotMatch(document.getText(), /An Older Cloud/);
    await commands.executeCommand('undo');
    await waitFor('the digest as it was', () => !document.getText().includes('Clouds over Kites'));
    assert.match(document.getText(), /## Paper Boats/);
    await document.save();
    await chooseCommandOf('Marginalia: Add Papers', 'Fetch Digest');
    await waitForList('the sources', quickPickRows, (all) => all.length > 4 && all[0]?.label === 'arXiv listing cs.CL');
    await person.screenshot('fetch-sources');
    await person.press('Escape');
  });

  test('what can’t be fetched says why, and no file changes', async () => {
    const before = await digestText(digestName);
    replay.trouble('huggingface.co', { kind: 'portal' });
    await nameSource('Hugging Face daily papers, one day', '2026-06-23');
    await choose('Send Once');
    await waitFor('the reason', async () =>
      (await notifications()).some((text) => text.includes('your network may require you to sign in')),
    );
    replay.trouble('huggingface.co', { kind: 'redirect', to: 'https://evil.example/papers' });
    await nameSource('Hugging Face daily papers, one day', '2026-06-23');
    await choose('Send Once');
    await waitFor('the refusal', async () => (await notifications()).some((text) => text.includes('was refused')));
    assert.ok(replay.requests.every(({ host }) => host !== 'evil.example'));
    assert.equal(await digestText(digestName), before);
  });

  test('Cancel ends the request, and nothing is written', async () => {
    const listFiles = async (): Promise<unknown> => workspace.fs.readDirectory(sampleUri(''));
    const before = await listFiles();
    replay.answer('journal.example', () => ({ status: 200, headers: {}, body: arxivListing([]) }));
    replay.trouble('journal.example', { kind: 'silent' });
    const sent = replay.waitFor('journal.example', 1);
    await nameSource('RSS or Atom feed', 'https://journal.example/feed.xml');
    await choose('Send Once');
    await sent;
    const isOver = async (): Promise<boolean> => !(await notifications()).some((text) => text.includes('journal.example'));
    await answerNotification('Cancel');
    await waitFor('the end', isOver);
    await chooseCommandOf('Marginalia: Online Lookup Settings', 'Show Online Requests');
    await waitFor('what is said of the request', () =>
      / · canceled before .*\n {4}\/feed\.xml\n {4}GET https:\/\/journal\.example\/feed\.xml$/m.test(
        window.activeTextEditor?.document.getText() ?? '',
      ),
    );
    assert.deepEqual(await listFiles(), before);
  });

  test('an address without https is told in the box, and nothing is sent', async () => {
    const sent = replay.requests.length;
    await nameSource('RSS or Atom feed', 'http://journal.example/feed.xml');
    await waitFor('the reason', async () =>
      (await person.see('.quick-input-message')).some((text) => text.includes('The address must begin with https://')),
    );
    await person.press('Escape');
    assert.equal(replay.requests.length, sent);
  });
});
