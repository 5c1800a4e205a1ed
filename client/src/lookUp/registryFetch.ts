import type { CancellationToken } from 'vscode';
import { lookUpMethods, type FetchAnswer, type FetchParams } from '../../../server/src/protocol/lookUpRequests';
import { messages } from '../messages/messages';
import type { Server } from '../server/server';
import type { ApiKeys } from './apiKeys';
import type { LookUpConsent } from './lookUpConsent';
import { createOutgoingRequest } from './outgoingRequest';
import { findAddress, registryHosts } from './registries';
import type { RequestLog } from './requestLog';
import { sendRequest, type SendAnswer } from '../../../server/src/platform/fetch/sendRequest';

/** How long a registry may take to answer, in milliseconds. */
const timeLimit = 15_000;
/** No answer may be larger than that, in bytes, whatever the server allows. */
const mostBytes = 20_000_000;

export interface FetchParts {
  readonly consent: LookUpConsent;
  readonly keys: ApiKeys;
  readonly log: RequestLog;
  /** The version of the extension, which registries get as the name of who asks. */
  readonly version: string;
  /** The server of a running test that answers for all registries. */
  readonly findStandIn: () => URL | undefined;
}

/**
 * Sends the requests of the server with VS Code's own `fetch`, which knows the writer's proxy and certificates. Requests to other hosts
 * than those of the registries are refused, and any request outside of a command that the writer agreed to.
 */
export function answerFetchRequests(server: Server, parts: FetchParts): void {
  server.onRequest<FetchParams, FetchAnswer>(lookUpMethods.fetch, (params, token) => answer(params, token, parts));
}

async function answer(params: FetchParams, token: CancellationToken, parts: FetchParts): Promise<FetchAnswer> {
  const address = findAddress(params);
  const label = registryHosts.find(({ registry }) => registry === params.registry)?.label ?? params.registry;
  if (address === undefined || !parts.consent.isGiven) return { problem: 'refused', message: messages.requestRefused(label) };
  const key = await parts.keys.find(params.registry);
  const request = createOutgoingRequest({ ...params, mostBytes: Math.min(params.mostBytes, mostBytes) }, address, {
    version: parts.version,
    key,
  });
  const setOutcome = parts.log.add({
    time: new Date(),
    method: params.body === undefined ? 'GET' : 'POST',
    url: address.href,
    body: params.body,
  });
  const cancelled = new AbortController();
  const subscription = token.onCancellationRequested(() => cancelled.abort());
  if (token.isCancellationRequested) cancelled.abort();
  const result = await sendRequest(request, { signal: cancelled.signal, timeLimit, standIn: parts.findStandIn() });
  subscription.dispose();
  setOutcome('status' in result ? result.status.toString() : describeProblem(label, result));
  return 'status' in result ? result : { problem: result.problem, message: describeProblem(label, result) };
}

function describeProblem(label: string, { problem, code }: Extract<SendAnswer, { readonly problem: string }>): string {
  switch (problem) {
    case 'refused':
      return messages.requestRefused(label);
    case 'unreachable':
      return code === undefined ? messages.registryUnreachable(label) : messages.registryUnreachableBy(label, code);
    case 'timed-out':
      return messages.registryTimedOut(label, timeLimit / 1000);
    case 'too-large':
      return messages.answerTooLarge(label);
    case 'cancelled':
      return messages.requestCancelled(label);
  }
}
