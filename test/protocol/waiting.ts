import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { type LspClient, nextChange } from '../support/lspClient';

/** Asks again after each change that the server tells of, until the answer suffices. Never sleeps: the test's timeout ends it. */
export async function askUntil<T>(client: Pick<LspClient, 'next'>, ask: () => Promise<T>, suffices: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const changed = nextChange(client);
    const answer = await ask();
    if (suffices(answer)) return answer;
    await changed;
  }
}

export async function askStatusUntil(client: LspClient, suffices: (status: StatusAnswer) => boolean): Promise<StatusAnswer> {
  return askUntil(client, () => client.request<StatusAnswer>('marginalia/status', {}), suffices);
}

/** A digest of invented papers, one for each name. */
export function writeDigest(...names: readonly string[]): string {
  return names
    .map(
      (name) =>
        `${name}: A Study of Everything in ${name}\n\nMuch is known. We present ${name}, which studies all of it, with care and in detail.\n`,
    )
    .join('\n');
}

/** The diagnostics of a document as soon as they suffice. Never sleeps: the test's timeout ends it. */
export async function waitForDiagnostics(
  client: LspClient,
  uri: string,
  suffices: (diagnostics: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  const known = client.diagnostics.get(uri);
  if (known !== undefined && suffices(known)) return known;
  const told = await client.next<PublishDiagnosticsParams>(
    'textDocument/publishDiagnostics',
    (params) => params.uri === uri && suffices(params.diagnostics),
  );
  return told.diagnostics;
}
