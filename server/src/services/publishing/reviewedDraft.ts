import type { DiagnosticResult } from '../../features/findings/diagnostics';
import { listReviewFindings, listReviewedFiles } from '../../features/review/checkDraft';
import type { DraftReview } from '../../features/review/checkedProject';
import { type Snapshot, type TextFile, findFile } from '#workspace';

/** What only the review found in a file, and the version of the file that it was found in. */
interface OwnFindings {
  readonly file: TextFile | undefined;
  readonly findings: readonly DiagnosticResult[];
}

const noFindings: readonly DiagnosticResult[] = [];

/** Everything that a review depends on: the same objects give the same review. */
function listCauses(snapshot: Snapshot): readonly unknown[] {
  const { drafts, projects, digests, bibliographies, absentBibliographies, ownFiles } = snapshot;
  const { settings, draftGraph, draftsReady, topics, searchIndex } = snapshot;
  return [
    ...[drafts, projects, digests, bibliographies, absentBibliographies, ownFiles],
    ...[settings, draftGraph, draftsReady, topics, searchIndex],
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
