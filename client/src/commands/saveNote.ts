import type { CommentReply } from 'vscode';
import { words } from '../words';
import type { Command } from './command';

/** The button below the box of a thread: a new note, or more words of the one that is there. */
export const saveNote: Command = {
  id: 'marginalia.saveNote',
  title: words.titles.saveNote,
  failure: 'reject',
  run: async ({ comments }, argument) => {
    if (isReply(argument)) await comments.save(argument);
  },
};

function isReply(argument: unknown): argument is CommentReply {
  return typeof argument === 'object' && argument !== null && 'thread' in argument && 'text' in argument && typeof argument.text === 'string';
}
