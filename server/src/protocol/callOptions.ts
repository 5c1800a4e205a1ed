import type { CancellationToken } from 'vscode-languageserver/node';
import type { CallOptions } from '../services/lookUp/registryCaller';
import type { WorkspaceHost } from '../workspace/workspaceHost';

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
  const { lookUpMailAddress } = host.snapshot.settings;
  const mailAddress = lookUpMailAddress === '' ? undefined : lookUpMailAddress;
  return { options: { mailAddress, keyed: new Set(keyed) }, signal: controller.signal, ...(seeksPublished ? { seeksPublished } : {}) };
}
