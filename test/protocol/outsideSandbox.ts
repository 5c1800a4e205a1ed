import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, editorCapabilities, type LspClient, startClient } from '../support/lspClient';
import { writeDigest } from './waiting';

export interface Folders {
  readonly work: string;
  readonly outside: string;
}

export interface Sandbox extends Folders {
  readonly client: LspClient;
  uriOf(name: string): string;
}

/** Capabilities of an editor that makes files for code actions. */
const newFiles = {
  ...editorCapabilities,
  workspace: { ...editorCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
};

/** A workspace `work` in a folder that holds other things too. */
export async function withSandbox(
  files: Readonly<Record<string, string>>,
  settings: object,
  prepare: (folders: Folders) => void,
  run: (sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const all = await createWorkspace({ 'work/reading-digest.txt': writeDigest('Kite', 'Moraine'), ...files });
  const [work, outside] = [join(all.path, 'work'), join(all.path, 'outside')];
  mkdirSync(outside, { recursive: true });
  prepare({ work, outside });
  const client = await startClient(
    { ...all, uri: all.uriOf('work') },
    { capabilities: newFiles, configuration: { marginalia: settings, 'files.exclude': { private: true } } },
  );
  try {
    await client.ready;
    await run({ client, work, outside, uriOf: all.uriOf });
  } finally {
    await client.stop();
    all.dispose();
  }
}

export const nothing = (): void => undefined;
