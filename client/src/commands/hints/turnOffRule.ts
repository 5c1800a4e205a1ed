import { ConfigurationTarget, workspace } from 'vscode';
import { messages } from '../../messages/messages';
import { showInformation } from '../../messages/show';
import type { Command } from '../command';

/** Turns a check off in the settings of the workspace; its argument is the name of the check's setting. A button undoes that. */
export const turnOffRule: Command = {
  id: 'marginalia.turnOffRule',
  title: messages.titles.turnOffRule,
  run: async (_, setting) => {
    const name = String(setting);
    const settings = workspace.getConfiguration('marginalia');
    const before: unknown = settings.inspect(name)?.workspaceValue;
    const write = (value: unknown): Thenable<void> => settings.update(name, value, ConfigurationTarget.Workspace);
    await write('off');
    const undo = messages.undo();
    void showInformation(messages.ruleOff(`marginalia.${name}`), undo).then((choice) => (choice === undo ? write(before) : undefined));
  },
};
