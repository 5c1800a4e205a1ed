import { foldTitle } from '../../../server/src/text/foldText';
import { isRegistered, type WorkNotice, type WorkVersion } from './work';

export type IdentifierKind = 'doi' | 'arxiv' | 'acl';

/** Finds a title's words in so many versions, beginning with the rarest word. Further words only tell those versions apart. */
const maxPlaces = 60_000;
/** A word in more versions than this, such as `of`, tells nothing apart. */
const maxOfWord = 200_000;
/** So many versions are compared with the title letter by letter. */
const maxCompared = 100;

/**
 * Finds versions of works by identifier, by work and by title. A version is kept as its line of JSON, because hundreds of thousands of
 * objects would need several times the memory.
 */
export class WorkIndex {
  readonly #lines: string[] = [];
  /** The number of different words of each title. */
  readonly #lengths: number[] = [];
  // Places in `#lines`, by kind and identifier, by work, and by word of the title.
  readonly #byIdentifier = new Map<string, number>();
  readonly #byWork = new Map<number, number[]>();
  readonly #byWord = new Map<string, number[]>();
  /** By DOI in lower case. */
  readonly #notices = new Map<string, WorkNotice>();
  /** What the words weigh that a version has in common with the title of a search; all zero between searches. */
  #weights = new Float32Array(0);

  constructor(works: Iterable<WorkVersion> = []) {
    for (const work of works) this.add(work);
  }

  /** Of versions with the same identifier, the first that is registered is found by it. `line` is the version as JSON. */
  add(version: WorkVersion, line = JSON.stringify(version)): void {
    const at = this.#lines.push(line) - 1;
    for (const kind of ['doi', 'arxiv', 'acl'] as const) {
      if (version[kind] === undefined) continue;
      const before = this.find(kind, version[kind]);
      const isBetter = before === undefined || (!isRegistered(before) && isRegistered(version));
      if (isBetter) this.#byIdentifier.set(nameIdentifier(kind, version[kind]), at);
    }
    addTo(this.#byWork, version.w, at);
    const words = listWords(version.title);
    for (const word of words) addTo(this.#byWord, word, at);
    this.#lengths.push(words.size);
  }

  addNotice(doi: string, notice: WorkNotice): void {
    this.#notices.set(doi.toLowerCase(), notice);
  }

  /** Identifiers may be in upper or lower case. */
  find(kind: IdentifierKind, identifier: string): WorkVersion | undefined {
    const at = this.#byIdentifier.get(nameIdentifier(kind, identifier));
    return at === undefined ? undefined : this.#read(at);
  }

  /** The versions of a work, in the order in which they were added. */
  listVersions(w: number): readonly WorkVersion[] {
    return (this.#byWork.get(w) ?? []).map((at) => this.#read(at));
  }

  /**
   * At most `count` versions whose titles are most alike a title, the likeliest first, near titles included. They are found by their words
   * in common, which weigh more the rarer they are, and are then compared letter by letter.
   */
  search(title: string, count: number): readonly FoundVersion[] {
    const asked = listTrigrams(title);
    return this.#listCandidates(listWords(title))
      .map((at) => this.#read(at))
      .map((version) => ({ version, likeness: compare(asked, listTrigrams(version.title)) }))
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, count);
  }

  /** The versions with the same title but for case, accents and punctuation. */
  findSameTitle(title: string): readonly WorkVersion[] {
    const [rarest = [], ...others] = this.#listPlaces(listWords(title));
    return rarest
      .filter((at) => others.every((places) => isAmong(places, at)))
      .map((at) => this.#read(at))
      .filter((version) => foldTitle(version.title) === foldTitle(title));
  }

  /** The places of each of the words, of the rarest word first. */
  #listPlaces(words: ReadonlySet<string>): readonly (readonly number[])[] {
    return [...words].map((word) => this.#byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
  }

  /** The places of the versions that are likeliest by their words in common with the title and by their lengths. */
  #listCandidates(asked: ReadonlySet<string>): readonly number[] {
    if (this.#weights.length < this.#lines.length) this.#weights = new Float32Array(Math.ceil(1.2 * this.#lines.length));
    const weights = this.#weights;
    const touched: number[] = [];
    for (const places of this.#listPlaces(asked)) {
      const isNew = touched.length === 0 || touched.length + places.length <= maxPlaces;
      if (!isNew && places.length > maxOfWord) break;
      const weight = this.#weigh(places.length);
      for (const at of places) {
        const before = weights[at] ?? 0;
        if (before === 0 && isNew) touched.push(at);
        if (before > 0 || isNew) weights[at] = before + weight;
      }
    }
    const likeliest = this.#chooseLikeliest(touched);
    for (const at of touched) weights[at] = 0;
    return likeliest;
  }

  /** Of the places, those with the largest weights for the lengths of their titles. Few are ever sorted, because there are many places. */
  #chooseLikeliest(places: readonly number[]): readonly number[] {
    const scoreOf = (at: number): number => (this.#weights[at] ?? 0) / Math.sqrt(this.#lengths[at] ?? 1);
    let chosen: { readonly at: number; readonly score: number }[] = [];
    let least = 0;
    const shorten = (): void => {
      chosen = chosen.sort((a, b) => b.score - a.score).slice(0, maxCompared);
      least = chosen[maxCompared - 1]?.score ?? 0;
    };
    for (const at of places) {
      const score = scoreOf(at);
      if (score > least) chosen.push({ at, score });
      if (chosen.length >= 10 * maxCompared) shorten();
    }
    shorten();
    return chosen.map(({ at }) => at);
  }

  /** The weight of a word that so many versions have. */
  #weigh(places: number): number {
    return Math.log(1 + this.#lines.length / places);
  }

  #read(at: number): WorkVersion {
    const version = JSON.parse(this.#lines[at] ?? '{}') as WorkVersion;
    const notice = version.doi === undefined ? undefined : this.#notices.get(version.doi.toLowerCase());
    return notice === undefined ? version : { ...version, notice };
  }
}

export interface FoundVersion {
  readonly version: WorkVersion;
  /** How alike its title and the title that was asked for are: 0 to 1, which is the same but for case, accents and punctuation. */
  readonly likeness: number;
}

function listWords(title: string): ReadonlySet<string> {
  return new Set(foldTitle(title).split(' '));
}

/** The sequences of three letters, without spaces: `pre-training` has the same as `pretraining`. */
function listTrigrams(title: string): ReadonlySet<string> {
  const letters = `^${foldTitle(title).replaceAll(' ', '')}$`;
  return new Set(Array.from({ length: Math.max(letters.length - 2, 1) }, (_, at) => letters.slice(at, at + 3)));
}

/** Dice's coefficient. */
function compare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const each of one) if (other.has(each)) common += 1;
  return (2 * common) / (one.size + other.size);
}

/** Whether a number is in a list in ascending order. */
function isAmong(sorted: readonly number[], number: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === number;
}

function addTo<K>(lists: Map<K, number[]>, key: K, at: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [at]);
  else list.push(at);
}

function nameIdentifier(kind: IdentifierKind, identifier: string): string {
  return `${kind} ${identifier.toLowerCase()}`;
}
