import { window, workspace } from 'vscode';
import { openDocument } from '../opening';
import { words } from '../words';
import type { Command } from './command';
import { addDigest } from './treatAsDigest';

export const chooseDigest: Command = {
  id: 'marginalia.chooseDigest',
  title: words.titles.chooseDigest,
  run: async () => {
    const folder = workspace.workspaceFolders?.[0];
    const chosen = await window.showOpenDialog({
      title: words.chooseDigest(),
      openLabel: words.chooseDigest(),
      filters: {
        [words.digestFiles()]: [
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
        [words.allFiles()]: ['*'],
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
