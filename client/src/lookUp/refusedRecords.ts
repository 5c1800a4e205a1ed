import type { LookUpResult } from '../../../server/src/client';
import { messages } from '../messages/messages';

/** A result of the list. `isRefused`: the writer has said that none of its records is the paper. */
export type ListedResult = LookUpResult & { readonly isRefused?: true };

/** Remembers, until the window closes, which records the writer has refused, so that they are not asked about again. */
export class RefusedRecords {
  /** By the key of the paper: the ids of records. */
  readonly #ids = new Map<string, ReadonlySet<string>>();

  /** The result without the records, which are refused from now on. */
  refuse(result: LookUpResult): ListedResult {
    this.#ids.set(result.key, new Set(result.candidates.map(({ id }) => id)));
    return toRefused(result);
  }

  /** Records of this paper are asked about again. */
  forget(key: string): void {
    this.#ids.delete(key);
  }

  /** The result; without its records if the writer has refused all of them. */
  read(result: LookUpResult): ListedResult {
    const refused = this.#ids.get(result.key);
    const { candidates } = result;
    return refused !== undefined && candidates.length > 0 && candidates.every(({ id }) => refused.has(id)) ? toRefused(result) : result;
  }
}

function toRefused(result: LookUpResult): ListedResult {
  return { ...result, state: 'not-found', summary: messages.noneOfRecords(), candidates: [], isRefused: true };
}
