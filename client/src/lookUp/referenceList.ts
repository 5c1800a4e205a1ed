import { EventEmitter, type Disposable, type Event } from 'vscode';
import type { IncompleteReference, LookUpResult } from '../../../server/src/protocol/lookUpRequests';

/** A reference of the list. */
export interface ListedReference {
  readonly key: string;
  readonly title: string;
  /** What it lacks, in words for the writer; empty if that is not known. */
  readonly missing: readonly string[];
  readonly entry: IncompleteReference['entry'];
  /** What became of the last look-up; 'waiting' while it runs. undefined if it was not looked up. */
  readonly result: LookUpResult | 'waiting' | undefined;
}

/** The references that the view lists. Rows keep their places, also once a reference is complete, until another list is shown. */
export class ReferenceList implements Disposable {
  readonly #changed = new EventEmitter<void>();
  #rows: readonly ListedReference[] = [];
  #about = '';
  readonly onDidChange: Event<void> = this.#changed.event;

  get rows(): readonly ListedReference[] {
    return this.#rows;
  }

  /** What the references are of, such as the name of a draft. */
  get about(): string {
    return this.#about;
  }

  /** Lists references that were not looked up yet, in place of those of the former list. */
  show(about: string, references: readonly IncompleteReference[]): void {
    this.#about = about;
    this.#rows = references.map(({ key, title, missing, entry }) => ({ key, title, missing, entry, result: undefined }));
    this.#changed.fire();
  }

  /** Marks the papers of a look-up. If it is about something else than the list, they become a list of their own. */
  begin(papers: readonly { readonly key: string; readonly title: string }[], about: string): void {
    if (about !== this.#about || papers.some(({ key }) => this.find(key) === undefined))
      this.show(
        about,
        papers.map(({ key, title }) => ({ key, title, missing: [], citedIn: [] })),
      );
    const keys = new Set(papers.map(({ key }) => key));
    this.#update((row) => (keys.has(row.key) ? { ...row, result: 'waiting' } : row));
  }

  receive(results: readonly LookUpResult[]): void {
    const byKey = new Map(results.map((result) => [result.key, result]));
    this.#update((row) => ({ ...row, result: byKey.get(row.key) ?? row.result }));
  }

  /** Ends a look-up. What still waits was not looked up. */
  end(): void {
    this.#update((row) => (row.result === 'waiting' ? { ...row, result: undefined } : row));
  }

  find(key: string): ListedReference | undefined {
    return this.#rows.find((row) => row.key === key);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #update(change: (row: ListedReference) => ListedReference): void {
    this.#rows = this.#rows.map(change);
    this.#changed.fire();
  }
}

/** Whether the writer has to choose a record. */
export function isUndecided({ state, candidates }: LookUpResult): boolean {
  return (state === 'several' || state === 'identifier-disagrees') && candidates.length > 0;
}
