import type { OutgoingRequest } from '../../../server/src/client';

export interface RequestToSend {
  /** The name of the registry or source that the writer reads. */
  readonly label: string;
  readonly address: URL;
  /** The only host that may be asked, also by a redirect. */
  readonly host: string;
  /** The JSON of a POST; undefined for a GET. */
  readonly body?: string | undefined;
  readonly maxBytes: number;
  /** The writer's key, which the log of requests does not show; undefined if there is none. */
  readonly key?: { readonly place: 'header' | 'parameter'; readonly name: string; readonly value: string } | undefined;
}

/** Adds what only the client knows: who asks, as `version` of the extension, and the writer's key. */
export function createOutgoingRequest({ address, body, maxBytes, key }: RequestToSend, version: string): OutgoingRequest {
  const headers: Record<string, string> = { 'user-agent': `Marginalia/${version}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key?.place === 'header') headers[key.name] = key.value;
  const target = new URL(address);
  if (key?.place === 'parameter') target.searchParams.set(key.name, key.value);
  return { address: target, headers, body, maxBytes };
}
