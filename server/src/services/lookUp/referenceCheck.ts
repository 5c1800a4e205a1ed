import { type CheckedWork, type DescribedWork, toCheckedWork } from '#verdicts';
import type { CheckStore } from './checkStore';
import { type CheckOutcome, EntryCheck } from './entryCheck';
import type { LookUpService } from './lookUpService';
import type { CallOptions } from './registryCaller';

/**
 * Asks registries about works, and compares what entries say of them. `onResult` gets the place of a work in the list as soon as nothing
 * more is asked about it. If the signal is aborted, the outcomes are those until then. They are in the order of the works.
 */
export async function checkWorks(
  lookUps: Pick<LookUpService, 'follow'>,
  works: readonly DescribedWork[],
  call: CallOptions,
  onResult: (at: number, outcome: CheckOutcome) => void,
): Promise<readonly CheckOutcome[]> {
  const checks = works.map((work, at) => new EntryCheck(work, (outcome) => onResult(at, outcome)));
  await lookUps.follow(checks, call);
  return checks.map(({ outcome }) => outcome);
}

/** Checks works, and keeps what it finds. A work that was confirmed is asked about again only when its entry says something else. */
export class ReferenceChecks {
  readonly #lookUps: Pick<LookUpService, 'follow'>;
  readonly #store: Pick<CheckStore, 'find' | 'keep'>;
  readonly #now: () => number;

  constructor(lookUps: Pick<LookUpService, 'follow'>, store: Pick<CheckStore, 'find' | 'keep'>, now: () => number) {
    this.#lookUps = lookUps;
    this.#store = store;
    this.#now = now;
  }

  isConfirmed(work: DescribedWork): boolean {
    return this.#store.find(work)?.kind === 'confirmed';
  }

  /**
   * What is known of each work at the end, in their order. `onProgress` gets the number of works about which nothing more is asked, whenever there is
   * another one. If the signal is aborted, what was found until then is kept.
   */
  async check(
    works: readonly DescribedWork[],
    call: CallOptions,
    onProgress: (done: number) => void,
  ): Promise<readonly (CheckedWork | undefined)[]> {
    const open = works.filter((work) => !this.isConfirmed(work));
    const done = new Set<number>();
    const outcomes = await checkWorks(this.#lookUps, open, call, (at) => {
      const before = done.size;
      done.add(at);
      if (done.size > before) onProgress(works.length - open.length + done.size);
    });
    const found = outcomes.flatMap(({ verdict, failures, time }, at) => {
      const work = open[at];
      return work === undefined ? [] : [{ work, check: toCheckedWork(verdict, failures, time ?? this.#now()) }];
    });
    await this.#store.keep(found);
    const now = new Map(found.map(({ work, check }) => [work, check]));
    return works.map((work) => now.get(work) ?? this.#store.find(work));
  }
}
