import type { HttpAnswer, RegistryRequest } from '#lookUp';
import type { RegistryIdentity, RegistryName } from '../../model/registryRecord';
import { type Transport, TransportError } from '../../services/platform';
import { isOn, type SendAnswer, sendRequest } from './sendRequest';

/** How long a registry may take to answer, in milliseconds. */
const timeLimit = 15_000;

/**
 * Sends requests with the global `fetch`, for editors that do not send them themselves. Only the hosts of `registries` are asked.
 * `version` is that of the server, which registries get as the name of who asks.
 */
export function createFetchTransport(
  registries: Readonly<Partial<Record<RegistryName, Pick<RegistryIdentity, 'label' | 'host'>>>>,
  version: string,
): Transport {
  return {
    async send({ registry: name, url, body, maxBytes }: RegistryRequest, signal: AbortSignal): Promise<HttpAnswer> {
      const registry = registries[name];
      const address = URL.canParse(url) ? new URL(url) : undefined;
      if (registry === undefined || address === undefined || !isOn(registry.host, address))
        throw new TransportError('refused', `The request wasn't sent because its address doesn't belong to ${registry?.label ?? name}`);
      const headers = { 'user-agent': `Marginalia/${version}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const answer = await sendRequest({ address, headers, body, maxBytes }, { signal, timeLimit, standIn: undefined });
      if ('status' in answer) return answer;
      throw new TransportError(answer.problem, describeProblem(registry.label, answer));
    },
  };
}

function describeProblem(label: string, { problem, code }: Exclude<SendAnswer, HttpAnswer>): string {
  switch (problem) {
    case 'refused':
      return `${label} redirected to a different host`;
    case 'unreachable':
      return `${label} can't be reached${code === undefined ? '' : ` (${code})`}`;
    case 'timed-out':
      return `${label} didn't respond within ${timeLimit / 1000} seconds`;
    case 'too-large':
      return `the response from ${label} is too large`;
    case 'cancelled':
      return `the request to ${label} was canceled`;
  }
}
