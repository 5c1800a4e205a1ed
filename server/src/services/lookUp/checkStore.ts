import { type CheckedWork, type CheckedWorks, type DescribedWork, nameWork, type Objection } from '#verdicts';
import type { CacheFolder } from '../platform';
import { isStoredRecord } from './storedRecord';

/** One line of the file. */
interface StoredCheck extends CheckedWork {
  /** `nameWork` of what the entry says. */
  readonly work: string;
}

const day = 24 * 60 * 60 * 1000;
/** So long the registries' answers are kept too. */
const maxAge = 30 * day;
const fileName = 'checked-references.jsonl';
/** The form of the lines below. A file of another form is not read. */
const firstLine = '{"marginalia":"checked references","form":1}';
const maxChecks = 20_000;
const maxBytes = 100_000_000;

/**
 * What checks have found, for 30 days and for entries that say what they said then. The file is text with one JSON object a line, and may
 * be deleted at any time.
 */
export class CheckStore {
  readonly #folder: CacheFolder | undefined;
  readonly #now: () => number;
  readonly #onChange: (checks: CheckedWorks) => void;
  #checks: CheckedWorks = new Map();

  /** Without a folder, checks are kept only as long as the server runs. `onChange` gets all checks whenever there are others. */
  constructor(folder: CacheFolder | undefined, now: () => number, onChange: (checks: CheckedWorks) => void) {
    this.#folder = folder;
    this.#now = now;
    this.#onChange = onChange;
  }

  /** Reads what was found before the server started. */
  async load(): Promise<void> {
    const kept = await this.#read();
    if (kept.size > 0) this.#replace(new Map([...kept, ...this.#checks]));
  }

  /** What was found of a work in the last 30 days. */
  find(work: DescribedWork): CheckedWork | undefined {
    const check = this.#checks.get(nameWork(work));
    return check !== undefined && this.#isNewEnough(check) ? check : undefined;
  }

  /** Keeps what was found, also for the next start. That a registry could not be asked takes the place of nothing that was found before. */
  async keep(found: readonly { readonly work: DescribedWork; readonly check: CheckedWork }[]): Promise<void> {
    const news = found
      .map(({ work, check }) => [nameWork(work), check] as const)
      .filter(([work, check]) => isWhole(check) || !this.#checks.has(work));
    if (news.length === 0) return;
    this.#replace(new Map([...this.#checks, ...news]));
    if (this.#folder === undefined) return;
    // Another server may have written meanwhile.
    const all = new Map(this.#checks);
    for (const [work, check] of await this.#read()) if ((all.get(work)?.time ?? 0) < check.time) all.set(work, check);
    const lines = [...all]
      .filter(([, check]) => isWhole(check) && this.#isNewEnough(check))
      .sort(([, a], [, b]) => a.time - b.time)
      .slice(-maxChecks)
      .map(([work, check]) => JSON.stringify({ work, ...check }));
    await this.#folder.write(fileName, [new TextEncoder().encode(`${[firstLine, ...lines].join('\n')}\n`)]);
  }

  #replace(checks: CheckedWorks): void {
    this.#checks = new Map([...checks].filter(([, check]) => this.#isNewEnough(check)));
    this.#onChange(this.#checks);
  }

  #isNewEnough({ time }: CheckedWork): boolean {
    const age = this.#now() - time;
    return age >= 0 && age < maxAge;
  }

  async #read(): Promise<Map<string, CheckedWork>> {
    const bytes = await this.#folder?.read(fileName, () => undefined);
    if (bytes === undefined || bytes.byteLength > maxBytes) return new Map();
    const [first, ...lines] = new TextDecoder().decode(bytes).split('\n');
    if (first !== firstLine) return new Map();
    return new Map(lines.flatMap(parseCheck).map(({ work, ...check }) => [work, check]));
  }
}

/** Whether what was found stays so, though a registry could not be asked. */
function isWhole({ kind, failures }: CheckedWork): boolean {
  return kind === 'confirmed' || kind === 'objected' || (kind === 'not-confirmed' && failures.length === 0);
}

const kinds: readonly string[] = ['confirmed', 'objected', 'not-confirmed', 'could-not-ask'] satisfies readonly CheckedWork['kind'][];

/** The check of a line; nothing for a line that is cut. */
function parseCheck(line: string): readonly StoredCheck[] {
  try {
    const check = JSON.parse(line) as StoredCheck;
    const { work, kind, time, objections, sources, asked, failures } = check;
    const isWhole =
      typeof work === 'string' &&
      typeof time === 'number' &&
      kinds.includes(kind) &&
      [sources, asked, failures].every((list) => Array.isArray(list)) &&
      objections.every(isObjection);
    return isWhole ? [check] : [];
  } catch {
    return [];
  }
}

function isObjection(objection: Objection): boolean {
  const { kind } = objection;
  if (kind === 'other-authors')
    return (
      isStoredRecord(objection.record) && [objection.invented, objection.missing, objection.otherGiven].every((list) => Array.isArray(list))
    );
  return kind === 'unknown-identifier' || isStoredRecord(objection.record);
}
