import { CodeLens, Range } from 'vscode';
import { messages } from '../messages/messages';

/** What can be done with the paper on the page, above its title. Without a paper, what is left to do at the end. */
export function createNewPaperLenses(hasPaper: boolean): CodeLens[] {
  const actions = hasPaper
    ? [
        [messages.lensKeep(), 'marginalia.keepNewPaper', 'k'] as const,
        [messages.lensSkip(), 'marginalia.skipNewPaper', 's'] as const,
        [messages.lensLater(), 'marginalia.postponeNewPaper', 'l'] as const,
        [messages.lensCite(), 'marginalia.citeNewPaper', 'c'] as const,
        [messages.lensNote(), 'marginalia.annotateNewPaper', 'n'] as const,
        [messages.lensOpen(), 'marginalia.openNewPaper', 'o'] as const,
      ]
    : [[messages.undo(), 'marginalia.undoDecision', 'u'] as const, [messages.lensClose(), 'marginalia.leaveNewPapers', 'Esc'] as const];
  return actions.map(([title, command, key]) => new CodeLens(new Range(0, 0, 0, 0), { title: messages.lensKey(title, key), command }));
}
