import { URI } from 'vscode-uri';
import {
  type FileContent,
  FileError,
  type FileStamp,
  type FileSystem,
  type FolderEntry,
} from '../../server/src/workspace/files/fileSystem';

let writes = 0;

/** Files in memory, by URI. The content of a file is bytes, text, or the FileError that reading the file gives. */
export class MemoryFileSystem implements FileSystem {
  private readonly files = new Map<string, Uint8Array | FileError>();
  /** When each file was written, by a clock that advances one minute with every write. */
  private readonly times = new Map<string, number>();
  /** The URIs of the files that were read, in order. */
  readonly reads: string[] = [];

  constructor(files: Readonly<Record<string, string | Uint8Array | FileError>> = {}) {
    for (const [uri, content] of Object.entries(files)) this.write(uri, content);
  }

  write(uri: string, content: string | Uint8Array | FileError): void {
    this.times.set(URI.parse(uri).toString(), 60_000 * ++writes);
    this.files.set(URI.parse(uri).toString(), typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  remove(uri: string): void {
    this.files.delete(URI.parse(uri).toString());
  }

  readFolder(uri: string): Promise<readonly FolderEntry[]> {
    const folder = URI.parse(uri).path.replace(/\/?$/, '/');
    const entries = new Map<string, FolderEntry>();
    for (const path of [...this.files.keys()].map((file) => URI.parse(file).path)) {
      if (!path.startsWith(folder)) continue;
      const [name = '', ...rest] = path.slice(folder.length).split('/');
      entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
    }
    return Promise.resolve([...entries.values()]);
  }

  readStamp(uri: string): Promise<FileStamp | undefined> {
    const content = this.files.get(uri);
    const modified = this.times.get(uri);
    return Promise.resolve(content instanceof Uint8Array && modified !== undefined ? { size: content.byteLength, modified } : undefined);
  }

  /** There are no links in memory. */
  resolveLinks(uri: string): Promise<string> {
    return Promise.resolve(uri);
  }

  async readFile(uri: string): Promise<FileContent> {
    this.reads.push(uri);
    const content = this.files.get(uri) ?? new FileError('missing', "The file doesn't exist.");
    const stamp = await this.readStamp(uri);
    if (content instanceof FileError || stamp === undefined) throw content;
    return { bytes: content, stamp };
  }

  replaceFile(uri: string, before: Uint8Array | undefined, after: Uint8Array | undefined): Promise<'written' | 'changed'> {
    const content = this.files.get(uri);
    if (content instanceof FileError) return Promise.reject(content);
    const isSame = content === undefined || before === undefined ? content === before : Buffer.compare(content, before) === 0;
    if (!isSame) return Promise.resolve('changed');
    if (after === undefined) this.remove(uri);
    else this.write(uri, after);
    return Promise.resolve('written');
  }
}
