import { Disposable, languages, LanguageStatusSeverity, workspace, type LanguageStatusItem } from 'vscode';
import type { StatusAnswer } from '../../../server/src/protocol/requests';
import { statusDocumentSelector } from '../documents';
import type { Library } from '../library';
import type { Server } from '../server';
import { words } from '../words';

/** The library in a word beside the language of a digest or a draft. */
export function createStatusItem(library: Library, server: Server): Disposable {
  const item = languages.createLanguageStatusItem('marginalia.library', statusDocumentSelector());
  item.name = words.statusName();
  const update = (): void => fill(item, library, server);
  update();
  return Disposable.from(
    item,
    library.onDidChange(update),
    server.onDidChangeState(update),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('marginalia.digests')) item.selector = statusDocumentSelector();
    }),
  );
}

/** "2 digests, 1 bibliography" */
function describeFiles({ digests, bibliographies }: StatusAnswer): string {
  const counts = [words.digests(digests.length), ...(bibliographies.length === 0 ? [] : [words.bibliographies(bibliographies.length)])];
  return counts.join(', ');
}

function fill(item: LanguageStatusItem, library: Library, server: Server): void {
  const { status } = library;
  const failed = server.state === 'failed';
  item.severity = failed ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.busy = !failed && (server.state === 'starting' || status === undefined);
  item.text = failed ? words.serverFailed() : status === undefined ? words.indexing() : words.papers(status.papers);
  item.detail = failed || status === undefined ? '' : describeFiles(status);
  item.command = failed
    ? { command: 'marginalia.restartServer', title: words.restartServer() }
    : { command: 'marginalia.showLibraryStatus', title: words.showStatus() };
}
