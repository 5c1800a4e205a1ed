import { addPapersToDigest } from '../../feeds/addPapersToDigest';
import { decideFound, describeMissing, findPapers } from '../../feeds/findPapers';
import { chooseTargetDigest } from '../../feeds/targetDigest';
import { messages } from '../../messages/messages';
import { showInformation, showInput, showWarning } from '../../messages/show';
import type { Command } from '../command';

/** The name of a new digest for papers that the writer adds one by one. */
const newDigestName = 'added-papers-digest.md';

/** Looks up the papers that the writer names by identifier, address or title, and adds them to a digest. */
export const addPapersByName: Command = {
  id: 'marginalia.addPapersByName',
  title: messages.titles.addPapersByName,
  run: async (services) => {
    if (services.consent.refuseIfForbidden()) return;
    const title = messages.titles.addPapersByName();
    const words = await showInput({ title, prompt: messages.whichPapers(), ignoreFocusOut: true });
    if (words === undefined || words.trim() === '') return;
    const results = await findPapers(words.trim(), services);
    if (results === undefined) return;
    const missing = describeMissing(results);
    if (missing.length > 0) void showWarning(missing.join(' '));
    const papers = await decideFound(results);
    if (papers === undefined || papers.length === 0) return;
    const target = await chooseTargetDigest(title, newDigestName, services.library);
    if (target === undefined) return;
    const addition = await addPapersToDigest({ papers, heading: messages.addedPapers() }, target, services);
    if (addition !== undefined) void showInformation(messages.papersAdded({ ...addition, replaced: 0 }));
  },
};
