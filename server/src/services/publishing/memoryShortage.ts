import { findMemoryShortage } from '../../features/digests/libraryStatus';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import type { EditorNotifier } from './editorNotifier';

/** Tells the writer once if the library needs more memory than the server may use. `heapLimit` is in bytes. */
export function publishMemoryShortage(host: WorkspaceHost, heapLimit: number, notifier: EditorNotifier): void {
  const stop = host.onSnapshot(({ ready, library }) => {
    if (!ready) return;
    // The library is not computed for this: the snapshot may be that of a keystroke.
    const papers = library.peek()?.papers.length ?? 0;
    const shortage = findMemoryShortage(papers, heapLimit);
    if (shortage === undefined) return;
    stop();
    notifier.showMemoryShortage(papers, shortage);
  });
}
