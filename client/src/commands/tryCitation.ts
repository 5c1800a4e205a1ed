import { canTry, performTrial } from '../trials';
import { visitSample } from '../sample';
import { words } from '../words';
import type { Command } from './command';

/** A button of the walkthrough; without papers of the writer's own the sample is opened for it. */
export const tryCitation: Command = {
  id: 'marginalia.tryCitation',
  title: words.titles.tryCitation,
  run: async (services) => ((await canTry(services, 'citation')) ? performTrial(services, 'citation') : visitSample(services, 'citation')),
};
