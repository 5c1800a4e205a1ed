import { type Ask, type Decision, type IdentifierAsk, nameAsk, type PaperQuestion, type TitleAsk } from '#lookUp';
import { CancelledError } from '../../base/cancellation';
import type { RegistryRecord } from '../../model/registryRecord';
import type { AnswerSource } from './answerSource';
import type { Inquiry } from './inquiry';
import { type LookUpOutcome, type LookUpPaper, PaperLookUp } from './paperLookUp';
import type { CallOptions } from './registryCaller';

type Decide = (question: PaperQuestion, records: readonly RegistryRecord[]) => Decision;

interface LookUpRun extends CallOptions {
  /** Gets an outcome as soon as there is one, and again when more was found out about the paper. */
  onOutcome(outcome: LookUpOutcome): void;
}

/** Looks papers up in registries, and decides which records describe them. */
export class LookUpService {
  readonly #answers: AnswerSource;
  readonly #decide: Decide;

  constructor(answers: AnswerSource, decide: Decide) {
    this.#answers = answers;
    this.#decide = decide;
  }

  /** The outcomes are in the order of the papers. If the signal is aborted, they are what is known until then. */
  async lookUp(papers: readonly LookUpPaper[], { onOutcome, ...call }: LookUpRun): Promise<readonly LookUpOutcome[]> {
    const lookUps = papers.map((paper) => new PaperLookUp(paper, this.#decide, onOutcome));
    await this.follow(lookUps, call);
    return lookUps.map((lookUp) => lookUp.outcome);
  }

  /** Asks all that the inquiries want to know. If the signal is aborted, they are stopped. */
  async follow(inquiries: readonly Inquiry[], { signal, ...call }: CallOptions): Promise<void> {
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    try {
      await this.#ask(inquiries, { ...call, signal: controller.signal });
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      for (const inquiry of inquiries) inquiry.stop('the lookup was canceled');
    } finally {
      signal.removeEventListener('abort', abort);
      // After an error nothing more is sent.
      abort();
      await this.#answers.save();
    }
  }

  /**
   * By identifier, all papers are asked for together, and the next step waits for the answers. By title, each paper goes its own way, so
   * that one registry answers about one paper while another one is busy with the next.
   */
  async #ask(inquiries: readonly Inquiry[], call: CallOptions): Promise<void> {
    while (inquiries.some(({ next }) => next.length > 0)) {
      await this.#askByIdentifier(inquiries, call);
      await Promise.all(inquiries.map((inquiry) => this.#askByTitle(inquiry, call)));
    }
  }

  async #askByIdentifier(inquiries: readonly Inquiry[], call: CallOptions): Promise<void> {
    const asks = new Map<string, IdentifierAsk>();
    const askers = new Map<string, Inquiry[]>();
    for (const inquiry of inquiries) {
      for (const ask of inquiry.next.filter(isByIdentifier)) {
        const name = nameAsk(ask);
        asks.set(name, ask);
        askers.set(name, [...(askers.get(name) ?? []), inquiry]);
      }
    }
    await this.#answers.findByIdentifier([...asks.values()], call, (ask, answer) => {
      for (const inquiry of askers.get(nameAsk(ask)) ?? []) inquiry.take(ask, answer);
    });
  }

  async #askByTitle(inquiry: Inquiry, call: CallOptions): Promise<void> {
    for (let ask = inquiry.next.find(isByTitle); ask !== undefined; ask = inquiry.next.find(isByTitle)) {
      inquiry.take(ask, await this.#answers.findByTitle(ask, call));
    }
  }
}

function isByIdentifier(ask: Ask): ask is IdentifierAsk {
  return ask.kind !== 'title';
}

function isByTitle(ask: Ask): ask is TitleAsk {
  return ask.kind === 'title';
}
