import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../../test/support/lspClient';
import { projectRoot } from '../../test/support/projectRoot';
import { type Figures, format, type Measured, measureEcho, measureRequests, readMemory, rounds, timeOf, timesOf } from './measuring';
import { type BenchPaper, renderDigest } from './papers';

export const papersInDigest = 1000;

/** The digest that the extension ships. */
export async function measureSample(): Promise<Figures> {
  const folder = join(projectRoot, 'media/sample');
  // Of a paper that stands in two digests the longer abstract is searched, and the edits would be in the other.
  const names = readdirSync(folder).filter((name) => name !== 'newsletter-digest.md');
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const workspace = await createWorkspace(files);
  return measureWorkspace('sample', workspace, ['duoattention', 'sparse attention', 'kv cache', 'long heads', 'retrieval']);
}

export async function measurePapers(papers: readonly BenchPaper[]): Promise<Figures> {
  const workspace = await createWorkspace({});
  for (let start = 0; start < papers.length; start += papersInDigest) {
    await workspace.write(`digest-${start / papersInDigest}.txt`, renderDigest(papers.slice(start, start + papersInDigest)));
  }
  const step = Math.max(1, Math.floor(papers.length / 40));
  const queries = papers.filter((_, index) => index % step === 0).map(({ title }) => title.split(/\s+/).slice(0, 3).join(' '));
  return measureWorkspace(papers.length.toLocaleString('en'), workspace, queries);
}

async function measureWorkspace(label: string, workspace: Workspace, queries: readonly string[]): Promise<Figures> {
  const readFloor = measureReading(workspace);
  const started = performance.now();
  const client = await startClient(workspace);
  const uri = workspace.uriOf('bench-draft.md');
  await client.open(uri, 'markdown', 'A sentence.\n\n');
  await client.ready;
  const ready = performance.now() - started;

  const firstHover = await timeOf(() =>
    client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } }),
  );
  const topics = await timeOf(() => client.request('marginalia/topics', {}));
  const completion = await measureTyping(client, uri, queries);
  const search = await measureRequests(queries, (query) => client.request('marginalia/search', { query }));
  const keystroke = await measureKeystrokes(client, uri);
  const completionFloor = await measureEcho(completion.payload);
  const searchFloor = await measureEcho(search.payload);
  const edited = await measureEdits(client, workspace);
  const memory = readMemory(client.process.pid);
  await client.stop();
  const second = await measureSecondStart(workspace);
  workspace.dispose();
  return {
    papers: label,
    'to marginalia/ready [reading and splitting the text]': `${ready.toFixed(0)} [${readFloor.toFixed(0)}]`,
    'first hover': firstHover.toFixed(1),
    'completion while typing [echo of the same payload]': `${format(completion.times)} [${format(completionFloor)}]`,
    'marginalia/search [echo of the same payload]': `${format(search.times)} [${format(searchFloor)}]`,
    'keystroke in a draft, no citation': format(keystroke),
    'first marginalia/topics, from ready on': topics.toFixed(0),
    'a word typed into an abstract, until a search for it finds the paper': edited,
    'second start, to marginalia/ready [start on an empty folder; reading the files]': `${second.ready.toFixed(0)} [${second.empty.toFixed(0)}; ${second.reading.toFixed(0)}]`,
    'resident memory, MB': memory,
  };
}

/** Reading every file and splitting it into lines: what no index can avoid. */
function measureReading(workspace: Workspace): number {
  const started = performance.now();
  let lines = 0;
  for (const name of readdirSync(workspace.path)) lines += readFileSync(join(workspace.path, name), 'utf8').split('\n').length;
  return lines === 0 ? 0 : performance.now() - started;
}

/** Types a word that is nowhere into an abstract of an open digest, and searches for it. */
async function measureEdits(client: LspClient, workspace: Workspace): Promise<string> {
  const name = readdirSync(workspace.path).find((file) => file.includes('digest')) ?? '';
  const uri = workspace.uriOf(name);
  const lines = readFileSync(join(workspace.path, name), 'utf8').split('\n');
  const abstracts = lines.flatMap((line, index) => (line.length > 300 ? [index] : []));
  await client.open(uri, 'plaintext', lines.join('\n'));
  const missed: string[] = [];
  const times = await timesOf(20, async (round) => {
    // Words that differ by one letter would be found for each other.
    const word = `zyzzyva${'abcdefghijklmnopqrst'.charAt(round).repeat(5)}`;
    const line = abstracts[(round * 37) % abstracts.length] ?? 0;
    await client.type(uri, { line, character: lines[line]?.indexOf(' ') ?? 0 }, ` ${word}`);
    const { total } = await client.request<{ total: number }>('marginalia/search', { query: word });
    if (total !== 1) missed.push(word);
  });
  await client.close(uri);
  return missed.length === 0 ? format(times) : `not found: ${missed.join(', ')}`;
}

interface SecondStart {
  readonly ready: number;
  /** The same on a folder without files. */
  readonly empty: number;
  /** Only the bytes of the files. */
  readonly reading: number;
}

/** Lets a server keep what it reads, then takes the quickest of some starts. */
async function measureSecondStart(workspace: Workspace): Promise<SecondStart> {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'marginalia-bench-'));
  const options = { initializationOptions: { cacheFolder } };
  // What was written just now is read again in any case.
  for (const name of readdirSync(workspace.path)) utimesSync(join(workspace.path, name), new Date(0), new Date(0));
  const first = await startClient(workspace, options);
  // Twice where the topics that come first are not the last: those are kept too.
  await first.next<{ message: string }>('window/logMessage', ({ message }) => message.startsWith('Cached '));
  await first.request('marginalia/topics', {});
  await first.stop();
  const emptyWorkspace = await createWorkspace({});
  const timeStart = async (folder: Workspace): Promise<number> => {
    const started = performance.now();
    const client = await startClient(folder, options);
    await client.ready;
    const time = performance.now() - started;
    await client.stop();
    return time;
  };
  const ready = Math.min(...(await timesOfStarts(() => timeStart(workspace))));
  const empty = Math.min(...(await timesOfStarts(() => timeStart(emptyWorkspace))));
  const started = performance.now();
  for (const name of readdirSync(workspace.path)) readFileSync(join(workspace.path, name));
  const reading = performance.now() - started;
  emptyWorkspace.dispose();
  rmSync(cacheFolder, { recursive: true });
  return { ready, empty, reading };
}

async function timesOfStarts(start: () => Promise<number>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) times.push(await start());
  return times;
}

/** Types into the draft after `[@` and asks for the list, as an editor does. */
async function measureTyping(client: LspClient, uri: string, queries: readonly string[]): Promise<Measured> {
  return measureRequests(queries, async (query) => {
    await client.change(uri, `A sentence.\n\nAnother one [@${query}`);
    return client.request('textDocument/completion', { textDocument: { uri }, position: { line: 2, character: 14 + query.length } });
  });
}

/** A letter in prose, and a request that waits until it was taken in. */
async function measureKeystrokes(client: LspClient, uri: string): Promise<readonly number[]> {
  await client.change(uri, `${'Prose. '.repeat(2000)}\n\n`);
  return timesOf(rounds, async (round) => {
    await client.type(uri, { line: 0, character: round }, 'x');
    await client.request('textDocument/completion', { textDocument: { uri }, position: { line: 0, character: round + 1 } });
  });
}
