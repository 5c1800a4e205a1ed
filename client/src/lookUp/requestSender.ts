import type { CancellationToken } from 'vscode';
import {
  type FetchAnswer,
  type FetchParams,
  isOn,
  methods,
  registryIdentities,
  registryNames,
  type SendAnswer,
  sendRequest,
} from '../../../server/src/client';
import { messages } from '../messages/messages';
import type { Server } from '../server/server';
import type { ApiKeys } from './apiKeys';
import type { LookUpConsent } from './lookUpConsent';
import { createOutgoingRequest, type RequestToSend } from './outgoingRequest';
import type { RequestLog } from './requestLog';

/** How long an answer may take, in milliseconds. */
const timeLimit = 15_000;
/** No answer may be larger than that, in bytes, whatever the server allows. */
const maxBytes = 20_000_000;

interface SenderParts {
  readonly consent: LookUpConsent;
  readonly log: RequestLog;
  /** The version of the extension, which registries get as the name of who asks. */
  readonly version: string;
  /** The server of a running test that answers for all hosts. */
  readonly findStandIn: () => URL | undefined;
}

/** Sends requests with VS Code's own `fetch`, which knows the writer's proxy and certificates. */
export class RequestSender {
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /**
   * Never rejects. A request is refused if its address is not an `https` address of the host, or if no command is running that the
   * writer agreed to.
   */
  async send(request: RequestToSend, token: CancellationToken): Promise<FetchAnswer> {
    const { label, address, host, body } = request;
    const { consent, log, version, findStandIn } = this.#parts;
    if (!isOn(host, address) || !consent.isGiven) return { problem: 'refused', message: messages.requestRefused(label) };
    const setOutcome = log.add({ label, time: new Date(), method: body === undefined ? 'GET' : 'POST', url: address.href, body });
    const cancelled = new AbortController();
    const subscription = token.onCancellationRequested(() => cancelled.abort());
    if (token.isCancellationRequested) cancelled.abort();
    const outgoing = createOutgoingRequest({ ...request, maxBytes: Math.min(request.maxBytes, maxBytes) }, version);
    const answer = await sendRequest(outgoing, { signal: cancelled.signal, timeLimit, standIn: findStandIn() });
    subscription.dispose();
    setOutcome('status' in answer ? messages.answeredWith(answer.status) : describeProblem(label, answer));
    // The code of the problem tells something only on the page of requests.
    return 'status' in answer ? answer : { problem: answer.problem, message: describeProblem(label, { problem: answer.problem }) };
  }
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
