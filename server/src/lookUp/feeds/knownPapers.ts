import type { PaperFacts } from '../../digest/paperSections/paperFacts';
import { foldTitle } from '../../text/foldText';
import { listIdentifierKeys } from '../../text/identifiers/identifierKeys';

/** What tells papers apart. */
type Identity = Pick<PaperFacts, 'title' | 'arxivId' | 'doi'>;

/**
 * Papers that are known by identifier or title. Papers with the same identifier are the same. Papers with the same title are the same
 * unless both have an identifier of one kind, and the two differ.
 */
export class KnownPapers {
  readonly #keys = new Set<string>();
  /** By folded title: the keys of the identifiers of each paper with that title. */
  readonly #byTitle = new Map<string, (readonly string[])[]>();

  add(paper: Identity): void {
    const keys = listIdentifierKeys(paper);
    for (const key of keys) this.#keys.add(key);
    const title = foldTitle(paper.title);
    const same = this.#byTitle.get(title);
    if (same === undefined) this.#byTitle.set(title, [keys]);
    else same.push(keys);
  }

  has(paper: Identity): boolean {
    const keys = listIdentifierKeys(paper);
    if (keys.some((key) => this.#keys.has(key))) return true;
    const kinds = keys.map(kindOf);
    return (this.#byTitle.get(foldTitle(paper.title)) ?? []).some((known) => !known.some((key) => kinds.includes(kindOf(key))));
  }
}

/** `arxiv` or `doi`. */
function kindOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}
