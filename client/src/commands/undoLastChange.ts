import { commands } from 'vscode';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';
import { findLastDecision } from '../newPapers/newPapersSession';
import type { Command } from './command';
import { undoDecision } from './newPapers/undoDecision';
import { undoNoteChange } from './notes/undoNoteChange';
import { undoReferenceChange } from './references/undoReferenceChange';
import { undoTopicChange } from './topics/undoTopicChange';

/** Undoes the last change of notes, topics or references, or the last decision about a new paper, whichever came last. */
export const undoLastChange: Command = {
  id: 'marginalia.undoLastChange',
  title: messages.titles.undoLastChange,
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
