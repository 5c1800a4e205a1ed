import { commands } from 'vscode';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Opens the walkthrough. */
export const getStarted: Command = {
  id: 'marginalia.getStarted',
  title: messages.titles.getStarted,
  run: async ({ extension }) => {
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension.extension.id}#marginalia.firstSteps`);
  },
};
