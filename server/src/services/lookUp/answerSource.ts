import { type IdentifierAsk, isRecordOf, nameAsk, type Registry, type TitleAsk } from '#lookUp';
import { foldText, readArxivDoi } from '#text';
import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import type { CacheFolder } from '../platform';
import type { CallOptions, RegistryCaller } from './registryCaller';
import { isStoredRecord } from './storedRecord';

export type AskAnswer =
  | ({ readonly kind: 'answered' } & Pick<StoredAnswer, 'records' | 'time'>)
  /** `reason` is in words for the writer. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The registry can't be asked this. */
  | { readonly kind: 'impossible' };

interface AnswerDependencies {
  readonly registries: ReadonlyMap<RegistryName, Registry>;
  readonly caller: Pick<RegistryCaller, 'call'>;
  readonly cache: AnswerCache;
}

/** What a registry has answered, and when; one line of the cache file. */
interface StoredAnswer {
  /** `nameAsk` of what was asked. */
  readonly ask: string;
  /** In milliseconds since 1970. */
  readonly time: number;
  readonly records: readonly RegistryRecord[];
  /** Whether the registry knows the work. A search by title may have found other works only. */
  readonly isFound: boolean;
}

/**
 * So many records of an answer are about one paper at most: ten are asked for by title, Hugging Face gives up to 120, the likeliest first.
 * Each is compared with each, in the server's only thread.
 */
const maxRecords = 50;

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
    const records = answered.slice(0, maxRecords);
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

const day = 24 * 60 * 60 * 1000;
const fileName = 'registry-answers.jsonl';
/** The form of the records below. A file of another form is not read. */
const firstLine = '{"marginalia":"answers of registries","form":1}';
const maxAnswers = 20_000;
const maxBytes = 100_000_000;

/**
 * What registries have answered: a work is kept for 30 days, that a registry does not know it for one day. The file is text with one
 * JSON object a line, and may be deleted at any time.
 */
export class AnswerCache {
  readonly #folder: CacheFolder | undefined;
  readonly #now: () => number;
  #answers: Promise<Map<string, StoredAnswer>> | undefined;
  #hasNews = false;

  /** Without a folder, answers are kept only as long as the server runs. */
  constructor(folder: CacheFolder | undefined, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /**
   * The answer to an ask; undefined if there is none that is new enough. An answer that does not tell what is asked for (`tells`) is kept
   * as long as one of a registry that does not know the work.
   */
  async find(ask: string, tells: (answer: StoredAnswer) => boolean = ({ isFound }) => isFound): Promise<StoredAnswer | undefined> {
    const answer = (await this.#load()).get(ask);
    return answer !== undefined && this.#isNewEnough({ ...answer, isFound: answer.isFound && tells(answer) }) ? answer : undefined;
  }

  async keep(ask: string, records: readonly RegistryRecord[], isFound: boolean): Promise<StoredAnswer> {
    const answer = { ask, time: this.#now(), records, isFound };
    (await this.#load()).set(ask, answer);
    this.#hasNews = true;
    return answer;
  }

  /** Writes the file, with what other servers have written into it meanwhile. */
  async save(): Promise<void> {
    if (this.#folder === undefined || !this.#hasNews) return;
    this.#hasNews = false;
    const answers = await this.#load();
    for (const [ask, answer] of await this.#read()) if ((answers.get(ask)?.time ?? 0) < answer.time) answers.set(ask, answer);
    const kept = [...answers.values()].filter((answer) => this.#isNewEnough(answer)).sort((a, b) => a.time - b.time);
    const lines = [firstLine, ...kept.slice(-maxAnswers).map((answer) => JSON.stringify(answer))];
    await this.#folder.write(fileName, [new TextEncoder().encode(`${lines.join('\n')}\n`)]);
  }

  #isNewEnough({ time, isFound }: StoredAnswer): boolean {
    const age = this.#now() - time;
    return age >= 0 && age < (isFound ? 30 * day : day);
  }

  #load(): Promise<Map<string, StoredAnswer>> {
    this.#answers ??= this.#read();
    return this.#answers;
  }

  async #read(): Promise<Map<string, StoredAnswer>> {
    const bytes = await this.#folder?.read(fileName, () => undefined);
    if (bytes === undefined || bytes.byteLength > maxBytes) return new Map();
    const [first, ...lines] = new TextDecoder().decode(bytes).split('\n');
    if (first !== firstLine) return new Map();
    return new Map(lines.flatMap(parseAnswer).map((answer) => [answer.ask, answer]));
  }
}

/** The answer of a line; nothing for a line that is cut or was changed by hand. */
function parseAnswer(line: string): readonly StoredAnswer[] {
  try {
    const answer = JSON.parse(line) as StoredAnswer;
    const { ask, time, records, isFound } = answer;
    const isWhole = typeof ask === 'string' && typeof time === 'number' && typeof isFound === 'boolean' && records.every(isStoredRecord);
    return isWhole ? [answer] : [];
  } catch {
    return [];
  }
}
