import type { CancellationToken, CodeLens, TextDocument } from 'vscode';
import type { ProvideCodeLensesSignature } from 'vscode-languageclient/node';
import { escapeIcons } from '../editing/convert';

/** Lines above headings name topics, and topics have their words from titles: VS Code would draw some of these as icons. */
export async function provideLensesAsText(
  document: TextDocument,
  token: CancellationToken,
  next: ProvideCodeLensesSignature,
): Promise<CodeLens[] | null | undefined> {
  const lenses = await next(document, token);
  for (const { command } of lenses ?? []) if (command !== undefined) command.title = escapeIcons(command.title);
  return lenses;
}
