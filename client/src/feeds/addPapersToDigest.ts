import { Position, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import { type AddToDigestAnswer, type AddToDigestParams, checksumText, methods } from '../../../server/src/client';
import { addDigest } from '../digests/addDigest';
import { applyEverywhere } from '../editing/applyEverywhere';
import { digestLanguageId, isDigestByGlob } from '../editing/documents';
import { fileLabel } from '../editing/labels';
import { openDocument } from '../editing/openPaper';
import { fromPosition } from '../editing/positions';
import { messages } from '../messages/messages';
import { showWarning } from '../messages/show';
import type { Library } from '../server/library';
import type { Server } from '../server/server';
import type { FeedPaper } from './fetchFeed';

type Addition = Extract<AddToDigestAnswer, { readonly kind: 'addition' }>;

/** Papers, and the heading of a digest that is made for them. */
interface PapersToAdd {
  readonly papers: readonly FeedPaper[];
  readonly heading: string;
}

/**
 * Adds papers to a digest in one step of undo, leaving out those that stand in it, and shows it. Resolves to undefined if the request
 * was cancelled. Rejects with a message for the writer if papers can't be added to the file.
 */
export async function addPapersToDigest(
  papers: PapersToAdd,
  target: TargetDigest,
  { server, library }: { readonly server: Server; readonly library: Library },
): Promise<Addition | undefined> {
  if (target.kind === 'file') return addToFile(papers, target, server, library);
  const addition = await planAddition(papers, undefined, { uri: 'untitled:digest.md', isChosen: true }, server);
  if (addition === undefined || addition.text === '') return addition;
  await window.showTextDocument(await workspace.openTextDocument({ language: digestLanguageId, content: addition.text }));
  return addition;
}

async function addToFile(
  papers: PapersToAdd,
  { uri, isChosen }: Extract<TargetDigest, { kind: 'file' }>,
  server: Server,
  library: Library,
): Promise<Addition | undefined> {
  const before = (await fileExists(uri)) ? await openDocument(uri) : undefined;
  const id = uri.toString();
  const basis = before === undefined ? {} : { [id]: { checksum: checksumText(before.getText()) } };
  const addition = await planAddition(papers, before, { uri: id, ...(isChosen === true ? { isChosen } : {}) }, server);
  if (addition === undefined) return undefined;
  if (addition.text !== '') {
    const end = before === undefined ? { line: 0, character: 0 } : fromPosition(before.lineAt(before.lineCount - 1).range.end);
    const edits = { [id]: [{ range: { start: end, end }, newText: addition.text }] };
    const applied = await applyEverywhere({ edits, basis, ...(before === undefined ? { creates: id } : {}) });
    if (applied.readOnly.length > 0) throw new Error(messages.fileReadOnly(fileLabel(uri)));
    if (applied.misread.length > 0) throw new Error(messages.otherEncoding(fileLabel(uri)));
    if (applied.outdated.length > 0) throw new Error(messages.fileChanged(fileLabel(uri)));
    if (applied.changes.some(({ isSaved }) => !isSaved)) void showWarning(messages.digestUnsaved(fileLabel(uri)));
  }
  if (before === undefined && addition.text === '') return addition;
  const document = await openDocument(uri);
  const start =
    addition.text === '' || before === undefined
      ? new Position(0, 0)
      : document.positionAt(document.getText().length - addition.text.length);
  await window.showTextDocument(document, { preview: false, selection: new Range(start, start) });
  // The library has not read a new file yet, but its name may make it a digest.
  if (!library.isDigest(uri.toString()) && !isDigestByGlob(document)) await addDigest(document);
  return addition;
}

async function planAddition(
  papers: PapersToAdd,
  document: TextDocument | undefined,
  target: Pick<AddToDigestParams, 'uri' | 'isChosen'>,
  server: Server,
): Promise<Addition | undefined> {
  const language = document === undefined ? {} : { languageId: document.languageId };
  const answer = await server.ask(methods.addToDigest, { ...target, ...language, text: document?.getText() ?? '', ...papers });
  if (answer?.kind === 'refused') throw new Error(answer.reason);
  return answer;
}

/** Where papers are added: a file, which may not exist yet, or a document without a file. */
type TargetDigest =
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

async function fileExists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
