import { type Ask, type AskState, listAnsweredIdentifiers, listCheckAsks, nameAsk } from '#lookUp';
import { type DescribedWork, identifiersOf, judgeEntry, type Verdict } from '#verdicts';
import type { RegistryName, RegistryRecord } from '../../model/registryRecord';
import type { AskAnswer } from './answerSource';
import type { Inquiry } from './inquiry';
import { nameRecord } from './paperLookUp';

/** What became of the check of one entry. */
export interface CheckOutcome {
  readonly verdict: Verdict;
  /** Whether nothing more is asked about the entry. */
  readonly isAtEnd: boolean;
  /** Why registries could not be asked, in words for the writer, each once. */
  readonly failures: readonly string[];
  /** When the newest of the records came, in milliseconds since 1970; undefined if none did. */
  readonly time: number | undefined;
}

/** The check of one entry while it runs. */
export class EntryCheck implements Inquiry {
  readonly #work: DescribedWork;
  readonly #onOutcome: (outcome: CheckOutcome) => void;
  /** By `nameRecord`, so that a record that comes twice counts once. */
  readonly #records = new Map<string, RegistryRecord>();
  readonly #answered = new Set<RegistryName>();
  readonly #asked = new Set<string>();
  readonly #failed = new Set<string>();
  readonly #failures = new Set<string>();
  #time: number | undefined;
  #verdict: Verdict;
  #next: readonly Ask[];

  constructor(work: DescribedWork, onOutcome: (outcome: CheckOutcome) => void) {
    this.#work = work;
    this.#onOutcome = onOutcome;
    this.#verdict = this.#judge();
    this.#next = this.#plan();
  }

  get next(): readonly Ask[] {
    return this.#next;
  }

  take(ask: Ask, answer: AskAnswer): void {
    this.#asked.add(nameAsk(ask));
    if (answer.kind === 'failed') {
      this.#failed.add(nameAsk(ask));
      this.#failures.add(answer.reason);
    }
    if (answer.kind === 'answered') {
      this.#answered.add(ask.registry);
      for (const record of answer.records) this.#records.set(nameRecord(record), record);
      if (answer.records.length > 0) this.#time = Math.max(this.#time ?? 0, answer.time);
    }
    this.#verdict = this.#judge();
    this.#next = this.#plan();
    if (this.#next.length === 0) this.#onOutcome(this.outcome);
  }

  stop(reason: string): void {
    if (this.#next.length === 0) return;
    this.#failures.add(reason);
    this.#next = [];
    this.#onOutcome(this.outcome);
  }

  get outcome(): CheckOutcome {
    return { verdict: this.#verdict, isAtEnd: this.#next.length === 0, failures: [...this.#failures], time: this.#time };
  }

  #judge(): Verdict {
    return judgeEntry(this.#work, {
      records: [...this.#records.values()],
      asked: [...this.#answered],
      answeredIdentifiers: listAnsweredIdentifiers(this.#state()),
    });
  }

  #plan(): readonly Ask[] {
    const { isSettled, versions } = this.#verdict;
    return isSettled ? [] : listCheckAsks(this.#state(), versions);
  }

  #state(): AskState {
    return {
      question: { title: this.#work.title ?? '', identifiers: identifiersOf(this.#work) },
      records: [...this.#records.values()],
      asked: this.#asked,
      failed: this.#failed,
    };
  }
}
