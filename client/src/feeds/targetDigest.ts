import { Uri, window, workspace } from 'vscode';
import { fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';

/** Where papers are added: a file, which may not exist yet, or a document without a file. */
export type TargetDigest =
  /** `isChosen`: whether the writer chose it in a file dialog, so that it may be anywhere. */
  { readonly kind: 'file'; readonly uri: Uri; readonly isChosen?: true } | { readonly kind: 'untitled' };

/** Files of these kinds are text to which papers can be added. */
const textFile = /\.(?:md|markdown|txt|digest)$/i;

interface Row {
  readonly label: string;
  readonly description: string;
  readonly target: TargetDigest | 'another';
}

/**
 * Asks into which digest papers are added: a file of that name in the workspace, one of the digests, or any other file. Without a
 * workspace, it is a document without a file. undefined if the writer closes the list.
 */
export async function chooseTargetDigest(title: string, fileName: string, library: Library): Promise<TargetDigest | undefined> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) return { kind: 'untitled' };
  const suggested = Uri.joinPath(folder.uri, fileName);
  const others = (library.status?.digests ?? [])
    .map(({ uri }) => Uri.parse(uri))
    .filter((uri) => uri.toString() !== suggested.toString() && uri.scheme !== 'untitled' && textFile.test(uri.path));
  const rows: readonly Row[] = [
    { label: fileName, description: (await fileExists(suggested)) ? '' : messages.newDigest(), target: { kind: 'file', uri: suggested } },
    ...others.map((uri): Row => ({ label: fileLabel(uri), description: '', target: { kind: 'file', uri } })),
    { label: messages.anotherFile(), description: '', target: 'another' },
  ];
  const chosen = await window.showQuickPick(rows, { title, placeHolder: messages.chooseTarget() });
  if (chosen?.target !== 'another') return chosen?.target;
  const uri = await window.showSaveDialog({ defaultUri: suggested, title: messages.chooseTarget(), saveLabel: messages.addHere() });
  return uri === undefined ? undefined : { kind: 'file', uri, isChosen: true };
}

export async function fileExists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
