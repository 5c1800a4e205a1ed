import { Disposable, window, workspace, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { addDigest } from '../commands/treatAsDigest';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';

/** Two papers with abstracts are longer (UTF-16 units); what is typed never is. */
const shortestPaste = 500;

/** Offers, once for each document, to read a digest that the writer has pasted into a text that is none yet. */
export function offerToReadPastes(library: Library): Disposable {
  const asked = new Set<string>();
  return Disposable.from(
    workspace.onDidChangeTextDocument((event) => {
      const { document } = event;
      const uri = document.uri.toString();
      const text = findPaste(event);
      if (text === undefined || asked.has(uri) || library.isDigest(uri)) return;
      void offer(library, document, text, asked).catch(() => undefined);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => asked.delete(uri.toString())),
  );
}

/** What one change has put into plain text, as far as it may be a digest. Drafts and all other languages are left alone. */
function findPaste({ document, contentChanges }: TextDocumentChangeEvent): string | undefined {
  const [change, second] = contentChanges;
  if (change === undefined || second !== undefined || document.languageId !== 'plaintext') return undefined;
  if (document.uri.scheme !== 'untitled' && document.uri.scheme !== 'file' && document.uri.scheme !== 'vscode-remote') return undefined;
  return change.text.length >= shortestPaste && change.text.includes('\n') ? change.text : undefined;
}

async function offer(library: Library, document: TextDocument, text: string, asked: Set<string>): Promise<void> {
  const papers = await library.countPastedPapers(text);
  const uri = document.uri.toString();
  if (papers === 0 || asked.has(uri)) return;
  asked.add(uri);
  const read = messages.readIt();
  if ((await window.showInformationMessage(messages.looksLikeDigest(papers), read)) === read && !document.isClosed)
    await addDigest(document);
}
