import { visitSample } from './sample';
import { canTry, performTrial, type Trial } from './trials';
import type { Command } from '../commands/command';

/** A command for a button of the walkthrough. If the writer has no papers yet, it opens the sample. */
export function tryOut(trial: Trial): Command['run'] {
  return async (services) => ((await canTry(services, trial)) ? performTrial(services, trial) : visitSample(services, trial));
}
