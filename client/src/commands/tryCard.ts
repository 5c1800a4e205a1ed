import { canTry, performTrial } from '../trials';
import { visitSample } from '../sample';
import { words } from '../words';
import type { Command } from './command';

/** A button of the walkthrough; without papers of the writer's own the sample is opened for it. */
export const tryCard: Command = {
  id: 'marginalia.tryCard',
  title: words.titles.tryCard,
  run: async (services) => ((await canTry(services, 'card')) ? performTrial(services, 'card') : visitSample(services, 'card')),
};
