import { tryOut } from '../trialCommand';
import { words } from '../words';
import type { Command } from './command';

export const tryCard: Command = { id: 'marginalia.tryCard', title: words.titles.tryCard, run: tryOut('card') };
