import { commands, Uri } from 'vscode';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import { findLastDecision } from '../newPapers/newPapersSession';
import { canTry, performTrial, type Trial, visitSample } from '../walkthrough/sample';
import type { Command } from './command';
import { undoDecision } from './newPapers';
import { undoNoteChange } from './notes';
import { undoReferenceChange } from './references';
import { undoTopicChange } from './topics';

/**
 * Undoes the last change of notes, topics or files with references (also corrections, dismissals and outlines), or the last decision
 * about a new paper, whichever came last.
 */
export const undoLastChange: Command = {
  id: 'marginalia.undoLastChange',
  title: 'Undo Last Change',
  section: 'library',
  does: 'undoes the last change to notes, topics, references, corrections, outlines or decisions',
  icon: 'discard',
  palette: 'marginalia.notesChanged || marginalia.topicsChanged || marginalia.referencesChanged || marginalia.hasDecisions',
  menus: [
    { place: 'papersTitle', group: 'navigation@0', when: 'marginalia.topicsChanged' },
    { place: 'referencesTitle', group: 'navigation@0', when: 'marginalia.referencesChanged' },
  ],
  run: async ({ extension, notes, topicChanges, referenceChanges }) => {
    await Promise.all([notes, topicChanges, referenceChanges].map((changes) => changes.settle()));
    const kinds = [
      { command: undoNoteChange, time: notes.lastChange },
      { command: undoTopicChange, time: topicChanges.lastChange },
      { command: undoReferenceChange, time: referenceChanges.lastChange },
      { command: undoDecision, time: findLastDecision(extension.workspaceState) },
    ];
    const [last] = kinds.filter(({ time }) => time !== undefined).sort((one, other) => (other.time ?? 0) - (one.time ?? 0));
    if (last === undefined) throw new Slip(messages.nothingToUndo());
    await commands.executeCommand(last.command.id);
  },
};

export const restartServer: Command = {
  id: 'marginalia.restartServer',
  title: 'Restart Server',
  section: 'always',
  does: 'restarts the language server',
  palette: 'always',
  run: async ({ server }) => {
    await server.restart();
    if (server.state === 'failed') throw new Error(messages.serverFailed());
  },
};

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
