import { ConfigurationTarget, workspace } from 'vscode';
import { messages } from '../../messages/messages';
import { showInformation } from '../../messages/show';
import type { Command } from '../command';

/** Turns a check off in the settings of the workspace; its argument is the code of the check. A button undoes that. */
export const turnOffRule: Command = {
  id: 'marginalia.turnOffRule',
  title: messages.titles.turnOffRule,
  run: async (_, argument) => {
    const rule = String(argument);
    const own = (): Readonly<Record<string, unknown>> | undefined =>
      workspace.getConfiguration('marginalia').inspect<Readonly<Record<string, unknown>>>('diagnostics')?.workspaceValue;
    const write = (severities: Readonly<Record<string, unknown>>): Thenable<void> => {
      const value = Object.keys(severities).length === 0 ? undefined : severities;
      return workspace.getConfiguration('marginalia').update('diagnostics', value, ConfigurationTarget.Workspace);
    };
    const before = own()?.[rule];
    await write({ ...own(), [rule]: 'off' });
    const undo = messages.undo();
    void showInformation(messages.ruleOff(rule), undo).then((choice) => {
      const { [rule]: _off, ...others } = own() ?? {};
      return choice === undo ? write(before === undefined ? others : { ...others, [rule]: before }) : undefined;
    });
  },
};
