import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createWorkspace, startClient, type LspClient, type Workspace } from '../support/lspClient';
import { projectRoot } from '../support/projectRoot';
import { format, measureEcho, measureRequests, readMemory, timeOf, timesOf, rounds, type Figures, type Measured } from './measuring';
import { renderDigest, type BenchPaper } from './papers';

export const papersInDigest = 1000;

/** The digest that the extension ships. */
export async function measureSample(): Promise<Figures> {
  const folder = join(projectRoot, 'media/sample');
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
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

  const firstHover = await timeOf(() => client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } }));
  const completion = await measureTyping(client, uri, queries);
  const search = await measureRequests(queries, (query) => client.request('marginalia/search', { query }));
  const keystroke = await measureKeystrokes(client, uri);
  const completionFloor = await measureEcho(completion.payload);
  const searchFloor = await measureEcho(search.payload);
  const topics = await timeOf(() => client.request('marginalia/topics', {}));
  const memory = readMemory(client.process.pid);
  await client.stop();
  workspace.dispose();
  return {
    papers: label,
    'to marginalia/ready [reading and splitting the text]': `${ready.toFixed(0)} [${readFloor.toFixed(0)}]`,
    'first hover': firstHover.toFixed(1),
    'completion while typing [echo of the same payload]': `${format(completion.times)} [${format(completionFloor)}]`,
    'marginalia/search [echo of the same payload]': `${format(search.times)} [${format(searchFloor)}]`,
    'keystroke in a draft, no citation': format(keystroke),
    'first marginalia/topics': topics.toFixed(0),
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

/** Types into the draft behind `[@` and asks for the list, as an editor does. */
async function measureTyping(client: LspClient, uri: string, queries: readonly string[]): Promise<Measured> {
  return measureRequests(queries, async (query) => {
    await client.change(uri, `A sentence.\n\nAnother one [@${query}`);
    return client.request('textDocument/completion', { textDocument: { uri }, position: { line: 2, character: 14 + query.length } });
  });
}

/** A letter in prose, and a request that waits until it was taken in. */
async function measureKeystrokes(client: LspClient, uri: string): Promise<readonly number[]> {
  await client.change(uri, 'Prose. '.repeat(2000) + '\n\n');
  return timesOf(rounds, async (round) => {
    await client.type(uri, { line: 0, character: round }, 'x');
    await client.request('textDocument/completion', { textDocument: { uri }, position: { line: 0, character: round + 1 } });
  });
}
