import type { CancellationToken } from 'vscode';
import {
  type DecisionEditAnswer,
  type DecisionEditParams,
  type DecisionParams,
  methods,
  type NextPapersAnswer,
  type NextPapersParams,
} from '../../../server/src/client';
import { changeFile } from '../editing/fileChange';
import { fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { ask } from '../server/ask';
import type { Server } from '../server/server';

/** The papers that the writer should look at next; undefined if the request was cancelled. */
export function findNextPapers(server: Server, params: NextPapersParams, token?: CancellationToken): Promise<NextPapersAnswer | undefined> {
  return ask(server, methods.nextPapers, params, token);
}

/**
 * Writes decisions into the writer's file, and returns what the file said before: written again, it undoes the change. Writes nothing and
 * returns undefined if `isExpected` does not accept what the file says. Rejects with a message for the writer if the file can't be changed
 * or saved.
 */
export async function writeDecisions(
  server: Server,
  decisions: DecisionEditParams['decisions'],
  isExpected: (before: readonly DecisionParams[]) => boolean,
): Promise<readonly DecisionParams[] | undefined> {
  const answer = await ask<DecisionEditAnswer>(server, methods.ownFileEdit, { kind: 'decide', decisions } satisfies DecisionEditParams);
  if (answer === undefined) throw new Error(messages.decisionNotWritten());
  if (answer.kind === 'refused') throw new Error(answer.reason);
  if (!isExpected(answer.before)) return undefined;
  if (answer.edits.length > 0) {
    const change = await changeFile(answer);
    if (!change.isSaved) throw new Error(messages.fileUnsaved(fileLabel(change.uri)));
  }
  return answer.before;
}
