import {
  workspace,
  type CancellationToken,
  type Command,
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
  type Position,
  type TextDocument,
} from 'vscode';
import type { ProvideCompletionItemsSignature, ResolveCompletionItemSignature } from 'vscode-languageclient/node';
import { isCompletionData } from '../../../server/src/protocol/requests';
import { escapeIcons } from '../editing/convert';
import { messages } from '../messages/messages';

/** What is done about the entry of a paper that was just cited. */
export type AddOnAccept = 'ask' | 'always' | 'never';

export const addOnAcceptSetting = 'bibliography.addOnAccept';

export function readAddOnAccept(): AddOnAccept {
  return workspace.getConfiguration('marginalia').get<AddOnAccept>(addOnAcceptSetting, 'ask');
}

/** Runs once citations of the keys stand in the draft; undefined where nothing is to be done, or the writer wants nothing done. */
export function createEntryCommand(document: TextDocument, keys: readonly string[]): Command | undefined {
  if (keys.length === 0 || readAddOnAccept() === 'never') return undefined;
  return {
    command: 'marginalia.addToBibliography',
    title: messages.titles.addToBibliography(),
    arguments: [{ uri: document.uri.toString(), keys }],
  };
}

/** Gives every citation and sentence of a list what happens when the writer accepts it. A title's `$(n)` stays text in its row. */
export async function provideCompletionWithCommands(
  document: TextDocument,
  position: Position,
  context: CompletionContext,
  token: CancellationToken,
  next: ProvideCompletionItemsSignature,
): Promise<CompletionItem[] | CompletionList | null | undefined> {
  const answer = await next(document, position, context, token);
  if (answer === null || answer === undefined) return answer;
  for (const item of Array.isArray(answer) ? answer : answer.items) {
    const data = findData(item);
    const command = isCompletionData(data) ? createEntryCommand(document, [data.written]) : undefined;
    if (command !== undefined) item.command = command;
    item.label = typeof item.label === 'string' ? escapeIcons(item.label) : { ...item.label, label: escapeIcons(item.label.label) };
  }
  return answer;
}

/** The server's answer is an item of its own, and knows of no command. */
export async function resolveCompletionWithCommand(
  item: CompletionItem,
  token: CancellationToken,
  next: ResolveCompletionItemSignature,
): Promise<CompletionItem> {
  const resolved = await next(item, token);
  if (resolved === null || resolved === undefined) return item;
  if (item.command !== undefined) resolved.command = item.command;
  return resolved;
}

/** The client library keeps what the server sent along with an item. */
function findData(item: CompletionItem): unknown {
  return 'data' in item ? item.data : undefined;
}
