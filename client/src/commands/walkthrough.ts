import { commands, Uri } from 'vscode';
import { visitSample } from '../walkthrough/sample';
import { canTry, performTrial, type Trial } from '../walkthrough/trials';
import type { Command } from './command';

/** Opens the walkthrough. */
export const getStarted: Command = {
  id: 'marginalia.getStarted',
  title: 'Get Started',
  section: 'always',
  does: 'opens the walkthrough',
  palette: '!marginalia.hasLibrary || !marginalia.inDraft && !marginalia.inDigest',
  run: async ({ extension }) => {
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension.extension.id}#marginalia.firstSteps`);
  },
};

/** Opens the sample workspace, which contains a digest, drafts and a bibliography. */
export const openSample: Command = {
  id: 'marginalia.openSample',
  title: 'Open Sample',
  section: 'always',
  does: 'opens a digest of 30 papers and two drafts',
  palette: '!marginalia.hasLibrary || workspaceFolderCount == 0',
  run: (services, copy) => visitSample(services, undefined, copy instanceof Uri ? copy : undefined),
};

export const tryCard: Command = {
  id: 'marginalia.tryCard',
  title: 'Show a Card',
  run: createTrialCommand('card'),
};

export const tryCitation: Command = {
  id: 'marginalia.tryCitation',
  title: 'Cite a Paper',
  run: createTrialCommand('citation'),
};

export const tryNote: Command = {
  id: 'marginalia.tryNote',
  title: 'Write a Note',
  run: createTrialCommand('note'),
};

/**
 * The action of a button in the walkthrough. If this window lacks what the trial needs (see `canTry`), the sample is opened for the
 * trial.
 */
function createTrialCommand(trial: Trial): Command['run'] {
  return async (services) => ((await canTry(services, trial)) ? performTrial(services, trial) : visitSample(services, trial));
}
