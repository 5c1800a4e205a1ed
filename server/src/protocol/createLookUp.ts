import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { decide } from '../lookUp/matching/decide';
import { registries } from '../lookUp/registries/allRegistries';
import type { CacheFolder } from '../services/cacheFolder';
import { AnswerCache } from '../services/lookUp/answerCache';
import { AnswerSource } from '../services/lookUp/answerSource';
import { createClock } from '../services/lookUp/clock';
import { LookUpService } from '../services/lookUp/lookUpService';
import { ReferenceCompletion } from '../services/lookUp/referenceCompletion';
import { RegistryCaller } from '../services/lookUp/registryCaller';
import type { Timers } from '../services/timers';
import type { Transport } from '../services/transport';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import type { ClientAbilities } from './capabilities';
import { createClientTransport, refusingTransport } from './clientTransport';

export interface LookUpParts {
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
  return { caller, answers, completion: new ReferenceCompletion(host, new LookUpService(answers, decide)) };
}

/** The option `lookUp.allowed` of `initialize`, by which a client without `marginalia/fetch` allows the server to send requests. */
function isLookUpAllowed(options: unknown): boolean {
  if (typeof options !== 'object' || options === null || !('lookUp' in options)) return false;
  const { lookUp } = options;
  return typeof lookUp === 'object' && lookUp !== null && 'allowed' in lookUp && lookUp.allowed === true;
}
