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

/** Whether a paper that was just cited gets its entry in the bibliography. */
export type AddOnAccept = 'ask' | 'always' | 'never';

export const addOnAcceptSetting = 'bibliography.addOnAccept';

export function readAddOnAccept(): AddOnAccept {
  return workspace.getConfiguration('marginalia').get<AddOnAccept>(addOnAcceptSetting, 'ask');
}

/** The command to run after the keys were cited in the draft; undefined if there are none, or if the writer wants no entries added. */
export function createEntryCommand(document: TextDocument, keys: readonly string[]): Command | undefined {
  if (keys.length === 0 || readAddOnAccept() === 'never') return undefined;
  return {
    command: 'marginalia.addToBibliography',
    title: messages.titles.addToBibliography(),
    arguments: [{ uri: document.uri.toString(), keys }],
  };
}

/** Attaches to every citation and sentence of a list the command that runs when the writer accepts it, and shows `$(n)` of a title as text. */
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

/** Attaches the command again, since the server answers with another item that has none. */
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

/** What the server sent along with an item: the client library stores it in a field that VS Code's type does not have. */
function findData(item: CompletionItem): unknown {
  return 'data' in item ? item.data : undefined;
}
