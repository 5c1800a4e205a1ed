import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { checkEdits, checkPath, WorkspaceHost } from '#workspace';
import { describeError } from '../base/readSafely';
import { BackgroundIndexer } from '../services/backgroundIndexer';
import { createFormatterFinder, loadFormatterAhead } from '../services/draftFormatter';
import { LargeDigests } from '../services/largeDigests';
import { createLibraryCache, LibraryPersistence } from '../services/libraryCache';
import { NoteService } from '../services/noteService';
import type { Platform } from '../services/platform';
import { ReviewedDraft } from '../services/publishing/diagnostics';
import { publishLibraryChanges, publishMemoryShortage, publishNoteChanges } from '../services/publishing/libraryChanges';
import { createTimers } from '../services/timers';
import { keepTopicsCurrent } from '../services/topicUpdates';
import { WorkspaceReader } from '../services/workspaceReader';
import { readClientAbilities, serverCapabilities } from './capabilities';
import { createEncoder, syncDocuments } from './encode';
import { createRoute, type RequestContext } from './handle';
import { createLookUp } from './lookUp';
import { createEditorNotifier } from './notifications';
import { registerBibliographyRoutes } from './routes/bibliographyRoutes';
import { registerCheckReferencesRoute } from './routes/checkReferencesRoute';
import { registerBlockRoutes, registerCitationRoutes } from './routes/citationRoutes';
import { registerCodeActionRoute } from './routes/codeActionRoute';
import { registerCompletionRoute } from './routes/completionRoute';
import { registerDigestRoutes } from './routes/digestRoutes';
import { registerCursorRoutes, registerDocumentRoutes } from './routes/documentRoutes';
import { registerLookUpRoute } from './routes/lookUpRoutes';
import { registerNoteRoutes } from './routes/noteRoutes';
import { registerOwnFileRoute } from './routes/ownFileRoutes';
import { registerPaperRoutes, registerStatusRoutes } from './routes/paperRoutes';
import { registerSearchRoutes } from './routes/searchRoutes';
import { ClientSettings } from './settings';
import { createConfigurationReader, guessFolder, listenToWorkspace, showIndexProgress, WorkspaceFolders } from './workspace';

interface ServerInfo {
  readonly name: string;
  readonly version: string;
  /** Differs between any two builds. A server doesn't read a cache that another build has written. */
  readonly build: string;
}

/** Runs the server on a connection until the client ends the connection. */
export function startServer(connection: Connection, platform: Platform, { name, version, build }: ServerInfo): void {
  connection.onInitialize((params) => {
    startSession(connection, platform, params, build);
    return { capabilities: serverCapabilities, serverInfo: { name, version } };
  });
  connection.listen();
}

/** Starts everything that serves one client. `params` are those of the request `initialize`. */
function startSession(connection: Connection, platform: Platform, params: InitializeParams, build: string): void {
  const { fileSystem, background, readingBackground, homeFolder, readMemory, heapLimit } = platform;
  const logError = (error: unknown): void => connection.console.error(describeError(error));
  const abilities = readClientAbilities(params.capabilities);
  const folders = new WorkspaceFolders(params);
  const settings = new ClientSettings(connection, abilities, params.initializationOptions);

  const host = new WorkspaceHost();
  const timers = createTimers();
  const cachePath = readCachePath(params);
  const cacheFolder = cachePath === undefined ? undefined : platform.openCacheFolder(cachePath);
  const persistence =
    cacheFolder === undefined
      ? undefined
      : new LibraryPersistence(
          host,
          createLibraryCache(cacheFolder, build, (message) => connection.console.info(message)),
          timers,
          logError,
        );
  // The server must still request the client's settings. Meanwhile it reads the library that it has saved in an earlier run.
  void persistence?.load(folders.uris);
  const reader = new WorkspaceReader({
    host,
    fileSystem,
    timers,
    persistence,
    indexer: new BackgroundIndexer(host, background, timers, logError),
    largeDigests: new LargeDigests(host, readingBackground),
    readConfiguration: createConfigurationReader({ connection, fileSystem, folders, settings }),
    showProgress: () => showIndexProgress(connection, abilities),
    onFailure: (error) => connection.console.error(`Indexing failed: ${describeError(error)}`),
  });
  const documents = syncDocuments(connection, host, (uri) => {
    // An editor that watches no files still reports which files it saves.
    if (!abilities.fileWatching && host.findKind(uri) !== undefined) reader.readChanged([{ uri, kind: 'changed' }]);
  });
  guessFolder({ connection, host, folders, homeFolder, reader, clientExplains: abilities.commands.size > 0 });

  const reviewed = new ReviewedDraft();
  const findFormatter = createFormatterFinder(fileSystem);
  loadFormatterAhead(host, timers, findFormatter, logError);
  const encoder = createEncoder(documents, abilities.documentChanges);
  const context: RequestContext = {
    connection,
    route: createRoute(connection),
    host,
    abilities,
    encoder,
    services: {
      notes: new NoteService(host, { fileSystem, timers, refresh: (uri) => reader.readFile(uri), versionOf: documents.versionOf }),
      lookUp: createLookUp({ connection, host, abilities, params, ownTransport: platform.transport, timers, cacheFolder }),
      findFormatter,
      reviewed,
      checkPath: (uri, source) => checkPath({ fileSystem, host }, uri, source),
      checkEdits: (files, sources) => checkEdits({ fileSystem, host }, files, sources),
      readAgain: (uri) => reader.readFile(uri),
      readMemory,
      heapLimit,
    },
  };
  registerRoutes(context);

  const notifier = createEditorNotifier(context);
  publishLibraryChanges(host, timers, notifier, reviewed);
  publishNoteChanges(host, timers, notifier);
  publishMemoryShortage(host, heapLimit, notifier);
  keepTopicsCurrent(host, background, timers, (message) => connection.console.error(message));

  listenToWorkspace({ connection, abilities, folders, settings, reader });
  connection.onShutdown(() => {
    timers.dispose();
    background.end();
    readingBackground.end();
  });
}

function registerRoutes(context: RequestContext): void {
  registerCompletionRoute(context);
  registerCursorRoutes(context);
  registerDocumentRoutes(context);
  registerCitationRoutes(context);
  registerCodeActionRoute(context);
  registerPaperRoutes(context);
  registerSearchRoutes(context);
  registerOwnFileRoute(context);
  registerDigestRoutes(context);
  registerNoteRoutes(context);
  registerBlockRoutes(context);
  registerBibliographyRoutes(context);
  registerLookUpRoute(context);
  registerCheckReferencesRoute(context);
  registerStatusRoutes(context);
}

/**
 * The option `cacheFolder` of `initialize`: the path of the folder in which the server may save files for its next start. undefined if
 * the client names no folder.
 */
function readCachePath({ initializationOptions }: InitializeParams): string | undefined {
  const options: unknown = initializationOptions;
  const path = typeof options === 'object' && options !== null && 'cacheFolder' in options ? options.cacheFolder : undefined;
  return typeof path === 'string' && path !== '' ? path : undefined;
}
