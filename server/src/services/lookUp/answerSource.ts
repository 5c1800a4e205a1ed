import { isRecordOf, nameAsk, type IdentifierAsk, type TitleAsk } from '../../lookUp/plan/ask';
import type { Registry } from '../../lookUp/registry';
import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import { foldText } from '../../text/foldText';
import { readArxivDoi } from '../../text/identifiers/arxivId';
import type { AnswerCache, StoredAnswer } from './answerCache';
import type { CallOptions, RegistryCaller } from './registryCaller';

/**
 * So many records of an answer are about one paper at most: ten are asked for by title, Hugging Face gives up to 120, the likeliest first.
 * Each is compared with each, in the server's only thread.
 */
const mostRecords = 50;

export type AskAnswer =
  | ({ readonly kind: 'answered' } & Pick<StoredAnswer, 'records' | 'time'>)
  /** `reason` is in words for the writer. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The registry can't be asked this. */
  | { readonly kind: 'impossible' };

export interface AnswerDependencies {
  readonly registries: ReadonlyMap<RegistryName, Registry>;
  readonly caller: Pick<RegistryCaller, 'call'>;
  readonly cache: AnswerCache;
}

/** Finds the answers to asks: those that were kept, and otherwise those of the registries. */
export class AnswerSource {
  readonly #dependencies: AnswerDependencies;

  constructor(dependencies: AnswerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Rejects with CancelledError if the signal is aborted. */
  async findByTitle(ask: TitleAsk, call: CallOptions): Promise<AskAnswer> {
    const { registries, caller, cache } = this.#dependencies;
    const registry = registries.get(ask.registry);
    const request = registry?.findByTitle?.(ask.title, call.options);
    if (registry === undefined || request === undefined) return { kind: 'impossible' };
    const known = await cache.find(nameAsk(ask));
    if (known !== undefined) return { kind: 'answered', ...known };
    const answer = await caller.call(registry, request, call);
    return answer.kind === 'failed' ? answer : this.#keep(ask, answer.records);
  }

  /**
   * Asks each registry once for all its works, in batches. `onAnswer` gets each answer as soon as it is there. Rejects with
   * CancelledError if the signal is aborted.
   */
  async findByIdentifier(
    asks: readonly IdentifierAsk[],
    call: CallOptions,
    onAnswer: (ask: IdentifierAsk, answer: AskAnswer) => void,
  ): Promise<void> {
    const unknown: IdentifierAsk[] = [];
    for (const ask of asks) {
      const known = await this.#dependencies.cache.find(nameAsk(ask), call.seeksPublished === true ? tellsPublication : undefined);
      if (known === undefined) unknown.push(ask);
      else onAnswer(ask, { kind: 'answered', ...known });
    }
    const names = [...new Set(unknown.map(({ registry }) => registry))];
    await Promise.all(
      names.map((name) =>
        this.#askRegistry(
          name,
          unknown.filter(({ registry }) => registry === name),
          call,
          onAnswer,
        ),
      ),
    );
  }

  /** Keeps the answers for the next start. */
  save(): Promise<void> {
    return this.#dependencies.cache.save();
  }

  async #askRegistry(
    name: RegistryName,
    asks: readonly IdentifierAsk[],
    call: CallOptions,
    onAnswer: (ask: IdentifierAsk, answer: AskAnswer) => void,
  ): Promise<void> {
    const registry = this.#dependencies.registries.get(name);
    const works = asks.map(({ kind, identifier }): WorkIdentifiers => ({ [kind]: identifier }));
    const requests = registry?.listByIdentifier(works, call.options) ?? [];
    if (registry === undefined || requests.length === 0) {
      for (const ask of asks) onAnswer(ask, { kind: 'impossible' });
      return;
    }
    const answers = await Promise.all(requests.map((request) => this.#dependencies.caller.call(registry, request, call)));
    const records = answers.flatMap((answer) => (answer.kind === 'records' ? answer.records : []));
    const failure = answers.find((answer) => answer.kind === 'failed');
    for (const ask of asks) {
      const own = records.filter((record) => isRecordOf(record, ask.kind, ask.identifier));
      // Which batch a work was in is not known, so it may have been in the one that failed.
      onAnswer(ask, own.length === 0 && failure !== undefined ? failure : await this.#keep(ask, own));
    }
  }

  async #keep(ask: IdentifierAsk | TitleAsk, answered: readonly RegistryRecord[]): Promise<AskAnswer> {
    const records = answered.slice(0, mostRecords);
    // Where only other works have been found, the work may be registered any day.
    const isFound = ask.kind === 'title' ? records.some(({ title }) => foldText(title) === foldText(ask.title)) : records.length > 0;
    return { kind: 'answered', ...(await this.#dependencies.cache.keep(nameAsk(ask), records, isFound)) };
  }
}

/** Whether a registry names a published version. What it says of a preprint alone may be out of date soon. */
function tellsPublication({ records }: StoredAnswer): boolean {
  const works = records.flatMap(({ identifiers, linked }) => [identifiers, ...linked]);
  return works.some(({ doi, aclId }) => aclId !== undefined || (doi !== undefined && readArxivDoi(doi) === undefined));
}
