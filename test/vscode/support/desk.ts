import { FileType, workspace, type Uri } from 'vscode';
import { sampleUri } from './workbench';

/** A folder of its own within the sample workspace, for files that a test changes. Its files see the digests of the sample. */
export interface Desk {
  /** For `openDraft`: `desk-1/draft.md`. */
  readonly path: (name: string) => string;
  readonly uri: (name: string) => Uri;
  /** What is saved in the file; undefined where there is none. */
  readonly read: (name: string) => Promise<string | undefined>;
}

let count = 0;

/** Each call has another folder, so what the editor remembers of one test is nothing to the next. */
export async function createDesk(files: Readonly<Record<string, string>>): Promise<Desk> {
  count += 1;
  const folder = `desk-${count}`;
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
export async function clearDesks(): Promise<void> {
  const entries = await workspace.fs.readDirectory(sampleUri('.'));
  const desks = entries.filter(([name, type]) => type === FileType.Directory && /^desk-\d+$/.test(name));
  for (const [name] of desks) await workspace.fs.delete(sampleUri(name), { recursive: true });
}
