import { registryNames, type RegistryRecord } from '../../model/registryRecord';
import type { CacheFolder } from '../cacheFolder';

/** What a registry has answered, and when; one line of the cache file. */
export interface StoredAnswer {
  /** `nameAsk` of what was asked. */
  readonly ask: string;
  /** In milliseconds since 1970. */
  readonly time: number;
  readonly records: readonly RegistryRecord[];
  /** Whether the registry knows the work. A search by title may have found other works only. */
  readonly isFound: boolean;
}

const day = 24 * 60 * 60 * 1000;
const fileName = 'registry-answers.jsonl';
/** The form of the records below. A file of another form is not read. */
const firstLine = '{"marginalia":"answers of registries","form":1}';
const mostAnswers = 20_000;
const mostBytes = 100_000_000;

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
    const lines = [firstLine, ...kept.slice(-mostAnswers).map((answer) => JSON.stringify(answer))];
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
    if (bytes === undefined || bytes.byteLength > mostBytes) return new Map();
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
    const isWhole = typeof ask === 'string' && typeof time === 'number' && typeof isFound === 'boolean' && records.every(isRecord);
    return isWhole ? [answer] : [];
  } catch {
    return [];
  }
}

function isRecord(record: RegistryRecord): boolean {
  const { registry, page, identifiers, linked, type, title, authors, ...others } = record;
  return (
    registryNames.includes(registry) &&
    [page, type, title].every((text) => typeof text === 'string') &&
    [identifiers, ...linked, ...authors].every(hasOnlyStrings) &&
    Object.values(others).every((value) => ['string', 'number', 'boolean'].includes(typeof value))
  );
}

function hasOnlyStrings(value: object): boolean {
  return Object.values(value).every((part) => typeof part === 'string');
}
