import type { CancellationToken } from 'vscode';
import { type FetchAnswer, type FetchParams, methods, registryIdentities, registryNames } from '../../../server/src/client';
import { messages } from '../messages/messages';
import type { Server } from '../server/server';
import type { ApiKeys } from './apiKeys';
import type { RequestSender } from './requestSender';

/** Sends the requests of the server to registries, with the writer's keys. Requests to other hosts are refused. */
export function answerFetchRequests(server: Server, sender: RequestSender, keys: ApiKeys): void {
  server.onRequest<FetchParams, FetchAnswer>(methods.fetch, (params, token) => answer(params, token, sender, keys));
}

async function answer(
  { registry, url, body, maxBytes }: FetchParams,
  token: CancellationToken,
  sender: RequestSender,
  keys: ApiKeys,
): Promise<FetchAnswer> {
  // The hosts are part of the extension: nothing that a setting, a workspace or the server says leads to another one.
  const name = registryNames.find((each) => each === registry);
  if (name === undefined || !URL.canParse(url)) return { problem: 'refused', message: messages.requestRefused(registry) };
  const { label, host } = registryIdentities[name];
  return sender.send({ label, address: new URL(url), host, body, maxBytes, key: await keys.find(name) }, token);
}
