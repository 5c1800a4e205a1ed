import { listCitedPapers } from '../../features/evidence/citedPapers';
import type { Snapshot } from '../../workspace/snapshot';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import type { Timers } from '../timers';
import type { EditorNotifier } from './editorNotifier';

/** How long notes must stay unchanged before the editor is told of a change, in milliseconds. */
const quietMilliseconds = 100;

/** Tells the editor when the notes have changed, the list of papers that drafts cite (see `listCitedPapers`), or the writer's decisions. */
export function publishNoteChanges(host: WorkspaceHost, timers: Timers, notifier: EditorNotifier): void {
  let { drafts, library, decisionsFiles } = host.snapshot;
  let publishedNotes: unknown;
  let publishedCited = '';
  let publishedDecisions: unknown;

  const publishSoon = timers.whenQuiet(quietMilliseconds, () => {
    const notes = host.snapshot.noteIndex();
    const cited = listCited(host.snapshot);
    if (notes === publishedNotes && cited === publishedCited && decisionsFiles === publishedDecisions) return;
    publishedNotes = notes;
    publishedCited = cited;
    publishedDecisions = decisionsFiles;
    notifier.sendNotesChanged();
  });
  host.onSnapshot((snapshot) => {
    if (!snapshot.draftsReady || (snapshot.drafts === drafts && snapshot.library === library && snapshot.decisionsFiles === decisionsFiles))
      return;
    ({ drafts, library, decisionsFiles } = snapshot);
    publishSoon();
  });
}

function listCited(snapshot: Snapshot): string {
  return listCitedPapers(snapshot)
    .map(({ key }) => key)
    .sort()
    .join(' ');
}
