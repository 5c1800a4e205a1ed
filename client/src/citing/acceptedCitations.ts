import type { CancellationToken, Command, CompletionContext, CompletionItem, CompletionList, Position, TextDocument } from 'vscode';
import type { ProvideCompletionItemsSignature, ResolveCompletionItemSignature } from 'vscode-languageclient/node';
import { isCompletionData } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { readSetting } from '../editing/settings';
import { messages } from '../messages/messages';

/** The command that VS Code runs after the keys were cited in the draft. undefined if there are no keys, or if the setting is `never`. */
export function createEntryCommand(document: TextDocument, keys: readonly string[]): Command | undefined {
  return keys.length === 0 || readSetting('addOnAccept') === 'never' ? undefined : addToBibliography(document, keys);
}

function addToBibliography(document: TextDocument, keys: readonly string[]): Command {
  return {
    command: 'marginalia.addToBibliography',
    title: messages.titles.addToBibliography(),
    arguments: [{ uri: document.uri.toString(), keys }],
  };
}

/**
 * Gives each completion item that cites a paper the command of `createEntryCommand`, which VS Code runs when the writer accepts the
 * item. Text such as `$(n)` in a title is escaped, because VS Code would show it as an icon.
 */
export async function provideCompletionWithCommands(
  document: TextDocument,
  position: Position,
  context: CompletionContext,
  token: CancellationToken,
  next: ProvideCompletionItemsSignature,
): Promise<CompletionItem[] | CompletionList | null | undefined> {
  const answer = await next(document, position, context, token);
  if (answer === null || answer === undefined) return answer;
  // VS Code takes long to read a setting, so it is not read for each item.
  const addsEntries = readSetting('addOnAccept') !== 'never';
  for (const item of Array.isArray(answer) ? answer : answer.items) {
    const data = findData(item);
    if (addsEntries && isCompletionData(data)) item.command = addToBibliography(document, [data.written]);
    item.label = typeof item.label === 'string' ? escapeIcons(item.label) : { ...item.label, label: escapeIcons(item.label.label) };
  }
  return answer;
}

/** Copies the command to the resolved item, because the server answers with a new item that has no command. */
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

/** The data that the server sent with an item. The client library stores it in a field that VS Code's type lacks. */
function findData(item: CompletionItem): unknown {
  return 'data' in item ? item.data : undefined;
}
