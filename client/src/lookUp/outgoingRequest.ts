import type { FetchParams } from '../../../server/src/protocol/lookUpRequests';
import type { OutgoingRequest } from '../../../server/src/platform/fetch/sendRequest';

/** Adds to a request what only the client knows: who asks, and the writer's key for the registry. */
export function createOutgoingRequest(
  { registry, body, mostBytes }: FetchParams,
  address: URL,
  { version, key }: { readonly version: string; readonly key: string | undefined },
): OutgoingRequest {
  const headers: Record<string, string> = { 'user-agent': `Marginalia/${version}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const target = new URL(address);
  // OpenAlex reads the key from the address (its page "Authentication"), Semantic Scholar from a header ("Academic Graph API").
  if (key !== undefined && registry === 'openalex') target.searchParams.set('api_key', key);
  if (key !== undefined && registry === 'semantic-scholar') headers['x-api-key'] = key;
  return { address: target, headers, body, mostBytes };
}
