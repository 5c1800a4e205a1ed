import { tryOut } from '../trialCommand';
import { words } from '../words';
import type { Command } from './command';

export const tryNote: Command = { id: 'marginalia.tryNote', title: words.titles.tryNote, run: tryOut('note') };
