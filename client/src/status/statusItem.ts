import { Disposable, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import type { StatusAnswer } from '../../../server/src/client';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import type { Server } from '../server/server';

/** Puts the item to the right of the items about the document and to the left of the bell. */
const priority = 10;

/**
 * Shows in the status bar how many papers are in digests, or that the server is starting or has failed. A click opens the page about
 * the library, or restarts a failed server. While the server is running, the item is hidden if no paper is in a digest.
 */
export function createStatusItem(library: Library, server: Server): Disposable {
  const item = window.createStatusBarItem('marginalia.library', StatusBarAlignment.Right, priority);
  item.name = messages.statusName();
  const update = (): void => fill(item, library, server);
  update();
  return Disposable.from(item, library.onDidChange(update), server.onDidChangeState(update));
}

/** "33 papers in 2 digests". If there are bibliographies, a second line is added: "10 entries in 1 bibliography". */
function describeFiles({ digestPapers, digests, bibliographies }: StatusAnswer): string {
  const entries = bibliographies.reduce((sum, bibliography) => sum + bibliography.entries, 0);
  const counts = [
    messages.papersIn(digestPapers, digests.length),
    ...(bibliographies.length === 0 ? [] : [messages.entriesIn(entries, bibliographies.length)]),
  ];
  return counts.join('\n');
}

function fill(item: StatusBarItem, library: Library, server: Server): void {
  const { status } = library;
  const failed = server.state === 'failed';
  const isBusy = !failed && (server.state === 'starting' || status === undefined);
  const text = failed
    ? messages.serverFailed()
    : status === undefined
      ? messages.indexing()
      : messages.papersOfDigests(status.digestPapers, status.papers);
  item.text = `$(${failed ? 'error' : isBusy ? 'loading~spin' : 'library'}) ${text}`;
  item.tooltip = failed ? messages.serverFailedHint() : status === undefined ? text : describeFiles(status);
  item.accessibilityInformation = { label: messages.statusLabel(text), role: 'button' };
  item.backgroundColor = failed ? new ThemeColor('statusBarItem.errorBackground') : undefined;
  item.command = failed ? 'marginalia.restartServer' : 'marginalia.showLibraryStatus';
  if (!failed && !isBusy && status?.digestPapers === 0) item.hide();
  else item.show();
}
