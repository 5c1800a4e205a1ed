import {
  compareWorkTexts,
  createFeedRequest,
  type FeedReading,
  type FeedSource,
  failByStatus,
  type HttpAnswer,
  type IdentifierAsk,
  listInOrder,
  nameAsk,
  type PaperQuery,
  type Registry,
  type RegistryAnswer,
  rankRecords,
  readFeed,
  readWorkText,
  registries,
  registriesOfIdentifier,
} from '#lookUp';
import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import type { AnswerSource, AskAnswer } from './answerSource';
import type { CallOptions, RegistryCaller } from './registryCaller';

/** What was found for a paper that the writer named; `reason` is in words for the writer. */
export type FoundRecord =
  | { readonly kind: 'found'; readonly query: PaperQuery; readonly record: RegistryRecord }
  /** Records by title, best first, of which the writer chooses one. */
  | { readonly kind: 'candidates'; readonly query: PaperQuery; readonly records: readonly RegistryRecord[] }
  | { readonly kind: 'not-found'; readonly query: PaperQuery }
  | { readonly kind: 'could-not-ask'; readonly query: PaperQuery; readonly reason: string };

/** Who is asked by title. */
const byTitle = listInOrder(({ typedTitle }) => typedTitle);

/** Who may have an abstract that the registry of the work lacks. */
const withAbstracts: Readonly<Record<keyof WorkIdentifiers, readonly RegistryName[]>> = {
  arxivId: listInOrder(({ abstract }) => abstract?.arxivId),
  doi: listInOrder(({ abstract }) => abstract?.doi),
  aclId: listInOrder(({ abstract }) => abstract?.aclId),
};

/** A title this much alike belongs to the same work, if the identifier is the same too. */
const sameTitle = 0.9;

/** Finds the papers that the writer names by identifiers or titles. What the writer means by a title is never guessed. */
export class PaperFinder {
  readonly #answers: Pick<AnswerSource, 'findByTitle' | 'findByIdentifier' | 'save'>;

  constructor(answers: Pick<AnswerSource, 'findByTitle' | 'findByIdentifier' | 'save'>) {
    this.#answers = answers;
  }

  /** The results are in the order of the queries. Rejects with CancelledError if the signal is aborted. */
  async find(queries: readonly PaperQuery[], call: CallOptions): Promise<readonly FoundRecord[]> {
    try {
      const found = await this.#findByIdentifiers(queries, call);
      return await Promise.all(
        queries.map(async (query) => {
          if (query.kind === 'title') return this.#findByTitle(query, call);
          return found.get(query) ?? { kind: 'not-found', query };
        }),
      );
    } finally {
      await this.#answers.save();
    }
  }

  /** Asks for all papers together, so that each registry gets as few requests as possible. */
  async #findByIdentifiers(queries: readonly PaperQuery[], call: CallOptions): Promise<ReadonlyMap<PaperQuery, FoundRecord>> {
    const found = new Map<PaperQuery, FoundRecord>();
    for (let turn = 0; turn < countTurns(registriesOfIdentifier); turn += 1) {
      const open = queries.flatMap((query) => {
        const ask = found.get(query)?.kind === 'found' ? undefined : createAsk(query, turn);
        return ask === undefined ? [] : [{ query, ask }];
      });
      const answers = await this.#ask(
        open.map(({ ask }) => ask),
        call,
      );
      for (const { query, ask } of open) {
        const next = readAnswer(query, answers.get(nameAsk(ask)));
        // That one registry could not be asked says more than that another one does not know the paper.
        if (next.kind === 'found' || found.get(query)?.kind !== 'could-not-ask') found.set(query, next);
      }
    }
    await this.#addAbstracts(found, call);
    return found;
  }

  async #addAbstracts(found: Map<PaperQuery, FoundRecord>, call: CallOptions): Promise<void> {
    for (let turn = 0; turn < countTurns(withAbstracts); turn += 1) {
      const lacking = [...found].flatMap(([query, paper]) => {
        if (paper.kind !== 'found' || paper.record.abstract !== undefined) return [];
        const asks = listIdentifiers([paper.record.identifiers, ...paper.record.linked]).flatMap(([kind, identifier]) => {
          const registry = withAbstracts[kind][turn];
          return registry === undefined ? [] : [{ kind, identifier, registry }];
        });
        return [{ query, record: paper.record, asks }];
      });
      const answers = await this.#ask(
        lacking.flatMap(({ asks }) => asks),
        call,
      );
      for (const { query, record, asks } of lacking) {
        const others = asks
          .map((ask) => answers.get(nameAsk(ask)))
          .flatMap((answer) => (answer?.kind === 'answered' ? answer.records : []));
        const abstract = others.find((other) => other.abstract !== undefined && isSameTitle(record, other))?.abstract;
        if (abstract !== undefined) found.set(query, { kind: 'found', query, record: { ...record, abstract } });
      }
    }
  }

  async #ask(asks: readonly IdentifierAsk[], call: CallOptions): Promise<ReadonlyMap<string, AskAnswer>> {
    const answers = new Map<string, AskAnswer>();
    const distinct = [...new Map(asks.map((ask) => [nameAsk(ask), ask])).values()];
    if (distinct.length > 0) await this.#answers.findByIdentifier(distinct, call, (ask, answer) => answers.set(nameAsk(ask), answer));
    return answers;
  }

  async #findByTitle(query: PaperQuery, call: CallOptions): Promise<FoundRecord> {
    const title = query.written;
    const asks = byTitle.map((registry) => ({ kind: 'title', registry, title }) as const);
    const answers = await Promise.all(asks.map((ask) => this.#answers.findByTitle(ask, call)));
    const records = rankRecords(
      title,
      answers.flatMap((answer) => (answer.kind === 'answered' ? answer.records : [])),
    );
    if (records.length > 0) return { kind: 'candidates', query, records };
    const failures = answers.flatMap((answer) => (answer.kind === 'failed' ? [answer.reason] : []));
    return failures.length === 0 ? { kind: 'not-found', query } : { kind: 'could-not-ask', query, reason: failures.join('; ') };
  }
}

function countTurns(asked: Readonly<Record<keyof WorkIdentifiers, readonly RegistryName[]>>): number {
  return Math.max(...Object.values(asked).map((names) => names.length));
}

/** undefined if nobody is left to be asked. */
function createAsk(query: PaperQuery, turn: number): IdentifierAsk | undefined {
  const [first] = query.kind === 'identifiers' ? listIdentifiers([query.identifiers]) : [];
  const registry = first === undefined ? undefined : registriesOfIdentifier[first[0]][turn];
  return first === undefined || registry === undefined ? undefined : { kind: first[0], identifier: first[1], registry };
}

function listIdentifiers(works: readonly WorkIdentifiers[]): readonly (readonly [keyof WorkIdentifiers, string])[] {
  return (['arxivId', 'doi', 'aclId'] as const).flatMap((kind) =>
    works.flatMap((work) => (work[kind] === undefined ? [] : [[kind, work[kind]] as const])),
  );
}

function readAnswer(query: PaperQuery, answer: AskAnswer | undefined): FoundRecord {
  if (answer?.kind === 'failed') return { kind: 'could-not-ask', query, reason: answer.reason };
  const record = answer?.kind === 'answered' ? answer.records.find(({ title, type }) => title !== '' && type !== 'no-paper') : undefined;
  return record === undefined ? { kind: 'not-found', query } : { kind: 'found', query, record };
}

function isSameTitle(record: RegistryRecord, other: RegistryRecord): boolean {
  return compareWorkTexts(readWorkText(record), readWorkText(other)).titleSimilarity >= sameTitle;
}

/** The registry whose host a source is on, so that its limits hold for the source too; undefined for any other host. */
export function findRegistryOf({ kind }: FeedSource): Registry | undefined {
  return registries.find(({ feeds }) => feeds?.includes(kind));
}

/** Fetches a page of a source from its registry. Rejects with CancelledError if the signal is aborted. */
export async function fetchFromRegistry(
  source: FeedSource,
  page: number,
  caller: Pick<RegistryCaller, 'call'>,
  call: CallOptions,
): Promise<FeedReading> {
  const registry = findRegistryOf(source);
  if (registry === undefined) return { kind: 'failed', reason: "this source isn't supported" };
  let reading: FeedReading | undefined;
  const read = (answer: HttpAnswer): RegistryAnswer => {
    reading = readFeed(source, answer);
    return reading.kind === 'papers' ? { kind: 'records', records: [] } : toFailure(answer, reading.reason, registry.label);
  };
  const answer = await caller.call({ ...registry, read }, { registry: registry.name, ...createFeedRequest(source, page) }, call);
  return answer.kind === 'failed' || reading === undefined ? { kind: 'failed', reason: describe(answer) } : reading;
}

/** Only the status tells whether it helps to try again. */
function toFailure(answer: HttpAnswer, reason: string, label: string): RegistryAnswer {
  return answer.status === 200 ? { kind: 'failed', reason, isTemporary: false } : { ...failByStatus(answer, label), reason };
}

function describe(answer: RegistryAnswer): string {
  return answer.kind === 'failed' ? answer.reason : 'no response';
}
