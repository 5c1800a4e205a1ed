import { type CancellationToken, CancellationTokenSource, type Connection, type InitializeParams } from 'vscode-languageserver/node';
import { decide, type HttpAnswer, type RegistryRequest, registries } from '#lookUp';
import type { WorkspaceHost } from '#workspace';
import { AnswerCache, AnswerSource } from '../services/lookUp/answerSource';
import { CheckStore } from '../services/lookUp/checkStore';
import { LookUpService } from '../services/lookUp/lookUpService';
import { ReferenceChecks } from '../services/lookUp/referenceCheck';
import { ReferenceCompletion } from '../services/lookUp/referenceCompletion';
import { type CallOptions, RegistryCaller } from '../services/lookUp/registryCaller';
import { type CacheFolder, type Transport, TransportError } from '../services/platform';
import { createClock, type Timers } from '../services/timers';
import type { ClientAbilities } from './capabilities';
import { type FetchParams, fetchAnswer } from './lookUpRequests';
import { methods } from './requests';
import { hasShape } from './shapes';

interface LookUpParts {
  readonly connection: Connection;
  readonly host: WorkspaceHost;
  readonly abilities: ClientAbilities;
  readonly params: InitializeParams;
  /** Sends requests for clients that allow it but do not send them themselves. */
  readonly ownTransport: Transport;
  readonly timers: Timers;
  /** undefined if nothing may be kept for the next start. */
  readonly cacheFolder: CacheFolder | undefined;
}

/** The services that look papers up. They share limits and kept answers. */
export interface LookUpServices {
  readonly caller: Pick<RegistryCaller, 'call'>;
  readonly answers: Pick<AnswerSource, 'findByTitle' | 'findByIdentifier' | 'save'>;
  readonly lookUps: Pick<LookUpService, 'follow'>;
  readonly checks: Pick<ReferenceChecks, 'check' | 'isConfirmed'>;
  readonly completion: Pick<ReferenceCompletion, 'complete' | 'take' | 'recall'>;
}

/** Puts together what looks papers up, for one client. */
export function createLookUp({ connection, host, abilities, params, ownTransport, timers, cacheFolder }: LookUpParts): LookUpServices {
  const clock = createClock(timers);
  const transport = abilities.fetch
    ? createClientTransport(connection)
    : isLookUpAllowed(params.initializationOptions)
      ? ownTransport
      : refusingTransport;
  const caller = new RegistryCaller({ transport, clock, random: Math.random });
  const answers = new AnswerSource({
    registries: new Map(registries.map((registry) => [registry.name, registry])),
    caller,
    cache: new AnswerCache(cacheFolder, clock.now),
  });
  const lookUps = new LookUpService(answers, decide);
  const store = new CheckStore(cacheFolder, clock.now, (checks) => host.apply({ kind: 'checked', checks }));
  void store.load();
  const checks = new ReferenceChecks(lookUps, store, clock.now);
  return { caller, answers, lookUps, checks, completion: new ReferenceCompletion(host, lookUps) };
}

/** The option `lookUp.allowed` of `initialize`, by which a client without `marginalia/fetch` allows the server to send requests. */
function isLookUpAllowed(options: unknown): boolean {
  if (typeof options !== 'object' || options === null || !('lookUp' in options)) return false;
  const { lookUp } = options;
  return typeof lookUp === 'object' && lookUp !== null && 'allowed' in lookUp && lookUp.allowed === true;
}

/** Lets the client send requests to registries, by `marginalia/fetch`. */
export function createClientTransport(connection: Pick<Connection, 'sendRequest'>): Transport {
  return {
    async send({ registry, url, body, maxBytes }: RegistryRequest, signal: AbortSignal): Promise<HttpAnswer> {
      const params: FetchParams = { registry, url, maxBytes, ...(body === undefined ? {} : { body }) };
      const source = new CancellationTokenSource();
      const cancel = (): void => source.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      try {
        return readAnswer(await connection.sendRequest<unknown>(methods.fetch, params, source.token), maxBytes);
      } catch (error) {
        if (error instanceof TransportError) throw error;
        if (signal.aborted) throw new TransportError('cancelled', 'the request was canceled');
        throw new TransportError('unreachable', "the editor didn't send the request");
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
  };
}

/** Sends nothing, for editors that neither send requests themselves nor allow the server to. */
export const refusingTransport: Transport = {
  send: () =>
    Promise.reject(
      new TransportError('refused', 'the editor doesn\'t allow online requests (initializationOptions: { "lookUp": { "allowed": true } })'),
    ),
};

function readAnswer(answer: unknown, maxBytes: number): HttpAnswer {
  if (!hasShape(answer, fetchAnswer)) throw new TransportError('unreachable', "the editor's answer is malformed");
  if ('problem' in answer) throw new TransportError(answer.problem, answer.message);
  if (answer.body.length > maxBytes) throw new TransportError('too-large', 'the response is too large');
  return answer;
}

/**
 * How registries are asked for a request of the client. `keyed` names the registries for which the client has keys; `seeksPublished` says
 * whether it is asked if preprints were published.
 */
export function toCallOptions(
  host: WorkspaceHost,
  token: CancellationToken,
  keyed: readonly string[] = [],
  seeksPublished = false,
): CallOptions {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  const typed = host.snapshot.settings.lookUpMailAddress.trim();
  const mailAddress = typed === '' ? undefined : typed;
  return { options: { mailAddress, keyed: new Set(keyed) }, signal: controller.signal, ...(seeksPublished ? { seeksPublished } : {}) };
}
