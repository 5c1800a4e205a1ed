import type { Connection } from 'vscode-languageserver/node';
import { detectDiagnostics } from '../features/diagnostics';
import type { Snapshot } from '../workspace/snapshot';
import type { DigestFile } from '../workspace/textFile';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import { toDiagnostic } from './languageRoutes';
import { methods, type LibraryNotification } from './requests';

/** How long the digests must rest before the editor hears of a change, in milliseconds: typing is no news. */
const restMilliseconds = 150;

/**
 * Tells the editor what it did not ask for: diagnostics of digests, `marginalia/ready` once, `marginalia/changed` after
 * that. Changes of drafts alone cost nothing here.
 */
export function publishChanges(connection: Connection, host: WorkspaceHost, clientUri: (uri: string) => string): void {
  const published = new Map<string, DigestFile>();
  let toldRevision = -1;
  let timer: NodeJS.Timeout | undefined;

  const publish = (): void => {
    const { snapshot } = host;
    publishDiagnostics(connection, snapshot, published, clientUri);
    void connection.sendNotification(toldRevision === -1 ? methods.ready : methods.changed, describeLibrary(snapshot));
    toldRevision = snapshot.revision;
  };
  host.onSnapshot(({ ready, revision }) => {
    if (!ready || revision === toldRevision) return;
    clearTimeout(timer);
    if (toldRevision === -1) publish();
    else timer = setTimeout(publish, restMilliseconds);
  });
}

/** `published` holds the version of each digest whose diagnostics the editor has. */
function publishDiagnostics(
  connection: Connection,
  snapshot: Snapshot,
  published: Map<string, DigestFile>,
  clientUri: (uri: string) => string,
): void {
  for (const [uri, file] of snapshot.digests) {
    const before = published.get(uri);
    if (before === file) continue;
    published.set(uri, file);
    const diagnostics = detectDiagnostics(snapshot, uri).map((diagnostic) => toDiagnostic(file, diagnostic));
    if (diagnostics.length > 0 || before !== undefined) void connection.sendDiagnostics({ uri: clientUri(uri), diagnostics });
  }
  for (const uri of published.keys()) {
    if (snapshot.digests.has(uri)) continue;
    published.delete(uri);
    void connection.sendDiagnostics({ uri: clientUri(uri), diagnostics: [] });
  }
}

function describeLibrary(snapshot: Snapshot): LibraryNotification {
  return { papers: snapshot.library().papers.length, digests: snapshot.digests.size, revision: snapshot.revision };
}
