import type { TestContext } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompleteReferencesAnswer, FetchAnswer, FetchParams, LookUpResult } from '../../server/src/protocol/lookUpRequests';
import { type ClientOptions, createWorkspace, editorCapabilities, type LspClient, startClient, type Workspace } from './lspClient';
import { registerPapers } from './registries/paperRegistries';
import type { RegisteredPaper } from './registries/registeredPaper';
import { type ReplayRegistries, startReplayRegistries } from './registries/replayRegistries';

export const kites: RegisteredPaper = {
  title: 'Kiteformer: Attention in Strong Winds',
  abstract:
    'We introduce Kiteformer, a model that reads the wind before it pulls a line. In gusts of nine metres per second it holds three kites for an hour.',
  authors: ['Ada van Example', 'Bo Sample'],
  year: 2025,
  arxivId: '2501.00001',
};
export const ropes: RegisteredPaper = {
  title: 'RopeNet: Knots That Learn to Hold',
  abstract:
    'Knots are tied by hand and tested by luck. RopeNet learns from four thousand broken ropes which of two knots will hold longer at sea.',
  authors: ['Cy Model', 'Di Test', 'Ed Trial'],
  year: 2024,
  arxivId: '2402.00002',
  doi: '10.5555/ropes',
  venue: 'Proceedings of the Conference on Ropes',
};
/** A digest of the two papers, as it was pasted. */
export const digest = [kites, ropes].map(({ title, abstract }) => `${title}\n\n${abstract}\n`).join('\n');
export const allKeys = ['kiteformer', 'ropenet'];

/** A server with an editor that sends its requests to stand-ins of the registries, which know two papers. */
export interface LookUpSession {
  readonly workspace: Workspace;
  readonly client: LspClient;
  readonly replay: ReplayRegistries;
  /** What the client was asked to send. */
  readonly fetched: FetchParams[];
  /** The partial results, in the order in which they came. */
  readonly parts: LookUpResult[];
  /** Resolves when the next partial result comes. */
  nextPart(): Promise<void>;
  complete(keys: readonly string[]): Promise<CompleteReferencesAnswer>;
}

export async function startLookUps(
  t: TestContext,
  files: Readonly<Record<string, string>> = { 'my-digest.txt': digest },
  options: ClientOptions = { capabilities: { ...editorCapabilities, experimental: { fetch: true } } },
): Promise<LookUpSession> {
  const replay = await startReplayRegistries();
  registerPapers(replay, [kites, ropes]);
  const workspace = await createWorkspace(files);
  const client = await startClient(workspace, { registries: replay.address, ...options });
  t.after(async () => {
    await client.stop();
    await replay.close();
    workspace.dispose();
  });
  const fetched: FetchParams[] = [];
  client.connection.onRequest('marginalia/fetch', async (params: FetchParams): Promise<object> => {
    fetched.push(params);
    try {
      const response = await fetch(params.url.replace('https://', `${replay.address}/`), {
        method: params.body === undefined ? 'GET' : 'POST',
        ...(params.body === undefined ? {} : { body: params.body }),
      });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch {
      return { problem: 'unreachable', message: "the registry couldn't be reached" } satisfies FetchAnswer;
    }
  });
  const parts: LookUpResult[] = [];
  let waiting: (() => void)[] = [];
  client.connection.onNotification('$/progress', ({ token, value }: { token: unknown; value: LookUpResult[] }) => {
    if (token !== 'parts') return;
    parts.push(...value);
    for (const resolve of waiting) resolve();
    waiting = [];
  });
  await client.ready;
  return {
    workspace,
    client,
    replay,
    fetched,
    parts,
    nextPart: () => new Promise((resolve) => waiting.push(resolve)),
    complete: (keys) => client.request('marginalia/completeReferences', { kind: 'look-up', keys, partialResultToken: 'parts' }),
  };
}

/** `key state` of each result. */
export const statesOf = ({ results }: Pick<CompleteReferencesAnswer, 'results'>): readonly string[] =>
  results.map(({ key, state }) => `${key} ${state}`);

/** The text of a file after the edits of an answer. */
export function applyEdits({ edits }: Pick<CompleteReferencesAnswer, 'edits'>, uri: string, before = ''): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'plaintext', 0, before), [...(edits[uri] ?? [])]);
}
