import type { CommentReply } from 'vscode';

/** What VS Code gives to the buttons below the box of a thread. */
export function isReply(argument: unknown): argument is CommentReply {
  return (
    typeof argument === 'object' && argument !== null && 'thread' in argument && 'text' in argument && typeof argument.text === 'string'
  );
}
