import { visitSample } from './sample';
import { canTry, performTrial, type Trial } from './trials';
import type { Command } from '../commands/command';

/**
 * The action of a button in the walkthrough. If this window lacks what the trial needs (see `canTry`), the sample is opened for the
 * trial.
 */
export function createTrialCommand(trial: Trial): Command['run'] {
  return async (services) => ((await canTry(services, trial)) ? performTrial(services, trial) : visitSample(services, trial));
}
