import { listCitedPapers } from '../../features/citing/citedPapers';
import type { Snapshot } from '../../workspace/snapshot';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import type { Timers } from '../timers';
import type { EditorNotifier } from './editorNotifier';

/** How long notes must stay unchanged before the editor is told of a change, in milliseconds. */
const quietMilliseconds = 100;

/** Tells the editor when the notes have changed, or the list of papers that drafts cite (see `listCitedPapers`). */
export function publishNoteChanges(host: WorkspaceHost, timers: Timers, notifier: EditorNotifier): void {
  let { drafts, library } = host.snapshot;
  let publishedNotes: unknown;
  let publishedCited = '';

  const publishSoon = timers.whenQuiet(quietMilliseconds, () => {
    const notes = host.snapshot.noteIndex();
    const cited = listCited(host.snapshot);
    if (notes === publishedNotes && cited === publishedCited) return;
    publishedNotes = notes;
    publishedCited = cited;
    notifier.sendNotesChanged();
  });
  host.onSnapshot((snapshot) => {
    if (!snapshot.draftsReady || (snapshot.drafts === drafts && snapshot.library === library)) return;
    ({ drafts, library } = snapshot);
    publishSoon();
  });
}

function listCited(snapshot: Snapshot): string {
  return listCitedPapers(snapshot)
    .map(({ key }) => key)
    .sort()
    .join(' ');
}
