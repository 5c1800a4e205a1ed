import { rmSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../../test/support/lspClient';
import { createRandom, type Random } from '../../test/support/random';
import { endlessDevice, makePipe } from '../../test/support/specialFiles';
import { mutate } from './mutate';
import { type SeedFile, seedFiles } from './seedFiles';

export interface FuzzReport {
  readonly cases: number;
  readonly specialFiles: number;
  /** Each with the seed that shows it again alone: `--cases 1 --seed <that>`. */
  readonly failures: readonly string[];
  readonly slowest: { readonly milliseconds: number; readonly what: string };
}

/** A hang, in milliseconds; the server is killed where it is `hangFactor` times as long. */
const maxAnswerLength = 1000;
const hangFactor = 10;
/** Every so many cases one puts something that is no file under the name of a file. */
const specialEvery = 25;
const goodDigest =
  'Kite: A Study of Everything in Kite\n\nMuch is known. We present Kite, which studies all of it, with care and in detail.\n';

/** One case a seed, from `seed` on. A server that dies, hangs or loses the good digest is told of and replaced. */
export async function runFuzz(cases: number, seed: number, tell: (done: number) => void = () => undefined): Promise<FuzzReport> {
  const failures: string[] = [];
  let slowest = { milliseconds: 0, what: '' };
  let specialFiles = 0;
  let sandbox = await openSandbox();
  for (let done = 0; done < cases; done += 1) {
    const random = createRandom(seed + done);
    const file = random.pick(seedFiles);
    const isSpecial = random.below(specialEvery) === 0;
    if (isSpecial) specialFiles += 1;
    const what = `seed ${seed + done}, ${isSpecial ? 'a special file as ' : ''}${file.name}`;
    const problem = await runCase(sandbox, file, isSpecial, random, (method, milliseconds) => {
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, what: `${what}, ${method}` };
      if (milliseconds > maxAnswerLength) failures.push(`${what}: ${method} took ${milliseconds.toFixed(0)} ms`);
    }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (problem !== undefined) {
      failures.push(`${what}: ${problem}`);
      closeSandbox(sandbox);
      sandbox = await openSandbox();
    }
    tell(done + 1);
  }
  closeSandbox(sandbox);
  return { cases, specialFiles, failures, slowest };
}

export function describeFuzz({ cases, specialFiles, failures, slowest }: FuzzReport): string {
  const lines = [
    `fuzz: ${cases} cases, ${specialFiles} of them special files, ${failures.length} failures; the slowest answer took ${slowest.milliseconds.toFixed(0)} ms (${slowest.what})`,
  ];
  return [...lines, ...failures].join('\n');
}

interface Sandbox {
  readonly workspace: Workspace;
  readonly client: LspClient;
}

async function openSandbox(): Promise<Sandbox> {
  const workspace = await createWorkspace({ 'good-digest.txt': goodDigest });
  const client = await startClient(workspace);
  await client.ready;
  await client.open(workspace.uriOf('own.md'), 'markdown', 'See [@kite].');
  return { workspace, client };
}

function closeSandbox({ workspace, client }: Sandbox): void {
  client.process.kill('SIGKILL');
  client.connection.dispose();
  workspace.dispose();
}

/** What went wrong; undefined where nothing did. */
async function runCase(
  { workspace, client }: Sandbox,
  { kind, name, text }: SeedFile,
  isSpecial: boolean,
  random: Random,
  time: (method: string, milliseconds: number) => void,
): Promise<string | undefined> {
  const uri = workspace.uriOf(name);
  const known = client.log.length;
  const ask = async <T>(method: string, params: object): Promise<T> => {
    const started = performance.now();
    const late = setTimeout(() => client.process.kill('SIGKILL'), maxAnswerLength * hangFactor);
    const died = new Promise<never>((_, reject) =>
      client.process.once('exit', () => reject(new Error(`the server died, or hung, at ${method}`))),
    );
    try {
      return await Promise.race([died, client.request<T>(method, params)]);
    } finally {
      clearTimeout(late);
      client.process.removeAllListeners('exit');
      time(method, performance.now() - started);
    }
  };
  await mkdir(join(workspace.path, 'marginalia/notes'), { recursive: true });
  const mutated = isSpecial ? '' : mutate(text, random);
  if (isSpecial) putSpecial(join(workspace.path, name), random);
  else await workspace.write(name, mutated);
  await client.filesChanged([{ uri, type: 1 }]);
  const isOpen = !isSpecial && random.below(2) === 0;
  if (isOpen)
    await client.open(
      uri,
      kind === 'digest' ? 'marginalia-digest' : name.endsWith('.tex') ? 'latex' : kind === 'bibliography' ? 'bibtex' : 'markdown',
      mutated,
    );
  const place = { textDocument: { uri }, position: { line: random.below(8), character: random.below(30) } };
  const range = { start: { line: 0, character: 0 }, end: place.position };
  for (const method of ['documentSymbol', 'documentLink', 'foldingRange', 'codeLens']) await ask(`textDocument/${method}`, place);
  for (const method of ['hover', 'completion', 'definition']) await ask(`textDocument/${method}`, place);
  await ask('textDocument/codeAction', { ...place, range, context: { diagnostics: [] } });
  await ask('marginalia/threads', { uri });
  const good = { textDocument: { uri: workspace.uriOf('own.md') }, position: { line: 0, character: 7 } };
  const card = await ask<unknown>('textDocument/hover', good);
  const references = await ask<readonly unknown[] | null>('textDocument/references', { ...good, context: { includeDeclaration: true } });
  const status = await ask<StatusAnswer>('marginalia/status', {});
  if (isOpen) await client.close(uri);
  rmSync(join(workspace.path, name), { force: true, recursive: true });
  await client.filesChanged([{ uri, type: 3 }]);
  if (client.log.length > known) return `logged: ${client.log.slice(known).join(' | ').slice(0, 600)}`;
  if (card === null || references === null || references.length < 2 || !status.ready || status.papers < 1) return 'the library was lost';
  return undefined;
}

function putSpecial(path: string, random: Random): void {
  random.pick([
    () => makePipe(path),
    () => symlinkSync(endlessDevice, path),
    () => symlinkSync('.', path),
    () => symlinkSync('nowhere', path),
  ])();
}
