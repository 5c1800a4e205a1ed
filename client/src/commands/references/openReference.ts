import { openPaper, openPlace } from '../../editing/openPaper';
import { citePublished } from '../../lookUp/publishedPick';
import { findUndecided } from '../../lookUp/referenceList';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** For a row of the list of references: lets the writer decide which record it is, or which version is cited, or else opens its entry, or the paper. */
export const openReference: Command = {
  id: 'marginalia.openReference',
  title: messages.titles.openReference,
  run: async ({ completion, library, lookUps, referenceChanges, references }, argument) => {
    const key = findKey(argument);
    if (key === undefined) return;
    const row = references.find(key);
    const undecided = row === undefined ? undefined : findUndecided(row);
    if (undecided !== undefined) return completion.decide([undecided]);
    const { entry, published } = row ?? {};
    if (published !== undefined) return citePublished({ lookUps, changes: referenceChanges }, [key]);
    if (entry === undefined) return openPaper(library, key);
    await openPlace({ uri: entry.uri, range: { start: entry.position, end: entry.position } });
  },
};
