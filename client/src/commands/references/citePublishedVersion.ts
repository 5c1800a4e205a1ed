import { citePublished } from '../../lookUp/publishedPick';
import { messages } from '../../messages/messages';
import { findKeys, type Command } from '../command';

/** Makes entries that cite preprints cite the published versions that were found: those of given papers, or of all that the writer chooses. */
export const citePublishedVersion: Command = {
  id: 'marginalia.citePublishedVersion',
  title: messages.titles.citePublishedVersion,
  run: ({ lookUps, referenceChanges }, argument, chosen) => {
    const keys = findKeys(argument, chosen);
    return citePublished({ lookUps, changes: referenceChanges }, keys.length === 0 ? undefined : keys);
  },
};
