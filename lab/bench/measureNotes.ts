import { performance } from 'node:perf_hooks';
import type { ThreadsAnswer } from '../../server/src/protocol/noteRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../../test/support/lspClient';
import { type Figures, format, readMemory, timeOf, timesOf } from './measuring';
import { type BenchPaper, renderDigest } from './papers';

/** Every second paper has a note, with so many annotations. */
const annotationsInNote = 2;
const digestName = 'digest.txt';
/** So many lines does an editor show. */
const screenLines = 60;
const typed = 200;

/** A digest of papers with and without notes on half of them: the first threads, and typing. */
export async function measureNotes(papers: readonly BenchPaper[], withNotes: boolean): Promise<Figures> {
  const digest = renderDigest(papers);
  const workspace = await createWorkspace({ [digestName]: digest, 'draft.md': 'A sentence of a draft.\n\n' });
  const noted = withNotes ? papers.filter((_, index) => index % 2 === 0) : [];
  for (const [index, paper] of noted.entries()) await workspace.write(`marginalia/notes/note-${index}.md`, renderNote(paper, index));
  const started = performance.now();
  const client = await startClient(workspace);
  const uri = workspace.uriOf(digestName);
  await client.open(uri, 'plaintext', digest);
  const screen = { uri, range: { start: { line: 0, character: 0 }, end: { line: screenLines, character: 0 } } };
  const since = async <T>(what: Promise<T>): Promise<readonly [T, number]> => [await what, performance.now() - started];
  const [[, ready], [atStart, cold]] = await Promise.all([
    since(client.ready),
    since(client.request<ThreadsAnswer>('marginalia/threads', screen)),
  ]);
  const all = await client.request<ThreadsAnswer>('marginalia/threads', { uri });
  const coldAll = performance.now() - started;
  const warm = await timesOf(20, () => client.request('marginalia/threads', screen));
  const warmAll = await timesOf(20, () => client.request('marginalia/threads', { uri }));
  const reopened = await timesOf(20, async () => {
    await client.close(uri);
    await client.open(uri, 'plaintext', digest);
    await client.request('marginalia/threads', screen);
  });
  const inDraft = await measureKeys(client, workspace.uriOf('draft.md'));
  const inDigest = await measureDigestKeys(client, workspace, digest);
  const memory = readMemory(client.process.pid);
  await client.stop();
  workspace.dispose();
  return {
    'a digest of papers': `${papers.length.toLocaleString('en')}, ${withNotes ? `${noted.length.toLocaleString('en')} notes` : 'no notes'}`,
    annotations: all.threads.length.toLocaleString('en'),
    'of them not at their passage': all.threads.filter(({ isOrphan }) => isOrphan).length.toLocaleString('en'),
    'start to marginalia/ready': ready.toFixed(0),
    'start to the threads of the first screen': `${cold.toFixed(0)} (${atStart.threads.length} threads)`,
    'start to all threads': coldAll.toFixed(0),
    'threads of the first screen': format(warm),
    'all threads': format(warmAll),
    'closed and opened anew, to the threads of the first screen': format(reopened),
    'a letter in a draft, to an answer': format(inDraft),
    'a letter in an abstract, to the threads of its screen': format(inDigest),
    'resident memory, MB': memory,
  };
}

async function measureKeys(client: LspClient, uri: string): Promise<readonly number[]> {
  await client.open(uri, 'markdown', 'A sentence of a draft.\n\n');
  return timesOf(typed, async (round) => {
    await client.type(uri, { line: 1, character: round }, 'x');
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } });
  });
}

async function measureDigestKeys(client: LspClient, workspace: Workspace, digest: string): Promise<readonly number[]> {
  const uri = workspace.uriOf(digestName);
  const line = digest.split('\n').findIndex((text) => text.length > 300);
  const range = { start: { line: 0, character: 0 }, end: { line: screenLines, character: 0 } };
  await timeOf(() => client.request('marginalia/threads', { uri, range }));
  return timesOf(20, async (round) => {
    await client.type(uri, { line, character: 100 + round }, 'x');
    await client.request('marginalia/threads', { uri, range });
  });
}

/** A note file on the paper, with `annotationsInNote` annotations. */
export function renderNote({ title, abstract }: BenchPaper, index: number): string {
  const words = abstract.split(/\s+/);
  const blocks = Array.from({ length: annotationsInNote }, (_, at) => {
    const from = Math.floor((words.length * (at + 1)) / (annotationsInNote + 2));
    const part = (start: number, end: number): string => words.slice(Math.max(0, start), end).join(' ');
    const context = JSON.stringify({ prefix: `${part(from - 5, from)} `, suffix: ` ${part(from + 9, from + 14)}` }).replace(/[<>]|--/g, '');
    return `\n<!-- marginalia ${context} -->\n> ${part(from, from + 9).replace(/[\\`*_<[{|~$^@"#&]/g, '\\$&')}\n\n^n-${index}-${at}\n\nMy words on this, number ${at}. #tag-${index % 50}\n`;
  });
  return `---\nkey: note-${index}\ntitle: ${JSON.stringify(title.replace(/\s+/g, ' '))}\ntags: []\nstatus: reading\n---\n${blocks.join('')}`;
}
