import { commands, Range, Uri, window, workspace } from 'vscode';
import { openPaper } from '../editing/openPaper';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import type { Services } from '../services';

/** The features that the writer can try in the walkthrough. */
export const trials = ['card', 'citation', 'note'] as const;

export type Trial = (typeof trials)[number];

/** Whether this window has what the trial needs: papers, and for a note also a folder in which it can be saved. */
export async function canTry({ library }: Services, trial: Trial): Promise<boolean> {
  const papers = (await library.papers())?.papers ?? [];
  return papers.length > 0 && (trial !== 'note' || workspace.workspaceFolders !== undefined);
}

/** Performs the trial. For `card` and `note`, it uses the first paper of the library. */
export async function performTrial(services: Services, trial: Trial): Promise<void> {
  if (trial === 'citation') return tryCitation(services);
  const key = (await services.library.papers())?.papers[0]?.key;
  if (key === undefined) return;
  if (trial === 'note') return tryNote(services.library, key);
  await openPaper(services.library, key);
  await commands.executeCommand('editor.action.showHover');
}

/** Starts a citation in the writer's draft if one is open, otherwise in a new one. */
async function tryCitation({ drafts }: Services): Promise<void> {
  const open = drafts.findRecent();
  const content = messages.unfinishedSentence();
  const document = open?.document ?? (await workspace.openTextDocument({ language: 'markdown', content }));
  const end = open?.position ?? document.positionAt(content.length);
  await window.showTextDocument(document, {
    selection: new Range(end, end),
    ...(open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn }),
  });
  await commands.executeCommand('marginalia.insertCitation');
}

/** How many UTF-16 code units of a sentence are searched for in the digest. */
const searchedLength = 30;

/** Selects the first sentence of the paper's abstract in a digest, and opens the comment box for a note on that sentence. */
async function tryNote(library: Library, key: string): Promise<void> {
  const paper = await library.paper(key);
  const [sentence = ''] = paper?.abstract.split(/(?<=[.!?])\s/) ?? [];
  for (const { uri } of paper?.places ?? []) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const start = document.getText().indexOf(sentence.slice(0, searchedLength));
    if (start < 0) continue;
    await window.showTextDocument(document, {
      selection: new Range(document.positionAt(start), document.positionAt(start + sentence.length)),
    });
    await commands.executeCommand('marginalia.annotateSelection');
    return;
  }
}
