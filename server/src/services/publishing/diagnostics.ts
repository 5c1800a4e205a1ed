import { findFile, type Snapshot, type TextFile } from '#workspace';
import type { MemoryShortage } from '../../features/digests/libraryStatus';
import { type DiagnosticResult, diagnostics } from '../../features/findings/diagnostics';
import { listReviewedFiles, listReviewFindings } from '../../features/review/checkDraft';
import type { DraftReview } from '../../features/review/checkedProject';

/** Everything that the diagnostics of a file depend on: the same objects give the same diagnostics. */
interface Causes {
  readonly file: TextFile;
  readonly revision: number;
  readonly draftGraph: Snapshot['draftGraph'];
  readonly absentBibliographies: Snapshot['absentBibliographies'];
  readonly checks: Snapshot['checks'];
  readonly dismissals: Snapshot['ownFiles']['dismissals'];
  readonly settings: Snapshot['settings'];
  /** What only the review found in the file. */
  readonly ofReview: readonly DiagnosticResult[];
}

/** What only the review found in a file, and the version of the file that it was found in. */
interface OwnFindings {
  readonly file: TextFile | undefined;
  readonly findings: readonly DiagnosticResult[];
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
      const { revision, draftGraph, absentBibliographies, checks, ownFiles, settings } = snapshot;
      published.set(uri, { file, revision, draftGraph, absentBibliographies, checks, dismissals: ownFiles.dismissals, settings, ofReview });
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
 * bibliographies, on checks and on dismissals.
 */
function isUpToDate(before: Causes, file: TextFile, snapshot: Snapshot): boolean {
  const { revision, draftGraph, absentBibliographies, checks, ownFiles, settings } = snapshot;
  if (before.file !== file || before.settings !== settings) return false;
  if (file.kind === 'digest') return true;
  return (
    before.revision === revision &&
    before.draftGraph === draftGraph &&
    before.absentBibliographies === absentBibliographies &&
    before.checks === checks &&
    before.dismissals === ownFiles.dismissals
  );
}

const noFindings: readonly DiagnosticResult[] = [];

/** Everything that a review depends on: the same objects give the same review. */
function listCauses(snapshot: Snapshot): readonly unknown[] {
  const { drafts, projects, digests, bibliographies, absentBibliographies, ownFiles } = snapshot;
  const { settings, draftGraph, draftsReady, topics, searchIndex, checks } = snapshot;
  return [
    ...[drafts, projects, digests, bibliographies, absentBibliographies, ownFiles],
    ...[settings, draftGraph, draftsReady, topics, searchIndex, checks],
  ];
}

/**
 * The draft whose review the editor shows. Meanwhile all files of its project get diagnostics, also those that are not open, and what
 * only the review looks for is among them, until its file changes.
 */
export class ReviewedDraft {
  #uri: string | undefined;
  #own: ReadonlyMap<string, OwnFindings> = new Map();
  #causes: readonly unknown[] = [];
  readonly #onChange = new Set<() => void>();

  /** Called whenever another review is shown, or none any more. */
  onChange(listener: () => void): void {
    this.#onChange.add(listener);
  }

  /** `uri` is that of the draft for which the review was asked. */
  show(snapshot: Snapshot, uri: string, review: DraftReview): void {
    this.#uri = uri;
    this.#causes = listCauses(snapshot);
    const before = this.#own;
    this.#own = new Map(
      [...listReviewFindings(review)].map(([each, findings]) => {
        const [file, known] = [findFile(snapshot, each), before.get(each)?.findings];
        // The same array is not published again.
        return [each, { file, findings: known !== undefined && isSame(known, findings) ? known : findings }];
      }),
    );
    this.#tell();
  }

  end(): void {
    if (this.#uri === undefined) return;
    this.#uri = undefined;
    this.#own = new Map();
    this.#tell();
  }

  /** Whether a review is shown, and would be another with this snapshot. */
  isOutdated(snapshot: Snapshot): boolean {
    if (this.#uri === undefined) return false;
    const now = listCauses(snapshot);
    return this.#causes.some((cause, at) => cause !== now[at]);
  }

  listFiles(snapshot: Snapshot): readonly string[] {
    return this.#uri === undefined ? [] : listReviewedFiles(snapshot, this.#uri);
  }

  /** What only the review found in this version of a file. The array stays the same until the next review. */
  findingsIn(file: TextFile): readonly DiagnosticResult[] {
    const own = this.#own.get(file.uri);
    return own?.file === file ? own.findings : noFindings;
  }

  #tell(): void {
    for (const listener of this.#onChange) listener();
  }
}

function isSame(a: readonly DiagnosticResult[], b: readonly DiagnosticResult[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Sends the editor what it did not request: diagnostics, notifications and requests to refresh. An editor that can't refresh code
 * lenses, inlay hints or semantic tokens is not asked to.
 */
export interface EditorNotifier {
  /** Replaces the diagnostics of a file. */
  showDiagnostics(snapshot: Snapshot, uri: string, diagnostics: readonly DiagnosticResult[]): void;
  /** Tells the editor that the first index is complete. */
  sendLibraryReady(snapshot: Snapshot): void;
  sendLibraryChanged(snapshot: Snapshot): void;
  sendTopicsChanged(): void;
  sendNotesChanged(): void;
  /** Tells the editor that the review which it shows would be another now. */
  sendReviewOutdated(): void;
  /** Shows the writer a message: the library with this many papers needs more memory than the server may use. */
  showMemoryShortage(papers: number, shortage: MemoryShortage): void;
  /** Makes the editor request the code lenses of all documents again. */
  refreshCodeLenses(): void;
  /** Makes the editor request the inlay hints of all documents again. */
  refreshInlayHints(): void;
  /** Makes the editor request the semantic tokens of all documents again. */
  refreshSemanticTokens(): void;
}
