import type { CancellationToken } from 'vscode';
import {
  type AddToDigestAnswer,
  type AddToDigestParams,
  type FeedPage,
  type FeedParams,
  type FeedRequestAnswer,
  type FindPapersAnswer,
  type FindPapersParams,
  methods,
  type ReadFeedAnswer,
} from '../../../server/src/client';
import { ask } from './ask';
import type { Server } from './server';

/** The server's requests about papers that are fetched and added to a digest. They resolve to `undefined` if they were cancelled. */
export class Feeds {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  describe(page: FeedPage, token?: CancellationToken): Promise<FeedRequestAnswer | undefined> {
    return ask(this.#server, methods.feed, { kind: 'describe', ...page } satisfies FeedParams, token);
  }

  /** Asks a registry, so it needs the writer's consent. */
  fetch(page: FeedPage, token: CancellationToken): Promise<ReadFeedAnswer | undefined> {
    return ask(this.#server, methods.feed, { kind: 'fetch', ...page } satisfies FeedParams, token);
  }

  read(
    page: FeedPage & Pick<Extract<FeedParams, { readonly kind: 'read' }>, 'answer'>,
    token?: CancellationToken,
  ): Promise<ReadFeedAnswer | undefined> {
    return ask(this.#server, methods.feed, { kind: 'read', ...page } satisfies FeedParams, token);
  }

  /** Asks registries, so it needs the writer's consent. */
  find(params: FindPapersParams, token: CancellationToken): Promise<FindPapersAnswer | undefined> {
    return ask(this.#server, methods.findPapers, params, token);
  }

  add(params: AddToDigestParams, token?: CancellationToken): Promise<AddToDigestAnswer | undefined> {
    return ask(this.#server, methods.addToDigest, params, token);
  }
}
