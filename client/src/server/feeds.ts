import type { CancellationToken } from 'vscode';
import {
  type AddToDigestAnswer,
  type AddToDigestParams,
  methods,
  type FeedRequestAnswer,
  type FeedRequestParams,
  type FindPapersAnswer,
  type FindPapersParams,
  type ReadFeedAnswer,
  type ReadFeedParams,
} from '../../../server/src/client';
import { ask } from './ask';
import type { Server } from './server';

/** The server's requests about papers that are fetched and added to a digest. They resolve to `undefined` if they were cancelled. */
export class Feeds {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  request(params: FeedRequestParams, token?: CancellationToken): Promise<FeedRequestAnswer | undefined> {
    return ask(this.#server, methods.feedRequest, params, token);
  }

  /** Asks a registry, so it needs the writer's consent. */
  fetch(params: FeedRequestParams, token: CancellationToken): Promise<ReadFeedAnswer | undefined> {
    return ask(this.#server, methods.fetchFeed, params, token);
  }

  read(params: ReadFeedParams, token?: CancellationToken): Promise<ReadFeedAnswer | undefined> {
    return ask(this.#server, methods.readFeed, params, token);
  }

  /** Asks registries, so it needs the writer's consent. */
  find(params: FindPapersParams, token: CancellationToken): Promise<FindPapersAnswer | undefined> {
    return ask(this.#server, methods.findPapers, params, token);
  }

  add(params: AddToDigestParams, token?: CancellationToken): Promise<AddToDigestAnswer | undefined> {
    return ask(this.#server, methods.addToDigest, params, token);
  }
}
