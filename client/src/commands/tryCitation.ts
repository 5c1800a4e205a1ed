import { tryOut } from '../trialCommand';
import { words } from '../words';
import type { Command } from './command';

export const tryCitation: Command = { id: 'marginalia.tryCitation', title: words.titles.tryCitation, run: tryOut('citation') };
