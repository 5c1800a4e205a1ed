import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { CompletionList, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { createBibtex } from '../../test/support/bibliographyFile';
import { createWorkspace, type LspClient, nextChange, startClient, type Workspace } from '../../test/support/lspClient';
import {
  type Figures,
  format,
  type Measured,
  measureEcho,
  measureRequests,
  readMemory,
  readRestingMemory,
  rounds,
  timeOf,
  timesOf,
} from './measuring';

/** How long the workspace is left alone before the server says what changed (services/publishing/libraryChanges.ts). */
export const restMilliseconds = 150;

/** After so many edits memory is read again. */
const manyEdits = 2000;
const edits = 40;

/** A server on a folder with one .bib file and a draft that cites from it; both are open. */
interface Bench {
  readonly client: LspClient;
  readonly workspace: Workspace;
  readonly bib: string;
  readonly draft: string;
  readonly text: string;
  readonly keys: readonly string[];
  /** The line of the title of each key. */
  readonly titleLines: readonly number[];
}

export async function measureBibliography(count: number): Promise<Figures> {
  const text = createBibtex(count);
  const workspace = await createWorkspace({ 'refs.bib': text });
  const readFloor = await timeOf(() => readFile(join(workspace.path, 'refs.bib'), 'utf8'));
  const startFloor = await measureStart();
  const started = performance.now();
  const client = await startClient(workspace);
  await client.ready;
  const load = performance.now() - started;
  const bench = await openFiles(client, workspace, text);
  const memory = readMemory(client.process.pid);

  const completions = await measureCompletions(bench);
  const onDisk = await measureChangeOnDisk(bench);
  await client.open(bench.bib, 'bibtex', text);
  await waitForDrafts(bench);
  const edited = await measureEdits(bench);
  const diagnostics = await measureDiagnostics(bench);
  const references = await timesOf(rounds, (round) =>
    client.request('textDocument/references', { ...atCitation(bench, round), context: { includeDeclaration: true } }),
  );
  const rename = await timesOf(rounds, (round) =>
    client.request('textDocument/rename', { ...atCitation(bench, round), newName: `renamed${round}` }),
  );
  const memories = await measureMemory(bench, count > 10_000 ? manyEdits / 10 : manyEdits);
  await client.stop();
  workspace.dispose();
  return {
    entries: count.toLocaleString('en'),
    'to marginalia/ready [starting on an empty folder; reading the file]': `${load.toFixed(0)} [${startFloor.toFixed(0)}; ${readFloor.toFixed(0)}]`,
    ...completions,
    'one entry changed on disk, to marginalia/changed [reading the file]': `${format(onDisk)} [${readFloor.toFixed(0)}]`,
    'one letter typed into the open .bib, to a completion that knows it': format(edited.completion),
    'one letter typed into the open .bib, to its code lenses': format(edited.lenses),
    'a letter in the draft, to its diagnostics': format(diagnostics),
    references: format(references),
    rename: format(rename),
    'resident memory when all is open, MB': memory,
    'resident memory at rest before and after edits, MB': memories,
  };
}

/** What the server needs before it reads anything. */
async function measureStart(): Promise<number> {
  const workspace = await createWorkspace({});
  const started = performance.now();
  const client = await startClient(workspace);
  await client.ready;
  const time = performance.now() - started;
  await client.stop();
  workspace.dispose();
  return time;
}

async function openFiles(client: LspClient, workspace: Workspace, text: string): Promise<Bench> {
  const lines = text.split('\n');
  const titleLines = lines.flatMap((line, index) => (line.startsWith('  title ') ? [index] : []));
  const keys = titleLines.map((line) => /\{(.*),/.exec(lines[line - 1] ?? '')?.[1] ?? '');
  const draft = workspace.uriOf('draft.md');
  await client.open(draft, 'markdown', renderDraft(keys));
  const bench = { client, workspace, bib: workspace.uriOf('refs.bib'), draft, text, keys, titleLines };
  await waitForDrafts(bench);
  return bench;
}

/** These requests wait until all drafts have been read. */
async function waitForDrafts({ client, draft }: Bench): Promise<void> {
  await client.request('textDocument/references', {
    textDocument: { uri: draft },
    position: { line: 4, character: 3 },
    context: { includeDeclaration: false },
  });
}

function pickEvenly<T>(values: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(values.length / count));
  return values.filter((_, index) => index % step === 0).slice(0, count);
}

function atCitation({ draft }: Bench, round: number): { textDocument: { uri: string }; position: { line: number; character: number } } {
  return { textDocument: { uri: draft }, position: { line: 4 + (round % 40), character: 4 } };
}

async function measureCompletions({ client, draft, text, keys }: Bench): Promise<Figures> {
  const titles = pickEvenly(
    [...text.matchAll(/^ {2}title += \{\{M\}odel\{\w+\}: (.*)\},$/gm)].map(([, title]) => title ?? ''),
    40,
  );
  const byWord = titles.map((title) =>
    title
      .split(' ')
      .filter((word) => word.length > 4)
      .slice(0, 2)
      .join(' '),
  );
  const authors = ['Castellanos', 'Hashimoto', 'Eriksen', 'Ivanova', 'Dvořák'];
  const type = (queries: readonly string[]): Promise<Measured> =>
    measureRequests(queries, async (query) => {
      await client.change(draft, `---\nbibliography: refs.bib\n---\n\nAs shown [@${query}`);
      return client.request('textDocument/completion', {
        textDocument: { uri: draft },
        position: { line: 4, character: 11 + query.length },
      });
    });
  const measured = {
    'words of a title': await type(byWord),
    'an author': await type(authors),
    'the beginning of a key': await type(pickEvenly(keys, 40)),
  };
  const rows: Record<string, string> = {};
  for (const [what, { times, payload }] of Object.entries(measured)) {
    rows[`completion by ${what} [echo of the same payload]`] = `${format(times)} [${format(await measureEcho(payload))}]`;
  }
  await client.change(draft, renderDraft(keys));
  return rows;
}

/** The whole file is written again with one title changed; the server is told of it as an editor tells. */
async function measureChangeOnDisk({ client, workspace, bib, text }: Bench): Promise<readonly number[]> {
  const middle = text.indexOf('{M}odel', text.length / 2);
  const times: number[] = [];
  for (let round = 0; round < 10; round++) {
    await workspace.write('refs.bib', `${text.slice(0, middle)}${'New'.repeat(round + 1)} ${text.slice(middle)}`);
    const changed = nextChange(client);
    times.push(
      (await timeOf(async () => {
        await client.filesChanged([{ uri: bib, type: 2 }]);
        await changed;
      })) - restMilliseconds,
    );
  }
  await workspace.write('refs.bib', text);
  const changed = nextChange(client);
  await client.filesChanged([{ uri: bib, type: 2 }]);
  await changed;
  return times;
}

/** Types a word into titles here and there, letter by letter, and asks for it in the draft; then for the lenses of the file. */
async function measureEdits({
  client,
  bib,
  draft,
  titleLines,
  keys,
}: Bench): Promise<{ readonly completion: readonly number[]; readonly lenses: readonly number[] }> {
  const completion: number[] = [];
  const lenses: number[] = [];
  for (const [round, line] of pickEvenly(titleLines, edits).entries()) {
    const word = `Zyxw${round.toString(36)}q`;
    await client.change(draft, `---\nbibliography: refs.bib\n---\n\n[@${word}`);
    for (const [at, letter] of [...`${word} `].entries()) {
      let list: CompletionList | undefined;
      completion.push(
        await timeOf(async () => {
          await client.type(bib, { line, character: 15 + at }, letter);
          list = await client.request('textDocument/completion', {
            textDocument: { uri: draft },
            position: { line: 4, character: 2 + word.length },
          });
        }),
      );
      const key = keys[titleLines.indexOf(line)];
      if (letter === ' ' && writtenKey(list?.items[0]?.data) !== key)
        throw new Error(`The list does not know ${word}: ${JSON.stringify(list?.items[0])}`);
    }
    const asked = async (): Promise<void> => {
      await client.type(bib, { line, character: 15 }, 'A');
      await client.request('textDocument/codeLens', { textDocument: { uri: bib } });
    };
    lenses.push(await timeOf(asked));
  }
  await client.change(draft, renderDraft(keys));
  return { completion, lenses };
}

/** The draft cites forty works, from its fifth line on. */
function renderDraft(keys: readonly string[]): string {
  return `---\nbibliography: refs.bib\n---\n\n${pickEvenly(keys, 40)
    .map((key) => `[@${key}]\n`)
    .join('')}\n`;
}

async function measureDiagnostics({ client, draft }: Bench): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const told = client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics', ({ uri }) => uri === draft);
    times.push(
      (await timeOf(async () => {
        await client.type(draft, { line: 44, character: 0 }, round % 2 === 0 ? '[@no-such-key] ' : 'x');
        await told;
      })) - restMilliseconds,
    );
  }
  return times;
}

/** Edits of the .bib file, each with a completion after it, as many again after memory was read. */
async function measureMemory(bench: Bench, count: number): Promise<string> {
  const { client, bib, draft, titleLines } = bench;
  const edit = async (times: number): Promise<void> => {
    await timesOf(times, async (round) => {
      await client.type(bib, { line: titleLines[(round * 7) % titleLines.length] ?? 0, character: 15 }, round % 10 === 9 ? ' ' : 'y');
      await client.request('textDocument/completion', { textDocument: { uri: draft }, position: { line: 44, character: 3 } });
    });
  };
  await edit(count / 10);
  const before = await readRestingMemory(client.process.pid);
  await edit(count);
  return `${before}, ${await readRestingMemory(client.process.pid)} (${count.toLocaleString('en')} edits)`;
}

function writtenKey(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'written' in data ? data.written : undefined;
}
