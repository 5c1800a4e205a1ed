import { canTry, performTrial } from '../trials';
import { visitSample } from '../sample';
import { words } from '../words';
import type { Command } from './command';

/** A button of the walkthrough; without papers of the writer's own the sample is opened for it. */
export const tryNote: Command = {
  id: 'marginalia.tryNote',
  title: words.titles.tryNote,
  run: async (services) => ((await canTry(services, 'note')) ? performTrial(services, 'note') : visitSample(services, 'note')),
};
