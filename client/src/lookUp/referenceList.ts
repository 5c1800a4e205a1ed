import { Disposable, type Event, EventEmitter, type LogOutputChannel, workspace } from 'vscode';
import { type IncompleteReference, type LookUpResult, methods } from '../../../server/src/client';
import type { DraftTracker } from '../editing/draftTracker';
import type { Library } from '../server/library';
import type { Server } from '../server/server';
import { type CheckedReferences, followRows, type ListedReference, toRow } from './followRows';
import type { ListedResult } from './refusedRecords';

/** Which incomplete references are listed: those of a draft or bibliography, or, without `uri`, of all of them. */
interface ListScope {
  readonly uri?: string | undefined;
}

/** The references that the view lists. Rows keep their places, also once a reference is complete, until another list is shown. */
export class ReferenceList implements Disposable {
  readonly #changed = new EventEmitter<void>();
  #rows: readonly ListedReference[] = [];
  /** The keys of all rows that the list has had, in their order. */
  #order: readonly string[] = [];
  #about = '';
  #scope: ListScope | undefined;
  readonly onDidChange: Event<void> = this.#changed.event;

  get rows(): readonly ListedReference[] {
    return this.#rows;
  }

  /** What the references are of, such as the name of a draft. */
  get about(): string {
    return this.#about;
  }

  /** undefined if the papers of the list were chosen otherwise. */
  get scope(): ListScope | undefined {
    return this.#scope;
  }

  get isLookingUp(): boolean {
    return this.#rows.some(({ result }) => result === 'waiting');
  }

  /** Lists references that were not looked up yet, in place of those of the former list. */
  show(about: string, references: readonly IncompleteReference[], scope: ListScope): void {
    this.#replace(about, references.map(toRow), scope);
  }

  /** Marks the papers of a look-up. If it is about something else than the list, they become a list of their own. */
  begin(papers: readonly (Pick<ListedReference, 'key' | 'title'> & { readonly entry?: ListedReference['entry'] })[], about: string): void {
    if (about !== this.#about || papers.some(({ key }) => this.find(key) === undefined))
      this.#replace(
        about,
        papers.map(({ key, title, entry }) => ({
          key,
          title,
          missing: undefined,
          entry,
          hasLostEntry: false,
          published: undefined,
          differs: undefined,
          isWithdrawn: false,
          result: undefined,
        })),
        undefined,
      );
    const keys = new Set(papers.map(({ key }) => key));
    this.#update((row) => (keys.has(row.key) ? { ...row, result: 'waiting' } : row));
  }

  receive(results: readonly ListedResult[]): void {
    const byKey = new Map(results.map((result) => [result.key, result]));
    this.#update((row) => {
      const result = byKey.get(row.key);
      return result === undefined
        ? row
        : {
            ...row,
            result,
            missing: undefined,
            published: undefined,
            differs: result.differs,
            isWithdrawn: result.isWithdrawn === true,
          };
    });
  }

  /** Takes over how the files are now. */
  follow(files: CheckedReferences): void {
    this.#rows = followRows(this.#rows, files, this.#order);
    this.#order = [...new Set([...this.#order, ...this.#rows.map(({ key }) => key)])];
    this.#changed.fire();
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

  #replace(about: string, rows: readonly ListedReference[], scope: ListScope | undefined): void {
    this.#about = about;
    this.#rows = rows;
    this.#order = rows.map(({ key }) => key);
    this.#scope = scope;
    this.#changed.fire();
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

/**
 * What the writer has to decide about a row. undefined if nothing is left to decide, also if the reference was completed otherwise since.
 */
export function findUndecided({ missing, result }: ListedReference): LookUpResult | undefined {
  if (result === undefined || result === 'waiting' || !isUndecided(result)) return undefined;
  return missing?.length === 0 && result.isComplete !== true ? undefined : result;
}

/** How long nothing is typed in a draft before its citations are read again. */
const restMilliseconds = 700;

/**
 * Asks anew what the listed references lack whenever the library has changed (by an undo, a paste, or a change on disk) and, where they
 * are those of a scope, whenever a draft was edited, which may cite other papers now.
 */
export function followFiles(
  list: ReferenceList,
  { server, library, drafts, log }: { server: Server; library: Library; drafts: DraftTracker; log: LogOutputChannel },
): Disposable {
  let isOutdated = false;
  let rest: NodeJS.Timeout | undefined;
  const update = (): void => {
    if (!isOutdated || list.isLookingUp) return;
    isOutdated = false;
    updateReferences(list, server).catch((error: unknown) => log.error('The list of references is not up to date.', String(error)));
  };
  const outdate = (): void => {
    isOutdated = true;
    update();
  };
  return Disposable.from(
    library.onDidChange(outdate),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (list.scope === undefined || !drafts.isDraft(document)) return;
      clearTimeout(rest);
      rest = setTimeout(outdate, restMilliseconds);
    }),
    { dispose: () => clearTimeout(rest) },
    // What changed during a look-up is asked at its end.
    list.onDidChange(update),
  );
}

/** Asks what the listed references lack now. While they are looked up nothing is asked, since what was found is not written yet. */
export async function updateReferences(list: ReferenceList, server: Server): Promise<void> {
  const { rows, scope } = list;
  if (list.isLookingUp || (rows.length === 0 && scope === undefined)) return;
  const [checked, incomplete] = await Promise.all([
    server.ask(methods.incompleteReferences, { keys: rows.map(({ key }) => key) }),
    scope === undefined ? undefined : server.ask(methods.incompleteReferences, scope.uri === undefined ? {} : { uri: scope.uri }),
  ]);
  const isSameList =
    list.scope === scope && list.rows.length === rows.length && list.rows.every(({ key }, index) => key === rows[index]?.key);
  const isAnswered = checked !== undefined && (incomplete !== undefined || scope === undefined);
  if (isAnswered && isSameList && !list.isLookingUp) list.follow({ checked: checked.references, incomplete: incomplete?.references });
}
