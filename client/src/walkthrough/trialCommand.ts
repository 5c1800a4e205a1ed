import { visitSample } from './sample';
import { canTry, performTrial, type Trial } from './trials';
import type { Command } from '../commands/command';

/** What a button of the walkthrough does; without papers of the writer's own the sample is opened for it. */
export function tryOut(trial: Trial): Command['run'] {
  return async (services) => ((await canTry(services, trial)) ? performTrial(services, trial) : visitSample(services, trial));
}
