import { createTrialCommand } from '../../walkthrough/trialCommand';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const tryCitation: Command = {
  id: 'marginalia.tryCitation',
  title: messages.titles.tryCitation,
  run: createTrialCommand('citation'),
};
