import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { projectRoot } from '../../test/support/projectRoot';

/** One column of a table: what was measured, and the figures. */
export type Figures = Readonly<Record<string, string>>;

/** How often a request is sent for a figure. */
export const rounds = 200;

export async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** Runs one after the other; the times in milliseconds. */
export async function timesOf(count: number, run: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) times.push(await timeOf(() => run(round)));
  return times;
}

export interface Measured {
  readonly times: readonly number[];
  /** The largest answer, for the floor. */
  readonly payload: unknown;
}

/** Asks with every beginning of the queries, one after the other, as somebody types. */
export async function measureRequests(queries: readonly string[], request: (query: string) => Promise<unknown>): Promise<Measured> {
  let payload: unknown;
  let size = -1;
  const answers: unknown[] = [];
  const times = await timesOf(rounds, async (round) => {
    const query = queries[round % queries.length] ?? '';
    const typed = query.slice(0, 2 + ((Math.floor(round / queries.length) * 3) % Math.max(1, query.length - 1)));
    answers.push(await request(typed));
  });
  for (const answer of answers) {
    const length = JSON.stringify(answer)?.length ?? 0;
    if (length > size) [size, payload] = [length, answer];
  }
  return { times, payload };
}

/** How long the same payload takes from a server that does nothing else: the floor of a request. */
export async function measureEcho(payload: unknown): Promise<readonly number[]> {
  const server = spawn(process.execPath, [join(projectRoot, 'dist/lab/bench/echoServer.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  await connection.sendNotification('payload', payload);
  const times = await timesOf(rounds, () => connection.sendRequest('echo'));
  connection.dispose();
  server.kill();
  return times;
}

/** Median and 95th percentile. */
export function format(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
}

/** Resident set size in MB from the operating system; "unknown" where it has no /proc. */
export function readMemory(pid: number | undefined): string {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? 'unknown' : (Number(kilobytes) / 1024).toFixed(0);
  } catch {
    return 'unknown';
  }
}

/** How long memory may go on shrinking, in milliseconds: V8 lets go of old texts when nothing happens. */
const restMilliseconds = 10_000;

export async function readRestingMemory(pid: number | undefined): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
  return readMemory(pid);
}

/** The first row of each column stands in the table's head. */
export function printTable(columns: readonly Figures[]): void {
  const [first] = columns;
  if (first === undefined) return;
  const [head, ...rows] = Object.keys(first);
  const row = (what: string): string => `| ${[what, ...columns.map((column) => column[what] ?? '')].join(' | ')} |`;
  console.log(row(head ?? ''));
  console.log(`|${[head, ...columns].map(() => ' --- ').join('|')}|`);
  for (const what of rows) console.log(row(what));
  console.log('');
}
