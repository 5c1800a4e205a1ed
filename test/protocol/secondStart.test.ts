import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { CompletedReference } from '../../server/src/model/completedReference';
import { referencesFile } from '../../server/src/ownFiles/references';
import type { TopicsAnswer } from '../../server/src/protocol/paperRequests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { applyEdits } from '../support/fixtureWorkspace';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { writeDigest } from './waiting';

interface Sandbox {
  readonly workspace: Workspace;
  readonly cacheFolder: string;
  /** Writes a file as somebody did an hour ago: what was written just now is read again in any case. */
  write(name: string, text: string): Promise<void>;
  /** What a server answers, started on the sandbox; `kept` waits until it has kept something for the next start. */
  start(wait?: 'kept'): Promise<Answers>;
}

interface Answers {
  readonly all: readonly unknown[];
  readonly log: readonly string[];
}

async function withSandbox(check: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const workspace = await createWorkspace({});
  const cacheFolder = mkdtempSync(join(tmpdir(), 'marginalia-kept-'));
  let minutes = 0;
  const sandbox: Sandbox = {
    workspace,
    cacheFolder,
    async write(name, text) {
      await workspace.write(name, text);
      const time = new Date(Date.now() - 3_600_000 + 60_000 * ++minutes);
      utimesSync(join(workspace.path, name), time, time);
    },
    async start(wait) {
      const client = await startClient(workspace, { initializationOptions: { cacheFolder: sandbox.cacheFolder } });
      const kept = client.next<{ message: string }>('window/logMessage', ({ message }) => message.startsWith('Cached '));
      await client.ready;
      const all = await askAll(client);
      if (wait === 'kept') await kept;
      await client.stop();
      return { all, log: client.log };
    },
  };
  try {
    await check(sandbox);
  } finally {
    workspace.dispose();
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

/** What was looked up of papers of `writeDigest`. */
function writeReferences(...names: readonly string[]): string {
  const references = names.map((name, index): CompletedReference => {
    const title = `${name}: A Study of Everything in ${name}`;
    return { id: name, paper: { title }, authors: [{ family: 'Ropd', given: 'Ann' }], year: 2020 + index, sources: {} };
  });
  return applyEdits('', referencesFile.edit('', references) ?? []);
}

async function askAll(client: LspClient): Promise<readonly unknown[]> {
  const { papers, digests, bibliographies, skipped } = await client.request<StatusAnswer>('marginalia/status', {});
  const searches = await Promise.all(
    ['kite', 'study everything', 'ropd'].map((query) => client.request<SearchAnswer>('marginalia/search', { query })),
  );
  const { topics } = await client.request<TopicsAnswer>('marginalia/topics', {});
  const papersTold = await Promise.all(
    ['kite', 'rope', 'sail', 'mast', 'keel2020'].map((key) => client.request('marginalia/paper', { key })),
  );
  return [{ papers, digests, bibliographies, skipped }, searches, topics.flatMap(({ keys }) => keys).sort(), papersTold];
}

/** Writes two digests and a bibliography, lets a server keep what it reads of them, and compares the next start with one that has nothing kept. */
function checkNextStart(name: string, between: (sandbox: Sandbox) => Promise<void> | void): void {
  test(name, () =>
    withSandbox(async (sandbox) => {
      await sandbox.write('a-digest.txt', writeDigest('Kite', 'Rope'));
      await sandbox.write('b-digest.txt', `Jun 23\n\n${writeDigest('Sail')}\nA Title Alone That Has No Abstract\n`);
      await sandbox.write(
        'refs.bib',
        '@misc{keel2020, title = {Keel}, author = {Roe, Ann}}\n@misc{rope:own, title = {Rope: A Study of Everything in Rope}}\n',
      );
      await sandbox.write('marginalia/references.json', writeReferences('Kite', 'Rope'));
      await sandbox.start('kept');
      await between(sandbox);
      const { all } = await sandbox.start();
      rmSync(sandbox.cacheFolder, { recursive: true, force: true });
      assert.deepEqual(all, (await sandbox.start()).all);
    }),
  );
}

// Each waits until the workspace has rested: they wait together.
describe('what is kept for the next start (slow)', { concurrency: true }, () => {
  checkNextStart('a second start answers as the first (slow)', () => undefined);
  checkNextStart('a digest that changed between two starts (slow)', (sandbox) =>
    sandbox.write('a-digest.txt', writeDigest('Kite', 'Mast', 'Rope')),
  );
  checkNextStart('corrections of a digest that came (slow)', (sandbox) =>
    sandbox.write(
      'marginalia/corrections.txt',
      'not a paper: Kite: A Study of Everything in Kite\npaper: A Title Alone That Has No Abstract\n',
    ),
  );
  checkNextStart('completed references that changed (slow)', (sandbox) =>
    sandbox.write('marginalia/references.json', writeReferences('Rope', 'Sail')),
  );
  checkNextStart('completed references that went (slow)', ({ workspace }) => workspace.remove('marginalia/references.json'));
  checkNextStart('a digest that came (slow)', (sandbox) => sandbox.write('0-digest.txt', writeDigest('Mast', 'Kite')));
  checkNextStart('a digest that went (slow)', ({ workspace }) => workspace.remove('a-digest.txt'));
  checkNextStart('a bibliography that changed (slow)', (sandbox) => sandbox.write('refs.bib', '@misc{kite, title = {Something Else}}\n'));
  checkNextStart('a bibliography that went (slow)', ({ workspace }) => workspace.remove('refs.bib'));
  checkNextStart('a digest that was written just now is read again, though it is as long as before (slow)', ({ workspace }) =>
    workspace.write('a-digest.txt', writeDigest('Kite', 'Mast')),
  );

  checkNextStart('a damaged file of the cache (slow)', ({ cacheFolder }) => {
    const [name = ''] = readdirSync(cacheFolder);
    const bytes = readFileSync(join(cacheFolder, name));
    bytes[bytes.length >> 1] = bytes[bytes.length >> 1]! ^ 4;
    writeFileSync(join(cacheFolder, name), bytes);
  });

  test('a cache folder that is a file: everything works, and the log says that nothing is kept (slow)', () =>
    withSandbox(async (sandbox) => {
      await sandbox.write('a-digest.txt', writeDigest('Kite'));
      const blocked = join(sandbox.cacheFolder, 'file');
      writeFileSync(blocked, '');
      const client = await startClient(sandbox.workspace, { initializationOptions: { cacheFolder: blocked } });
      const told = client.next<{ message: string }>('window/logMessage', ({ message }) => message.startsWith('Nothing was cached'));
      await client.ready;
      assert.equal((await client.request<StatusAnswer>('marginalia/status', {})).papers, 1);
      await told;
      await client.stop();
    }));

  test('without a cache folder nothing is kept (slow)', () =>
    withSandbox(async ({ workspace, cacheFolder }) => {
      const client = await startClient(workspace, { initializationOptions: { cacheFolder: 7 } });
      await client.ready;
      await client.stop();
      assert.deepEqual(readdirSync(cacheFolder), []);
    }));
});
