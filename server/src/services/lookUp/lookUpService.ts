import { CancelledError } from '../../base/cancellation';
import type { Decision, PaperQuestion } from '../../lookup/decision';
import { isRecordOf, nameAsk, type IdentifierAsk, type TitleAsk } from '../../lookup/plan/ask';
import type { Registry, RegistryAnswer, RegistryOptions } from '../../lookup/registry';
import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import type { AnswerCache } from './answerCache';
import { PaperLookUp, type LookUpOutcome, type LookUpPaper } from './paperLookUp';
import type { RegistryCaller } from './registryCaller';

export interface LookUpDependencies {
  readonly registries: ReadonlyMap<RegistryName, Registry>;
  readonly caller: Pick<RegistryCaller, 'call'>;
  readonly cache: AnswerCache;
  decide(question: PaperQuestion, records: readonly RegistryRecord[]): Decision;
}

export interface LookUpRun {
  readonly options: RegistryOptions;
  /** Is told an outcome as soon as there is one, and again when more was found out about the paper. */
  onOutcome(outcome: LookUpOutcome): void;
  readonly signal: AbortSignal;
}

/** Looks papers up in registries, and decides which records describe them. */
export class LookUpService {
  readonly #dependencies: LookUpDependencies;

  constructor(dependencies: LookUpDependencies) {
    this.#dependencies = dependencies;
  }

  /** The outcomes are in the order of the papers. If the signal is aborted, they are what is known until then. */
  async lookUp(papers: readonly LookUpPaper[], run: LookUpRun): Promise<readonly LookUpOutcome[]> {
    const { decide, cache } = this.#dependencies;
    const lookUps = papers.map((paper) => new PaperLookUp(paper, decide, run.onOutcome));
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    run.signal.addEventListener('abort', abort, { once: true });
    try {
      if (run.signal.aborted) throw new CancelledError();
      await this.#askAll(lookUps, { ...run, signal: controller.signal });
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      for (const lookUp of lookUps) lookUp.stop('the look-up was cancelled');
    } finally {
      // After an error nothing more is sent.
      controller.abort();
      run.signal.removeEventListener('abort', abort);
      await cache.save();
    }
    return lookUps.map((lookUp) => lookUp.outcome);
  }

  /**
   * By identifier, all papers are asked for together, and the next step waits for the answers. By title, each paper goes its own way, so
   * that one registry answers about one paper while another one is busy with the next.
   */
  async #askAll(lookUps: readonly PaperLookUp[], run: LookUpRun): Promise<void> {
    while (lookUps.some((lookUp) => lookUp.next.length > 0)) {
      await this.#askByIdentifier(lookUps, run);
      await Promise.all(lookUps.map((lookUp) => this.#askByTitle(lookUp, run)));
    }
  }

  async #askByTitle(lookUp: PaperLookUp, run: LookUpRun): Promise<void> {
    for (let ask = findTitleAsk(lookUp); ask !== undefined; ask = findTitleAsk(lookUp)) {
      const registry = this.#dependencies.registries.get(ask.registry);
      const request = registry?.findByTitle?.(ask.title, run.options);
      if (registry === undefined || request === undefined) {
        lookUp.skip(ask);
        continue;
      }
      const known = await this.#dependencies.cache.find(nameAsk(ask));
      const answer =
        known === undefined ? await this.#dependencies.caller.call(registry, request, run) : ({ kind: 'records', records: known } as const);
      if (answer.kind === 'records' && known === undefined) await this.#dependencies.cache.keep(nameAsk(ask), answer.records);
      lookUp.take(ask, answer);
    }
  }

  async #askByIdentifier(lookUps: readonly PaperLookUp[], run: LookUpRun): Promise<void> {
    const askedBy = new Map<string, { readonly ask: IdentifierAsk; readonly lookUps: PaperLookUp[] }>();
    for (const lookUp of lookUps) {
      for (const ask of lookUp.next) {
        if (ask.kind === 'title') continue;
        const same = askedBy.get(nameAsk(ask));
        if (same === undefined) askedBy.set(nameAsk(ask), { ask, lookUps: [lookUp] });
        else same.lookUps.push(lookUp);
      }
    }
    const takeAnswer = (ask: IdentifierAsk, answer: RegistryAnswer): void => {
      for (const lookUp of askedBy.get(nameAsk(ask))?.lookUps ?? []) lookUp.take(ask, answer);
    };
    const asks = [...askedBy.values()].map(({ ask }) => ask);
    const known = await Promise.all(asks.map((ask) => this.#dependencies.cache.find(nameAsk(ask))));
    for (const [at, ask] of asks.entries()) {
      const records = known[at];
      if (records !== undefined) takeAnswer(ask, { kind: 'records', records });
    }
    const unknown = asks.filter((_, at) => known[at] === undefined);
    const registries = [...new Set(unknown.map(({ registry }) => registry))];
    await Promise.all(
      registries.map((registry) =>
        this.#askOne(
          registry,
          unknown.filter((ask) => ask.registry === registry),
          run,
          takeAnswer,
        ),
      ),
    );
  }

  /** Asks one registry for many works, in batches. */
  async #askOne(
    name: RegistryName,
    asks: readonly IdentifierAsk[],
    run: LookUpRun,
    takeAnswer: (ask: IdentifierAsk, answer: RegistryAnswer) => void,
  ): Promise<void> {
    const registry = this.#dependencies.registries.get(name);
    const works = asks.map(({ kind, identifier }): WorkIdentifiers => ({ [kind]: identifier }));
    const requests = registry?.listByIdentifier(works, run.options) ?? [];
    const answers = await Promise.all(
      registry === undefined ? [] : requests.map((request) => this.#dependencies.caller.call(registry, request, run)),
    );
    const failure = answers.find((answer) => answer.kind === 'failed');
    const all = answers.flatMap((answer) => (answer.kind === 'records' ? answer.records : []));
    for (const ask of asks) {
      const records = all.filter((record) => isRecordOf(record, ask.kind, ask.identifier));
      // Which batch a work was in is not known, so it may have been in the one that failed.
      if (records.length === 0 && failure !== undefined) takeAnswer(ask, failure);
      else {
        if (requests.length > 0) await this.#dependencies.cache.keep(nameAsk(ask), records);
        takeAnswer(ask, { kind: 'records', records });
      }
    }
  }
}

function findTitleAsk({ next }: PaperLookUp): TitleAsk | undefined {
  return next.find((ask) => ask.kind === 'title');
}
