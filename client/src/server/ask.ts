import type { CancellationToken } from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient/node';
import type { Server } from './server';

const cancelledCodes: ReadonlySet<number> = new Set([
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ServerCancelled,
  LSPErrorCodes.ContentModified,
]);

/** The server's answer; undefined if the client or the server cancelled the request. */
export function ask<R>(server: Server, method: string, params: unknown, token?: CancellationToken): Promise<R | undefined> {
  return unlessCancelled(server.request<R>(method, params, token), token);
}

/** The answer to a request; undefined if the client or the server cancelled it. */
export async function unlessCancelled<R>(request: Promise<R>, token?: CancellationToken): Promise<R | undefined> {
  try {
    return await request;
  } catch (error) {
    if (token?.isCancellationRequested === true) return undefined;
    if (error instanceof ResponseError && cancelledCodes.has(error.code)) return undefined;
    throw error;
  }
}
