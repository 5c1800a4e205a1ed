import type { CancellationToken, CodeAction } from 'vscode';
import type { ResolveCodeActionSignature } from 'vscode-languageclient/node';

/**
 * Asks the server only for actions that have no command, because those with one are complete. VS Code forgets the commands of a menu as
 * soon as it has asked for other actions, after a change of the diagnostics for example. So the command that the writer has chosen from
 * the menu must not wait for the server: "Actual command not found" would be all that happens.
 */
export function resolveActionWithoutCommand(
  action: CodeAction,
  token: CancellationToken,
  next: ResolveCodeActionSignature,
): ReturnType<ResolveCodeActionSignature> {
  return action.command === undefined ? next(action, token) : action;
}
