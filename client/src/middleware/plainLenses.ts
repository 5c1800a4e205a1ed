import type { CancellationToken, CodeLens, TextDocument } from 'vscode';
import type { ProvideCodeLensesSignature } from 'vscode-languageclient/node';
import { escapeIcons } from '../editing/labels';

/**
 * Escapes the titles of code lenses. The titles contain names of topics, which come from titles of papers, and VS Code would show text
 * such as `$(n)` as an icon.
 */
export async function provideLensesAsText(
  document: TextDocument,
  token: CancellationToken,
  next: ProvideCodeLensesSignature,
): Promise<CodeLens[] | null | undefined> {
  const lenses = await next(document, token);
  for (const { command } of lenses ?? []) if (command !== undefined) command.title = escapeIcons(command.title);
  return lenses;
}
