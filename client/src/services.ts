import type { ExtensionContext } from 'vscode';
import type { AddEntriesPrompt } from './citing/addEntriesPrompt';
import type { MissingDigests } from './digests/missingDigests';
import type { DraftTracker } from './editing/draftTracker';
import type { ApiKeys } from './lookUp/apiKeys';
import type { LookUpConsent } from './lookUp/lookUpConsent';
import type { ReferenceChanges } from './lookUp/referenceChanges';
import type { ReferenceCompletion } from './lookUp/referenceCompletion';
import type { ReferenceList } from './lookUp/referenceList';
import type { RequestSender } from './lookUp/requestSender';
import type { SentRequestsPage } from './lookUp/sentRequestsPage';
import type { NewPapersPage } from './newPapers/newPapersPage';
import type { NoteComments } from './notes/noteComments';
import type { Notes } from './notes/notes';
import type { ReviewPage } from './review/reviewPage';
import type { Library } from './server/library';
import type { Server } from './server/server';
import type { LibraryStatusPage } from './status/statusPage';
import type { TopicChanges } from './topics/topicChanges';
import type { PapersTree } from './views/papersTree';

/** The objects that commands use. */
export interface Services {
  readonly extension: ExtensionContext;
  readonly server: Server;
  readonly library: Library;
  readonly drafts: DraftTracker;
  readonly addEntriesPrompt: AddEntriesPrompt;
  readonly tree: PapersTree;
  readonly missingDigests: MissingDigests;
  readonly topicChanges: TopicChanges;
  readonly statusPage: LibraryStatusPage;
  readonly notes: Notes;
  readonly comments: NoteComments;
  readonly consent: LookUpConsent;
  readonly sentRequestsPage: SentRequestsPage;
  readonly newPapersPage: NewPapersPage;
  readonly reviewPage: ReviewPage;
  readonly sender: RequestSender;
  readonly apiKeys: ApiKeys;
  readonly references: ReferenceList;
  readonly referenceChanges: ReferenceChanges;
  readonly completion: ReferenceCompletion;
}
