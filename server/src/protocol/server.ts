import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { describeError } from '../base/describeError';
import { parseSettings, type Settings } from '../model/settings';
import { createFormatterLoader } from '../references/loadFormatter';
import type { CacheFolder } from '../services/cacheFolder';
import { createLibraryCache } from '../services/libraryCache';
import { findFiles } from '../workspace/files/discovery';
import type { Background } from '../services/background/background';
import type { FileSystem } from '../workspace/files/fileSystem';
import { followTopics } from '../services/topicUpdates';
import { indexWorkspace, readDiskFiles, readNamedBibliographies } from '../services/indexing';
import { LibraryKeeper } from '../services/libraryPersistence';
import { SearchReader } from '../services/backgroundIndexer';
import { WorkspaceHost } from '../workspace/workspaceHost';
import { readClientAbilities, serverCapabilities, type ClientAbilities } from './capabilities';
import { normalizeUri } from './decode';
import { findStyle } from '../services/findStyle';
import { takeFirstFolder, WorkspaceFolders } from './folders';
import { registerBibliographyRoutes } from './routes/bibliographyRoutes';
import { findEditObstacle } from '../services/editObstacle';
import { registerCitationRoutes } from './routes/citationRoutes';
import { registerCodeActionRoute } from './routes/codeActionRoute';
import { registerCorrectionRoute } from './routes/correctionRoute';
import { registerCustomRoutes } from './routes/customRoutes';
import { registerSearchRoutes } from './routes/searchRoutes';
import { syncDocuments } from './documents';
import type { RequestContext } from './context';
import { createEncoder } from './encode';
import { createRoute } from './handle';
import { findWriteObstacle } from '../workspace/files/writeObstacle';
import { registerLanguageRoutes } from './routes/languageRoutes';
import { showIndexProgress } from './progress';
import { registerPreviewRoute } from './routes/previewRoute';
import { publishChanges } from './publish';
import { createNoteKeeper } from './noteKeeper';
import { registerNoteRoutes } from './routes/noteRoutes';
import { registerOutputRoutes } from './routes/outputRoutes';
import { registerTopicRoutes } from './routes/topicRoutes';

export interface ServerInfo {
  readonly name: string;
  readonly version: string;
  /** What tells this build from any other: what another one kept is not read. */
  readonly build: string;
}

/** What the server needs of the place where it runs. */
export interface ServerPlace {
  readonly fileSystem: FileSystem;
  readonly background: Background;
  /** The URI of the user's own folder: too wide to be read as a workspace that nobody named. */
  readonly homeFolder: string;
  /** A folder by its path, for what a client lets the server keep between starts. */
  openCacheFolder(path: string): CacheFolder;
  /** What the process takes, in bytes. */
  readMemory(): number;
}

/** Runs the server on a connection until the client ends it. */
export function startServer(
  connection: Connection,
  { fileSystem, background, homeFolder, openCacheFolder, readMemory }: ServerPlace,
  info: ServerInfo,
): void {
  const host = new WorkspaceHost();
  let abilities: ClientAbilities = readClientAbilities({});
  const folders = new WorkspaceFolders();
  /** The `marginalia` object that the client sent by itself: at the start, or with a later change. */
  let sentSettings: unknown;
  /** undefined where the client names no folder to keep anything in. */
  let keeper: LibraryKeeper | undefined;
  const searchReader = new SearchReader(host, background, (error) => connection.console.error(describeError(error)));
  /** Reads and writes of the workspace happen one after the other, so a late read never overwrites a newer one. */
  let work: Promise<void> = Promise.resolve();
  const queue = (step: () => Promise<void>): void => {
    work = work.then(step).catch((error: unknown) => {
      connection.console.error(`Indexing failed: ${describeError(error)}`);
      // What was read stays usable; requests must not wait for what will not come.
      host.apply({ kind: 'indexed' });
      host.apply({ kind: 'drafts-indexed' });
    });
  };

  const inQueue = (step: () => Promise<void>): Promise<void> => new Promise((resolve, reject) => queue(() => step().then(resolve, reject)));

  const configure = async (): Promise<void> => {
    host.apply({ kind: 'configured', folders: folders.uris, settings: await readSettings(connection, abilities, sentSettings) });
    const progress = showIndexProgress(connection, abilities);
    try {
      await indexWorkspace(host, fileSystem, progress, { keeper, searchReader });
    } finally {
      progress.done();
    }
  };

  connection.onInitialize((params): InitializeResult => {
    abilities = readClientAbilities(params.capabilities);
    folders.readInitialize(params);
    sentSettings = params.initializationOptions;
    const cachePath = readCacheFolder(params);
    if (cachePath !== undefined) {
      const cache = createLibraryCache(openCacheFolder(cachePath), info.build, (message) => connection.console.info(message));
      keeper = new LibraryKeeper(host, cache, (error) => connection.console.error(describeError(error)));
      // The client still has to be asked for its settings: meanwhile this is read.
      void keeper.load(folders.uris);
    }
    return { capabilities: serverCapabilities, serverInfo: { name: info.name, version: info.version } };
  });

  connection.onInitialized(() => {
    if (abilities.configurationChanges) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: ['marginalia', 'files.exclude'] });
    }
    if (abilities.fileWatching) watchFiles(connection);
    if (abilities.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders.change(added, removed);
        queue(configure);
      });
    }
    queue(configure);
  });

  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    if (typeof settings === 'object' && settings !== null && 'marginalia' in settings) sentSettings = settings.marginalia;
    queue(configure);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const known = changes.map(({ uri, type }) => ({ uri: normalizeUri(uri), type }));
    queue(async () => {
      const uris = await Promise.all(known.map(({ uri, type }) => findTouchedFiles(host, fileSystem, uri, type)));
      await refresh(host, fileSystem, uris.flat());
    });
  });

  const documents = syncDocuments(connection, host, (uri) => {
    // An editor that watches no files still tells what it saves.
    if (!abilities.fileWatching && host.findKind(uri) !== undefined) queue(() => refresh(host, fileSystem, [uri]));
  });
  takeFirstFolder({ connection, host, folders, homeFolder, isTold: () => abilities.commands.size > 0 }, (then) =>
    queue(() => configure().then(then)),
  );
  followNamedBibliographies(host, () => queue(() => readNamedBibliographies(host, fileSystem)));
  const encoder = createEncoder(documents.toEditorUri);
  const loadFormatter = createFormatterLoader();
  const context: RequestContext = {
    connection,
    route: createRoute(connection),
    host,
    abilities: () => abilities,
    encoder,
    services: {
      notes: createNoteKeeper(host, { fileSystem, refresh: (uri) => inQueue(() => refresh(host, fileSystem, [uri])), documents, encoder }),
      findFormatter: async (snapshot, uri) => loadFormatter(await findStyle(fileSystem, snapshot, uri)),
      findWriteObstacle: (uri) => findWriteObstacle(fileSystem, host, uri),
      findEditObstacle: (uri) => findEditObstacle(fileSystem, host, uri),
      readMemory,
    },
  };
  registerLanguageRoutes(context);
  registerPreviewRoute(context);
  registerCitationRoutes(context);
  registerCodeActionRoute(context);
  registerCustomRoutes(context);
  registerSearchRoutes(context);
  registerCorrectionRoute(context);
  registerTopicRoutes(context);
  registerNoteRoutes(context);
  registerOutputRoutes(context);
  registerBibliographyRoutes(context);
  publishChanges(context);
  followTopics(host, background, (problem) => connection.console.error(problem));
  connection.onShutdown(() => background.end());
  connection.listen();
}

/** Where the server may keep what it can make again: `cacheFolder` of the initialization options, the path of a folder. */
function readCacheFolder({ initializationOptions }: InitializeParams): string | undefined {
  const options: unknown = initializationOptions;
  const path = typeof options === 'object' && options !== null && 'cacheFolder' in options ? options.cacheFolder : undefined;
  return typeof path === 'string' && path !== '' ? path : undefined;
}

async function readSettings(connection: Connection, abilities: ClientAbilities, fallback: unknown): Promise<Settings> {
  if (!abilities.configuration) return parseSettings(fallback);
  const [marginalia, filesExclude] = await connection.workspace.getConfiguration([{ section: 'marginalia' }, { section: 'files.exclude' }]);
  return parseSettings(marginalia ?? fallback, filesExclude);
}

/** All files, since a folder that moves or goes is told of by itself; only digests are then read. */
function watchFiles(connection: Connection): void {
  void connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: '**/*', kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete }],
  });
}

/** The files that an event is about: the file itself, or what stands below a folder that came or went. */
async function findTouchedFiles(
  host: WorkspaceHost,
  fileSystem: FileSystem,
  uri: string,
  type: FileChangeType,
): Promise<readonly string[]> {
  if (host.findKind(uri) !== undefined || host.snapshot.open.has(uri)) return [uri];
  // A folder that went and came back at once is told of as one that was changed: files of it that did not come back are gone.
  const known = [...host.filesOnDisk].filter((file) => file.startsWith(`${uri}/`));
  if (type === FileChangeType.Created && !host.fileMatcher.isHidden(uri))
    return [...known, ...(await findFiles(fileSystem, [uri], host.fileMatcher)).keys()];
  return known;
}

async function refresh(host: WorkspaceHost, fileSystem: FileSystem, uris: readonly string[]): Promise<void> {
  const unique = [...new Set(uris)];
  if (unique.length === 0) return;
  host.apply({ kind: 'disk', files: await readDiskFiles(fileSystem, unique) });
}

/** How long drafts must rest before the bibliographies that they name are looked for, in milliseconds. */
const restMilliseconds = 300;

/** Reads what drafts come to name while the writer works. */
function followNamedBibliographies(host: WorkspaceHost, read: () => void): void {
  let graph = host.snapshot.draftGraph;
  let timer: NodeJS.Timeout | undefined;
  host.onSnapshot((snapshot) => {
    if (!snapshot.draftsReady || snapshot.draftGraph === graph) return;
    graph = snapshot.draftGraph;
    clearTimeout(timer);
    timer = setTimeout(read, restMilliseconds);
  });
}
