import type { CancellationToken, CodeAction, CodeActionContext, Command, Range, TextDocument } from 'vscode';
import type { ProvideCodeActionsSignature } from 'vscode-languageclient/node';

/** Where an editor has boxes for notes, a note on what is selected is written into one, not made without words in a file that nobody sees. */
export async function provideActionsWithBoxes(document: TextDocument, range: Range, context: CodeActionContext, token: CancellationToken, next: ProvideCodeActionsSignature): Promise<(Command | CodeAction)[] | null | undefined> {
  const actions = await next(document, range, context, token);
  for (const action of actions ?? []) {
    if (!('kind' in action) || action.kind?.value !== 'refactor.annotate') continue;
    delete action.edit;
    action.command = { title: action.title, command: 'marginalia.annotateSelection' };
  }
  return actions;
}
