import { type Ask, type Decision, listNextAsks, nameAsk, type PaperQuestion } from '#lookUp';
import type { RegistryRecord } from '../../model/registryRecord';
import type { AskAnswer } from './answerSource';
import type { Inquiry } from './inquiry';

export interface LookUpPaper {
  readonly key: string;
  readonly question: PaperQuestion;
}

/** What became of the look-up of one paper. */
export interface LookUpOutcome {
  readonly key: string;
  /** 'could-not-ask': no record was taken, and not every registry was able to answer, so the paper may well be registered. */
  readonly decision: Decision | { readonly kind: 'could-not-ask' };
  /** Whether nothing more is asked about the paper. */
  readonly isAtEnd: boolean;
  /** Why registries could not be asked, in words for the writer, each once. */
  readonly failures: readonly string[];
  /** By `nameRecord`: when the registry has given the record, in milliseconds since 1970. */
  readonly times: ReadonlyMap<string, number>;
}

/** A name that no two records have. */
export function nameRecord({ registry, page }: Pick<RegistryRecord, 'registry' | 'page'>): string {
  return `${registry} ${page}`;
}

/** The look-up of one paper while it runs. */
export class PaperLookUp implements Inquiry {
  readonly #paper: LookUpPaper;
  readonly #decide: (question: PaperQuestion, records: readonly RegistryRecord[]) => Decision;
  readonly #onOutcome: (outcome: LookUpOutcome) => void;
  /** By `nameRecord`, so that a record that comes twice counts once. */
  readonly #records = new Map<string, RegistryRecord>();
  readonly #times = new Map<string, number>();
  readonly #asked = new Set<string>();
  readonly #failed = new Set<string>();
  readonly #failures = new Set<string>();
  #hasAnswer = false;
  #decision: Decision = { kind: 'not-found' };
  #next: readonly Ask[];
  /** What `onOutcome` was told last, as a text that can be compared. */
  #told = '';

  constructor(
    paper: LookUpPaper,
    decide: (question: PaperQuestion, records: readonly RegistryRecord[]) => Decision,
    onOutcome: (outcome: LookUpOutcome) => void,
  ) {
    this.#paper = paper;
    this.#decide = decide;
    this.#onOutcome = onOutcome;
    this.#next = this.#plan();
  }

  /** What is to be asked now; empty at the end. */
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
      this.#hasAnswer = true;
      for (const record of answer.records) {
        this.#records.set(nameRecord(record), record);
        this.#times.set(nameRecord(record), answer.time);
      }
      if (answer.records.length > 0) this.#decision = this.#decide(this.#paper.question, [...this.#records.values()]);
    }
    this.#next = this.#plan();
    if (this.#next.length === 0 || this.#decision.kind === 'taken') this.#tell();
  }

  /** Ends the look-up before its end. What was decided remains. */
  stop(reason: string): void {
    if (this.#next.length === 0) return;
    this.#failures.add(reason);
    this.#next = [];
  }

  get outcome(): LookUpOutcome {
    const { key } = this.#paper;
    const failures = [...this.#failures];
    const isOpen = this.#decision.kind === 'not-found' && (failures.length > 0 || !this.#hasAnswer);
    return {
      key,
      decision: isOpen ? { kind: 'could-not-ask' } : this.#decision,
      isAtEnd: this.#next.length === 0,
      failures,
      times: this.#times,
    };
  }

  #tell(): void {
    const { outcome } = this;
    const { decision, isAtEnd } = outcome;
    const told = `${decision.kind} ${isAtEnd} ${decision.kind === 'taken' ? decision.records.map(({ page }) => page).join(' ') : ''}`;
    if (told === this.#told) return;
    this.#told = told;
    this.#onOutcome(outcome);
  }

  #plan(): readonly Ask[] {
    return listNextAsks({
      question: this.#paper.question,
      records: [...this.#records.values()],
      asked: this.#asked,
      failed: this.#failed,
      decision: this.#decision,
    });
  }
}
