import { openPaper, openPlace } from '../../editing/openPaper';
import { citePublished } from '../../lookUp/publishedPick';
import { isUndecided } from '../../lookUp/referenceList';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** For a row of the list of references: lets the writer decide which record it is, or which version is cited, or else opens its entry, or the paper. */
export const openReference: Command = {
  id: 'marginalia.openReference',
  title: messages.titles.openReference,
  run: async ({ completion, library, lookUps, referenceChanges, references }, argument) => {
    const key = findKey(argument);
    if (key === undefined) return;
    const { missing, result, entry, published } = references.find(key) ?? {};
    const isComplete = missing?.length === 0;
    if (!isComplete && result !== undefined && result !== 'waiting' && isUndecided(result)) return completion.decide([result]);
    if (published !== undefined) return citePublished({ lookUps, changes: referenceChanges }, [key]);
    if (entry === undefined) return openPaper(library, key);
    await openPlace({ uri: entry.uri, range: { start: entry.position, end: entry.position } });
  },
};
