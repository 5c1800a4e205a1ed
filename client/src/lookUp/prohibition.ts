import { commands, type Disposable, workspace } from 'vscode';
import { fullName, hasChanged, readSetting } from '../editing/settings';
import { messages } from '../messages/messages';
import { showInformation } from '../messages/show';

/** Why nothing may be sent to registries, and where the writer can change that. */
interface Prohibition {
  /** In words for the writer. */
  readonly reason: string;
  readonly button: string;
  readonly openItsPlace: () => Thenable<unknown>;
}

/** undefined if nothing forbids to send requests. */
export function findProhibition(): Prohibition | undefined {
  // Only the writer's own setting counts: VS Code reads a setting of application scope from no workspace.
  if (!readSetting('lookUpEnabled')) return settingProhibition();
  if (workspace.isTrusted) return undefined;
  return {
    reason: messages.lookUpUntrusted(),
    button: messages.manageTrust(),
    openItsPlace: () => commands.executeCommand('workbench.trust.manage'),
  };
}

/** That the writer's setting forbids it. */
export function settingProhibition(): Prohibition {
  return {
    reason: messages.lookUpForbidden(),
    button: messages.openSetting(),
    openItsPlace: () => commands.executeCommand('workbench.action.openSettings', fullName('lookUpEnabled')),
  };
}

/** Calls `react` whenever a prohibition may have come or gone. */
export function onDidChangeProhibition(react: () => void): readonly Disposable[] {
  return [
    workspace.onDidGrantWorkspaceTrust(react),
    workspace.onDidChangeConfiguration((change) => {
      if (hasChanged(change, 'lookUpEnabled')) react();
    }),
  ];
}

/** Says why nothing may be sent, and offers to change that. */
export async function showProhibition({ reason, button, openItsPlace }: Prohibition): Promise<void> {
  if ((await showInformation(reason, button)) === button) await openItsPlace();
}
