import { type TextDocument, type Uri, workspace } from 'vscode';

/** What is saved in the file; undefined if there is no file, or if it can't be read. */
export async function readBytes(uri: Uri): Promise<Uint8Array | undefined> {
  return workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => undefined,
  );
}

export function areSameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/**
 * Whether the editor reads these bytes in another encoding than they are in. Then it shows a character in the place of others that it
 * can't read, and saving the file would write that character in all these places.
 */
export async function isMisread(bytes: Uint8Array, { encoding }: TextDocument): Promise<boolean> {
  try {
    const read = await workspace.decode(bytes, { encoding });
    return !areSameBytes(withoutMark(await workspace.encode(read, { encoding })), withoutMark(bytes));
  } catch {
    return true;
  }
}

/** Whether these bytes, read as the editor reads the file, are the text. */
export async function haveText(bytes: Uint8Array, text: string, { encoding }: TextDocument): Promise<boolean> {
  try {
    return (await workspace.decode(bytes, { encoding })).replace(/^\ufeff/, '') === text;
  } catch {
    return false;
  }
}

/** The bytes without the byte order mark that may begin a text in UTF-8 or UTF-16. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  const mark = [
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
  ].find((each) => each.every((byte, at) => byte === bytes[at]));
  return bytes.subarray(mark?.length ?? 0);
}
