import type { CommentReply } from 'vscode';

/** Whether this is the argument that VS Code passes to the buttons below the reply box of a thread. */
export function isReply(argument: unknown): argument is CommentReply {
  return (
    typeof argument === 'object' && argument !== null && 'thread' in argument && 'text' in argument && typeof argument.text === 'string'
  );
}
