import { window, workspace } from 'vscode';
import { openDocument } from '../../editing/openPaper';
import { messages } from '../../messages/messages';
import type { Command } from '../command';
import { addDigest } from './treatAsDigest';

export const chooseDigest: Command = {
  id: 'marginalia.chooseDigest',
  title: messages.titles.chooseDigest,
  run: async () => {
    const folder = workspace.workspaceFolders?.[0];
    const chosen = await window.showOpenDialog({
      title: messages.chooseDigest(),
      openLabel: messages.chooseDigest(),
      filters: {
        [messages.digestFiles()]: [
          'txt',
          'md',
          'json',
          'jsonl',
          'ris',
          'nbib',
          'enw',
          'csv',
          'tsv',
          'xml',
          'yaml',
          'yml',
          'html',
          'eml',
          'mbox',
          'digest',
        ],
        [messages.allFiles()]: ['*'],
      },
      ...(folder === undefined ? {} : { defaultUri: folder.uri }),
    });
    const uri = chosen?.[0];
    if (uri === undefined) return;
    const document = await openDocument(uri);
    await window.showTextDocument(document);
    await addDigest(document);
  },
};
