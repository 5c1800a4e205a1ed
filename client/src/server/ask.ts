import type { CancellationToken } from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient/node';
import type { Server } from './server';

const cancelledCodes: ReadonlySet<number> = new Set([
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ServerCancelled,
  LSPErrorCodes.ContentModified,
]);

/** The server's answer; undefined if the client or the server cancelled the request. */
export async function ask<R>(server: Server, method: string, params: unknown, token?: CancellationToken): Promise<R | undefined> {
  try {
    return await server.request<R>(method, params, token);
  } catch (error) {
    if (token?.isCancellationRequested === true) return undefined;
    if (error instanceof ResponseError && cancelledCodes.has(error.code)) return undefined;
    throw error;
  }
}
