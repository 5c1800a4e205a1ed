import { type ConfigurationChangeEvent, ConfigurationTarget, type TextDocument, type Uri, type WorkspaceFolder, workspace } from 'vscode';
import { type SettingKey, type SettingValue, settingTable } from '../../../server/src/client';

/** The value of a setting; its default if the writer's value has another type. */
export function readSetting<Key extends SettingKey>(key: Key, scope?: TextDocument | WorkspaceFolder | Uri): SettingValue<Key> {
  const { name, parse, default: usual } = settingTable[key];
  return (parse(workspace.getConfiguration('marginalia', scope).get(name)) ?? usual) as SettingValue<Key>;
}

/** Changes the writer's user setting, which applies to all workspaces. */
export async function setForUser<Key extends SettingKey>(key: Key, value: SettingValue<Key>): Promise<void> {
  await workspace.getConfiguration('marginalia').update(settingTable[key].name, value, ConfigurationTarget.Global);
}

export function hasChanged(event: ConfigurationChangeEvent, key: SettingKey): boolean {
  return event.affectsConfiguration(fullName(key));
}

/** The name of a setting as VS Code shows it: `marginalia.digests`. */
export function fullName(key: SettingKey): string {
  return `marginalia.${settingTable[key].name}`;
}
