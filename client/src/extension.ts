import { commands, type Disposable, type ExtensionContext, ExtensionMode, window, workspace } from 'vscode';
import { provideCompletionWithCommands, resolveCompletionWithCommand } from './citing/acceptedCitations';
import { AddEntriesPrompt } from './citing/addEntriesPrompt';
import { ForeseenList, reopenCompletion } from './citing/completionTrigger';
import { offerDraftLanguage } from './citing/offerDraftLanguage';
import { allCommands } from './commands/allCommands';
import { registerCommand } from './commands/command';
import { refreshDigestOutlines, syncDigestLanguage } from './digests/digestLanguage';
import { MissingDigests } from './digests/missingDigests';
import { PasteOffer } from './digests/pastedDigest';
import { findDocumentsByGlob, pathFilters } from './editing/documents';
import { DraftTracker } from './editing/draftTracker';
import { hasChanged } from './editing/settings';
import { ApiKeys } from './lookUp/apiKeys';
import { LookUpConsent } from './lookUp/lookUpConsent';
import { ReferenceChanges } from './lookUp/referenceChanges';
import { ReferenceCompletion } from './lookUp/referenceCompletion';
import { followFiles, ReferenceList } from './lookUp/referenceList';
import { RequestLog } from './lookUp/requestLog';
import { answerFetchRequests, RequestSender } from './lookUp/requestSender';
import { SentRequestsPage } from './lookUp/sentRequestsPage';
import { provideHoverWithActions, provideLensesAsText } from './middleware/hoverActions';
import { registerMarkdownRename } from './middleware/renaming';
import { resolveActionWithoutCommand } from './middleware/resolvedActions';
import { NewPapersPage } from './newPapers/newPapersPage';
import { NoteComments, type ShownThread } from './notes/noteComments';
import { Notes } from './notes/notes';
import { MarkdownPreview } from './preview/markdownPreview';
import { ReviewPage } from './review/reviewPage';
import { Library } from './server/library';
import { Server } from './server/server';
import { ContextKeys } from './status/contextKeys';
import { MissingEntries } from './status/missingEntries';
import { createStatusItem } from './status/statusItem';
import { LibraryStatusPage } from './status/statusPage';
import { TopicChanges } from './topics/topicChanges';
import { dropPapers } from './views/paperDragging';
import { PapersTree } from './views/papersTree';
import { ReferencesTree } from './views/referencesTree';
import { arriveAtSample } from './walkthrough/sample';

/** What `activate` returns to VS Code, to other extensions and to tests. */
export interface MarginaliaApi {
  /** Called by VS Code's own Markdown preview (package.json, `markdown.markdownItPlugins`). */
  readonly extendMarkdownIt: MarkdownPreview['extendMarkdownIt'];
  /** Resolves when the first index is complete. */
  whenReady(): Promise<void>;
  /** The notes that an open digest shows now. */
  shownNotes(uri: string): readonly ShownThread[];
}

const log = window.createOutputChannel('Marginalia', { log: true });
const server = new Server(`${__dirname}/server.js`, log);

export function activate(extension: ExtensionContext): MarginaliaApi {
  const { fsPath: cacheFolder } = extension.storageUri ?? extension.globalStorageUri;
  const foreseen = new ForeseenList();
  const library = new Library(server, log);
  const drafts = new DraftTracker(library);
  const missingEntries = new MissingEntries(library, drafts);
  const referenceChanges = new ReferenceChanges();
  const addEntriesPrompt = new AddEntriesPrompt({ library, referenceChanges }, missingEntries);
  const notes = new Notes(server);
  const comments = new NoteComments(library, notes);
  const missingDigests = new MissingDigests(extension.workspaceState);
  const tree = new PapersTree(library, notes, missingDigests, extension.workspaceState);
  const statusPage = new LibraryStatusPage(library, server);
  const newPapersPage = new NewPapersPage(server, library, drafts, notes, extension.workspaceState);
  const reviewPage = new ReviewPage(server, drafts, extension.workspaceState);
  const preview = new MarkdownPreview(server, library);
  const topicChanges = new TopicChanges(library);
  const requestLog = new RequestLog();
  const sentRequestsPage = new SentRequestsPage(requestLog);
  const consent = new LookUpConsent(extension.workspaceState, sentRequestsPage);
  const apiKeys = new ApiKeys(extension.secrets);
  const sender = new RequestSender({ consent, log: requestLog, version: versionOf(extension), findStandIn: () => findStandIn(extension) });
  answerFetchRequests(server, sender, apiKeys);
  const references = new ReferenceList();
  const services = {
    extension,
    server,
    library,
    drafts,
    addEntriesPrompt,
    tree,
    missingDigests,
    topicChanges,
    statusPage,
    notes,
    comments,
    consent,
    sentRequestsPage,
    newPapersPage,
    reviewPage,
    sender,
    apiKeys,
    references,
    referenceChanges,
    completion: new ReferenceCompletion({ library, drafts, server, consent, apiKeys, list: references, changes: referenceChanges }),
  };
  extension.subscriptions.push(
    log,
    server,
    library,
    drafts,
    missingEntries,
    addEntriesPrompt,
    notes,
    comments,
    tree,
    missingDigests,
    statusPage,
    preview,
    requestLog,
    sentRequestsPage,
    newPapersPage,
    reviewPage,
    references,
    new ReferencesTree(library, references),
    followFiles(references, { server, library, drafts, log }),
    createStatusItem(library, server),
    new ContextKeys({ library, drafts, notes, comments, server, log, memory: extension.workspaceState }),
    dropPapers(library, drafts),
    syncDigestLanguage(library),
    refreshDigestOutlines(library),
    new PasteOffer(library),
    offerDraftLanguage(library),
    reopenCompletion(drafts, foreseen),
    registerMarkdownRename(server, library),
    restartForNewDocuments(server),
    server.onDidChangeState((state) => void commands.executeCommand('setContext', 'marginalia.serverFailed', state === 'failed')),
    ...allCommands.map((command) => registerCommand(command, services, log)),
  );
  void server.start({
    cacheFolder,
    middleware: {
      provideCompletionItem: async (document, position, context, token, next) => {
        const answer = await provideCompletionWithCommands(document, position, context, token, next);
        foreseen.take(document, answer);
        return answer;
      },
      resolveCompletionItem: resolveCompletionWithCommand,
      provideCodeLenses: provideLensesAsText,
      resolveCodeAction: resolveActionWithoutCommand,
      provideHover: (document, position, token) => provideHoverWithActions(library, document, position, token),
    },
  });
  void arriveAtSample(services).catch((error: unknown) => log.error("The sample couldn't be opened.", String(error)));
  return { whenReady: () => library.whenReady(), extendMarkdownIt: preview.extendMarkdownIt, shownNotes: (uri) => comments.list(uri) };
}

export async function deactivate(): Promise<void> {
  await server.stop();
}

function versionOf({ extension }: ExtensionContext): string {
  const { version }: { readonly version?: unknown } = extension.packageJSON;
  return typeof version === 'string' ? version : '';
}

/** The address that a running test gives of a server that answers for all registries. Outside of tests nothing can name one. */
function findStandIn({ extensionMode }: ExtensionContext): URL | undefined {
  const address = extensionMode === ExtensionMode.Test ? process.env['MARGINALIA_REGISTRIES'] : undefined;
  return address === undefined ? undefined : new URL(address);
}

/**
 * The server learns only at its start which documents it receives. So it is restarted if a changed setting adds an open document to
 * them.
 */
function restartForNewDocuments(server: Server): Disposable {
  let filters = pathFilters();
  return workspace.onDidChangeConfiguration((event) => {
    if (!hasChanged(event, 'digests') && !hasChanged(event, 'folder')) return;
    const known = findDocumentsByGlob(filters);
    filters = pathFilters();
    if (findDocumentsByGlob(filters).some((document) => !known.includes(document))) void server.restart();
  });
}
