import { createTrialCommand } from '../../walkthrough/trialCommand';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const tryNote: Command = { id: 'marginalia.tryNote', title: messages.titles.tryNote, run: createTrialCommand('note') };
