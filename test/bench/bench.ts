// `npm run bench`: how fast the server answers, each figure beside its floor of the same run. Not a timed test.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { createWorkspace, startClient, type LspClient, type Workspace } from '../support/lspClient';
import { projectRoot } from '../support/projectRoot';
import { loadPapers, renderDigest, type BenchPaper } from './papers';

const sizes = process.argv.slice(2).map(Number);
const papersInDigest = 1000;
const rounds = 200;

interface Row {
  readonly what: string;
  readonly [size: string]: string;
}

async function main(): Promise<void> {
  const largest = Math.max(...(sizes.length > 0 ? sizes : [100_000]));
  const { source, papers } = loadPapers(largest);
  console.log(`Papers: ${source}. Digests of ${papersInDigest} papers each. Milliseconds; median / p95 of ${rounds} requests; floors in brackets.\n`);
  const columns: Record<string, string>[] = [];
  if (sizes.length === 0) columns.push(await measureSample());
  for (const size of sizes.length > 0 ? sizes : [1000, 10_000, 100_000]) {
    columns.push(await measure(size.toLocaleString('en'), papers.slice(0, size)));
  }
  const rows: Row[] = Object.keys(columns[0] ?? {})
    .filter((what) => what !== 'papers')
    .map((what) => Object.fromEntries([['what', what], ...columns.map((column) => [column['papers'] ?? '', column[what] ?? ''])]) as Row);
  printTable(rows);
}

async function measureSample(): Promise<Record<string, string>> {
  const folder = join(projectRoot, 'media/sample');
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const workspace = await createWorkspace(files);
  return measureWorkspace('sample', workspace, ['duoattention', 'sparse attention', 'kv cache', 'long heads', 'retrieval']);
}

async function measure(label: string, papers: readonly BenchPaper[]): Promise<Record<string, string>> {
  const workspace = await createWorkspace({});
  for (let start = 0; start < papers.length; start += papersInDigest) {
    await workspace.write(`digest-${start / papersInDigest}.txt`, renderDigest(papers.slice(start, start + papersInDigest)));
  }
  const step = Math.max(1, Math.floor(papers.length / 40));
  const queries = papers.filter((_, index) => index % step === 0).map(({ title }) => title.split(/\s+/).slice(0, 3).join(' '));
  return measureWorkspace(label, workspace, queries);
}

async function measureWorkspace(label: string, workspace: Workspace, queries: readonly string[]): Promise<Record<string, string>> {
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
  for (const name of readdirSync(fileURLToPath(workspace.uri))) lines += readFileSync(join(workspace.path, name), 'utf8').split('\n').length;
  return lines === 0 ? 0 : performance.now() - started;
}

interface Measured {
  readonly times: readonly number[];
  /** The largest answer, for the floor. */
  readonly payload: unknown;
}

async function measureRequests(queries: readonly string[], request: (query: string) => Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  let payload: unknown;
  let size = -1;
  for (let round = 0; round < rounds; round++) {
    const query = queries[round % queries.length] ?? '';
    // As somebody types: every beginning of the query, one after the other.
    const typed = query.slice(0, 2 + (Math.floor(round / queries.length) * 3) % Math.max(1, query.length - 1));
    let answer: unknown;
    times.push(await timeOf(async () => (answer = await request(typed))));
    const length = JSON.stringify(answer).length;
    if (length > size) [size, payload] = [length, answer];
  }
  return { times, payload };
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
  const times: number[] = [];
  await client.change(uri, 'Prose. '.repeat(2000) + '\n\n');
  for (let round = 0; round < rounds; round++) {
    times.push(
      await timeOf(async () => {
        await client.type(uri, { line: 0, character: round }, 'x');
        await client.request('textDocument/completion', { textDocument: { uri }, position: { line: 0, character: round + 1 } });
      }),
    );
  }
  return times;
}

async function measureEcho(payload: unknown): Promise<readonly number[]> {
  const server = spawn(process.execPath, [join(projectRoot, 'dist/test/bench/echoServer.js')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  await connection.sendNotification('payload', payload);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timeOf(() => connection.sendRequest('echo')));
  connection.dispose();
  server.kill();
  return times;
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function format(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
}

/** Resident set size from the operating system; "unknown" where it has no /proc. */
function readMemory(pid: number | undefined): string {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? 'unknown' : (Number(kilobytes) / 1024).toFixed(0);
  } catch {
    return 'unknown';
  }
}

function printTable(rows: readonly Row[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first);
  console.log(`| ${names.join(' | ')} |`);
  console.log(`|${names.map(() => ' --- ').join('|')}|`);
  for (const row of rows) console.log(`| ${names.map((name) => row[name] ?? '').join(' | ')} |`);
}

void main();
