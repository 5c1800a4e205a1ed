import type { Registry, RegistryAnswer, RegistryOptions, RegistryRequest } from '#lookUp';
import { CancelledError } from '../../base/cancellation';
import { type Transport, TransportError } from '../platform';
import type { Clock } from '../timers';
import { HostLimiter } from './hostLimiter';

/** How often a request is sent at most. */
const maxTries = 3;
/** After so many failures in a row, a registry is asked no more. */
const maxFailures = 3;
/** How long a registry that did not answer at all, or not as it should, is left alone, in milliseconds. */
const shortBreak = 60_000;
/** If a registry asks for a longer wait than this, in milliseconds, what is to be asked until then counts as failed. */
const maxWaitMs = 30_000;
/** The wait after the first refusal, in milliseconds, if the registry does not say how long to wait. Each further one doubles it. */
const firstWait = 1000;

interface CallerDependencies {
  readonly transport: Transport;
  readonly clock: Clock;
  /** A number from 0 up to but not including 1, by which waits differ, so that not all who were refused come back at once. */
  random(): number;
}

export interface CallOptions {
  readonly options: RegistryOptions;
  readonly signal: AbortSignal;
  /** `true` if it is asked whether preprints were published. What was kept of a preprint counts for one day then. */
  readonly seeksPublished?: true | undefined;
}

/** What one registry has made of the requests of this session. */
interface Line {
  readonly limiter: HostLimiter;
  failures: number;
  /** Until this time the registry is not asked. */
  closedUntil: number;
  /** Why it is not asked, in words for the writer. */
  reason: string;
}

/** Sends requests to registries as their rules want it. It lives as long as the server, and so do the limits. */
export class RegistryCaller {
  readonly #dependencies: CallerDependencies;
  readonly #lines = new Map<string, Line>();

  constructor(dependencies: CallerDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Sends a request when its turn has come, and again if the registry is busy. Three failures in a row end the registry: for the session
   * if it was busy, for a minute otherwise. Rejects with CancelledError if `signal` is aborted.
   */
  async call(registry: Registry, request: RegistryRequest, { options, signal }: CallOptions): Promise<RegistryAnswer> {
    const line = this.#findLine(registry);
    const { clock } = this.#dependencies;
    const interval = options.mailAddress === undefined ? registry.interval : (registry.politeInterval ?? registry.interval);
    let last: RegistryAnswer | undefined;
    for (let tries = 0; tries < maxTries && clock.now() >= line.closedUntil; tries++) {
      const answer = await line.limiter.run(
        async () => {
          // While it waited, another request may have ended the registry.
          if (clock.now() < line.closedUntil) return undefined;
          return this.#send(registry, request, line, signal);
        },
        { interval, signal },
      );
      if (answer === undefined) break;
      if (answer.kind === 'records' || !answer.isTemporary) return answer;
      last = answer;
    }
    return last ?? { kind: 'failed', reason: line.reason, isTemporary: false };
  }

  async #send(registry: Registry, request: RegistryRequest, line: Line, signal: AbortSignal): Promise<RegistryAnswer> {
    const answer = await this.#read(registry, request, line, signal);
    if (answer.kind === 'records') {
      line.failures = 0;
      return answer;
    }
    line.failures++;
    line.reason = answer.reason;
    const { clock } = this.#dependencies;
    if (line.failures >= maxFailures) line.closedUntil = answer.isTemporary ? Number.POSITIVE_INFINITY : clock.now() + shortBreak;
    if (answer.isTemporary) {
      const wait = answer.retryAfter ?? firstWait * 2 ** (line.failures - 1) * (1 + this.#dependencies.random() / 2);
      line.limiter.waitUntil(clock.now() + wait);
      if (wait > maxWaitMs) line.closedUntil = Math.max(line.closedUntil, clock.now() + wait);
    }
    // What waits for its turn would wait as long as the registry is closed.
    if (clock.now() < line.closedUntil) line.limiter.dismissWaiting();
    return answer;
  }

  async #read(registry: Registry, request: RegistryRequest, line: Line, signal: AbortSignal): Promise<RegistryAnswer> {
    try {
      return registry.read(await this.#dependencies.transport.send(request, signal));
    } catch (error) {
      if (signal.aborted) throw new CancelledError();
      if (!(error instanceof TransportError)) throw error;
      if (error.problem === 'cancelled') throw new CancelledError();
      // A host that can't be reached, or must not be asked, is not tried again for each of the other papers.
      if (error.problem !== 'too-large') line.closedUntil = this.#dependencies.clock.now() + shortBreak;
      return { kind: 'failed', reason: error.message, isTemporary: false };
    }
  }

  #findLine(registry: Registry): Line {
    const known = this.#lines.get(registry.name);
    if (known !== undefined) return known;
    const line: Line = {
      limiter: new HostLimiter(registry.concurrency, this.#dependencies.clock),
      failures: 0,
      closedUntil: Number.NEGATIVE_INFINITY,
      reason: '',
    };
    this.#lines.set(registry.name, line);
    return line;
  }
}
