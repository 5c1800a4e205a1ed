import { type DiagnosticResult, diagnostics } from '../../features/findings/diagnostics';
import { type Snapshot, type TextFile, findFile } from '#workspace';
import type { EditorNotifier } from './editorNotifier';
import type { ReviewedDraft } from './reviewedDraft';

/** Everything that the diagnostics of a file depend on: the same objects give the same diagnostics. */
interface Causes {
  readonly file: TextFile;
  readonly revision: number;
  readonly draftGraph: Snapshot['draftGraph'];
  readonly absentBibliographies: Snapshot['absentBibliographies'];
  readonly dismissals: Snapshot['ownFiles']['dismissals'];
  readonly settings: Snapshot['settings'];
  /** What only the review found in the file. */
  readonly ofReview: readonly DiagnosticResult[];
}

/** Creates a function that sends the editor the diagnostics of a snapshot, except for files whose diagnostics can't have changed. */
export function createDiagnosticsPublisher(notifier: EditorNotifier, reviewed: ReviewedDraft): (snapshot: Snapshot) => void {
  /** The causes of the diagnostics that the editor has; the keys are the URIs of the files. */
  const published = new Map<string, Causes>();
  return (snapshot) => {
    const checked = new Set([...listChecked(snapshot), ...(snapshot.draftsReady ? reviewed.listFiles(snapshot) : [])]);
    for (const uri of checked) {
      const file = findFile(snapshot, uri);
      const before = published.get(uri);
      if (file === undefined) continue;
      const ofReview = reviewed.findingsIn(file);
      if (before?.ofReview === ofReview && isUpToDate(before, file, snapshot)) continue;
      const { revision, draftGraph, absentBibliographies, ownFiles, settings } = snapshot;
      published.set(uri, { file, revision, draftGraph, absentBibliographies, dismissals: ownFiles.dismissals, settings, ofReview });
      const found = [...diagnostics(snapshot, uri), ...ofReview];
      if (found.length > 0 || before !== undefined) notifier.showDiagnostics(snapshot, uri, found);
    }
    for (const uri of [...published.keys()]) {
      if (checked.has(uri)) continue;
      published.delete(uri);
      notifier.showDiagnostics(snapshot, uri, []);
    }
  };
}

/**
 * The URIs of the files that get diagnostics. These are all digests and all own files. Once all drafts are known, they also
 * include bibliographies that are open or that a draft names, and drafts that are open or can't be read. Those of a review come in
 * addition.
 */
function listChecked(snapshot: Snapshot): readonly string[] {
  const { digests, bibliographies, drafts, open, draftsReady, ownFiles } = snapshot;
  const always = [digests, ...Object.values(ownFiles)].flatMap((files) => [...files.keys()]);
  if (!draftsReady) return always;
  const named = new Set(snapshot.draftGraph().namedBibliographies.flatMap(({ candidates }) => candidates));
  return [
    ...always,
    ...[...bibliographies.keys()].filter((uri) => open.has(uri) || named.has(uri)),
    ...[...drafts.values()].filter((draft) => open.has(draft.uri) || draft.problem() !== undefined).map(({ uri }) => uri),
  ];
}

/**
 * The diagnostics of digests depend only on the file and the settings. Those of other files also depend on the library, on drafts, on
 * bibliographies and on dismissals.
 */
function isUpToDate(before: Causes, file: TextFile, snapshot: Snapshot): boolean {
  const { revision, draftGraph, absentBibliographies, ownFiles, settings } = snapshot;
  if (before.file !== file || before.settings !== settings) return false;
  if (file.kind === 'digest') return true;
  return (
    before.revision === revision &&
    before.draftGraph === draftGraph &&
    before.absentBibliographies === absentBibliographies &&
    before.dismissals === ownFiles.dismissals
  );
}
