import { FileType, type Uri, workspace } from 'vscode';
import { sampleUri } from './workbench';

/** A folder of its own within the sample workspace, for files that a test changes. Its files see the digests of the sample. */
export interface Sandbox {
  /** For `openDraft`: `sandbox-1/draft.md`. */
  readonly path: (name: string) => string;
  readonly uri: (name: string) => Uri;
  /** What is saved in the file; undefined where there is none. */
  readonly read: (name: string) => Promise<string | undefined>;
}

let count = 0;

/** Each call has another folder, so what the editor remembers of one test is nothing to the next. */
export async function createSandbox(files: Readonly<Record<string, string>>): Promise<Sandbox> {
  count += 1;
  const folder = `sandbox-${count}`;
  const uri = (name: string): Uri => sampleUri(`${folder}/${name}`);
  for (const [name, text] of Object.entries(files)) await workspace.fs.writeFile(uri(name), Buffer.from(text));
  return {
    path: (name) => `${folder}/${name}`,
    uri,
    read: async (name) =>
      workspace.fs.readFile(uri(name)).then(
        (bytes) => Buffer.from(bytes).toString('utf8'),
        () => undefined,
      ),
  };
}

/** For `suiteTeardown`: the editors of the tests are closed by then. */
export async function clearSandboxes(): Promise<void> {
  const entries = await workspace.fs.readDirectory(sampleUri('.'));
  const sandboxes = entries.filter(([name, type]) => type === FileType.Directory && /^sandbox-\d+$/.test(name));
  for (const [name] of sandboxes) await workspace.fs.delete(sampleUri(name), { recursive: true });
}
