import { addPapersToDigest } from '../../feeds/addPapersToDigest';
import { chooseFeed } from '../../feeds/chooseFeed';
import { fetchFeed } from '../../feeds/fetchFeed';
import { SavedFeeds } from '../../feeds/savedFeeds';
import { chooseTargetDigest } from '../../feeds/targetDigest';
import { messages } from '../../messages/messages';
import { showInformation } from '../../messages/show';
import type { Command } from '../command';

/** Fetches the papers of a source that the writer chooses, and adds those to a digest that do not stand in it yet. */
export const fetchDigest: Command = {
  id: 'marginalia.fetchDigest',
  title: messages.titles.fetchDigest,
  run: async (services) => {
    const { extension, library, feeds, consent, newPapersPage } = services;
    if (consent.refuseIfForbidden()) return;
    const saved = new SavedFeeds(extension.workspaceState);
    const source = await chooseFeed(feeds, saved);
    if (source === undefined) return;
    const fetched = await fetchFeed(source, services);
    if (fetched === undefined) return;
    if (source.kind !== 'daily-papers' && source.kind !== 'weekly-papers') await saved.save(source);
    const { papers, replaced, name, fileName } = fetched;
    if (papers.length === 0) {
      void showInformation(messages.feedHasNone(name, replaced));
      return;
    }
    const target = await chooseTargetDigest(messages.titles.fetchDigest(), fileName, library);
    if (target === undefined) return;
    const addition = await addPapersToDigest({ papers, heading: name }, target, { feeds, library });
    if (addition === undefined) return;
    const review = messages.titles.reviewNewPapers();
    const choice = await showInformation(messages.papersAdded({ ...addition, replaced }), ...(addition.added === 0 ? [] : [review]));
    if (choice === review) await newPapersPage.show();
  },
};
