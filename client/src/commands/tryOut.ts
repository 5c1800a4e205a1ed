import { visitSample } from '../sample';
import { canTry, performTrial, type Trial } from '../trials';
import { words } from '../words';
import type { Command } from './command';

/** A button of the walkthrough; without papers of the writer's own the sample is opened for it. */
function createTrial(id: string, title: () => string, trial: Trial): Command {
  return { id, title, run: async (services) => ((await canTry(services, trial)) ? performTrial(services, trial) : visitSample(services, trial)) };
}

export const tryCard = createTrial('marginalia.tryCard', words.titles.tryCard, 'card');
export const tryCitation = createTrial('marginalia.tryCitation', words.titles.tryCitation, 'citation');
export const tryNote = createTrial('marginalia.tryNote', words.titles.tryNote, 'note');
