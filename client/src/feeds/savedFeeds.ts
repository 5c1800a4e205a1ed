import type { Memento } from 'vscode';
import type { FeedSource } from './fetchFeed';

const memoryKey = 'marginalia.savedFeeds';
/** So many are saved. */
const max = 20;

/** A source without a day. It gives other papers each time, and the writer typed it. */
export type SavedFeed = Extract<FeedSource, { readonly kind: 'arxiv-listing' | 'arxiv-query' | 'feed' }>;

/** The sources that the writer fetched in this workspace, the last one first. They are kept in the extension's own state. */
export class SavedFeeds {
  readonly #memory: Memento;

  /** `memory` is the state of the workspace. */
  constructor(memory: Memento) {
    this.#memory = memory;
  }

  list(): readonly SavedFeed[] {
    return this.#memory.get<readonly SavedFeed[]>(memoryKey, []);
  }

  async save(feed: SavedFeed): Promise<void> {
    await this.#memory.update(memoryKey, [feed, ...this.#listOthers(feed)].slice(0, max));
  }

  async forget(feed: SavedFeed): Promise<void> {
    await this.#memory.update(memoryKey, this.#listOthers(feed));
  }

  #listOthers(feed: SavedFeed): readonly SavedFeed[] {
    return this.list().filter((each) => JSON.stringify(each) !== JSON.stringify(feed));
  }
}
