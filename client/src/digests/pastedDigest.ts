import { Disposable, workspace, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { addDigest } from '../commands/digests/treatAsDigest';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';
import { showInformation } from '../messages/show';

/**
 * The shortest inserted text that is checked, in UTF-16 code units. A text with two abstracts is longer than this, and typed text is
 * never inserted in pieces of this length.
 */
const shortestPaste = 500;

/**
 * When the writer has pasted papers into a plain-text document, offers to treat the document as a digest. The offer is made at most
 * once while the document is open.
 */
export function offerPasteAsDigest(library: Library): Disposable {
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

/** The text that a change has inserted, if the document is plain text and the insertion is long enough to be a digest. */
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
  if ((await showInformation(messages.looksLikeDigest(papers), read)) === read && !document.isClosed) await addDigest(document);
}
