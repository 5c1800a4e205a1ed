import { commands } from 'vscode';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';
import { findLastDecision } from '../newPapers/newPapersSession';
import type { Command } from './command';
import { undoDecision } from './newPapers';
import { undoNoteChange } from './notes';
import { undoReferenceChange } from './references';
import { undoTopicChange } from './topics';

/** Undoes the last change of notes, topics or references, or the last decision about a new paper, whichever came last. */
export const undoLastChange: Command = {
  id: 'marginalia.undoLastChange',
  title: 'Undo Last Change',
  section: 'library',
  does: 'undoes the last change to notes, topics, references or decisions',
  icon: 'discard',
  palette: 'marginalia.notesChanged || marginalia.topicsChanged || marginalia.referencesChanged || marginalia.hasDecisions',
  menus: [
    { place: 'papersTitle', group: 'navigation@0', when: 'marginalia.topicsChanged' },
    { place: 'referencesTitle', group: 'navigation@0', when: 'marginalia.referencesChanged' },
  ],
  run: async ({ extension, notes, topicChanges, referenceChanges }) => {
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
