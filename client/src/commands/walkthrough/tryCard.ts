import { createTrialCommand } from '../../walkthrough/trialCommand';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const tryCard: Command = { id: 'marginalia.tryCard', title: messages.titles.tryCard, run: createTrialCommand('card') };
