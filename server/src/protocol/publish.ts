import {
  CodeLensRefreshRequest,
  DiagnosticSeverity,
  SemanticTokensRefreshRequest,
  type Connection,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { diagnostics, type DiagnosticResult } from '../features/lsp/diagnostics';
import type { Topic } from '../model/topic';
import { findFile, type Snapshot } from '../workspace/snapshot';
import type { TextFile } from '../workspace/files/textFile';
import type { RequestContext } from './context';
import { toRange, type Encoder } from './encode';
import { methods, type LibraryNotification } from './requests';

/** How long the workspace must rest before the editor hears of a change, in milliseconds: typing is no news. */
const restMilliseconds = 150;

/**
 * Tells the editor what it did not ask for: diagnostics, `marginalia/ready` once, `marginalia/changed` when digests or
 * bibliographies changed after that, `marginalia/topicsChanged` when the topics alone did.
 */
export function publishChanges({ connection, host, abilities, encoder }: RequestContext): void {
  const published = new Map<string, Judged>();
  let toldRevision = -1;
  let toldTopics: Snapshot['topics'] | undefined;
  let toldDigests: Snapshot['digests'] = new Map();
  let timer: NodeJS.Timeout | undefined;

  const publish = (): void => {
    const { snapshot } = host;
    publishDiagnostics(connection, encoder, snapshot, published);
    const isOther =
      snapshot.topics !== toldTopics &&
      (snapshot.revision !== toldRevision || toldTopics === undefined || !areSameTopics(toldTopics(), snapshot.topics()));
    if (snapshot.revision !== toldRevision)
      void connection.sendNotification(toldRevision === -1 ? methods.ready : methods.changed, describeLibrary(snapshot));
    else if (isOther) void connection.sendNotification(methods.topicsChanged);
    // An editor that shows topics above its headings asks for them anew.
    if (isOther && toldTopics !== undefined && abilities().codeLensRefresh) void connection.sendRequest(CodeLensRefreshRequest.type);
    if (abilities().tokensRefresh && isReadOtherwise(toldDigests, snapshot)) void connection.sendRequest(SemanticTokensRefreshRequest.type);
    [toldRevision, toldTopics, toldDigests] = [snapshot.revision, snapshot.topics, snapshot.digests];
  };
  host.onSnapshot(({ ready }) => {
    if (!ready) return;
    clearTimeout(timer);
    if (toldRevision === -1) publish();
    else timer = setTimeout(publish, restMilliseconds);
  });
}

/** Whether a digest in the editor has other papers although nobody has edited it: by a correction, by its language. */
function isReadOtherwise(before: Snapshot['digests'], { digests, open }: Snapshot): boolean {
  if (before === digests) return false;
  return [...open].some((uri) => before.get(uri) !== digests.get(uri) && before.get(uri)?.text === digests.get(uri)?.text);
}

/** A comment in the topics file is no news. */
function areSameTopics(a: readonly Topic[], b: readonly Topic[]): boolean {
  return a.length === b.length && a.every((topic, index) => isSameTopic(topic, b[index]));
}

function isSameTopic(a: Topic, b: Topic | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.label === b.label &&
      a.keys.length === b.keys.length &&
      a.keys.every((key, index) => key === b.keys[index]) &&
      areSameTopics(a.children, b.children))
  );
}

/** What diagnostics were made of: the same things give the same diagnostics. */
interface Judged {
  readonly file: TextFile;
  readonly revision: number;
  readonly draftGraph: Snapshot['draftGraph'];
  readonly absentBibliographies: Snapshot['absentBibliographies'];
  readonly settings: Snapshot['settings'];
}

/** `published` holds what the diagnostics that the editor has were made of. */
function publishDiagnostics(connection: Connection, encoder: Encoder, snapshot: Snapshot, published: Map<string, Judged>): void {
  const judged = new Set(findJudged(snapshot));
  for (const uri of judged) {
    const file = findFile(snapshot, uri);
    const before = published.get(uri);
    if (file === undefined || (before !== undefined && isSameJudgement(before, file, snapshot))) continue;
    const { revision, draftGraph, absentBibliographies, settings } = snapshot;
    published.set(uri, { file, revision, draftGraph, absentBibliographies, settings });
    const found = diagnostics(snapshot, uri).map((result) => toDiagnostic(encoder, snapshot, file, result));
    if (found.length > 0 || before !== undefined) void connection.sendDiagnostics({ uri: encoder.toEditorUri(uri), diagnostics: found });
  }
  for (const uri of [...published.keys()]) {
    if (judged.has(uri)) continue;
    published.delete(uri);
    void connection.sendDiagnostics({ uri: encoder.toEditorUri(uri), diagnostics: [] });
  }
}

/** Every digest, topics file and file of corrections; the bibliographies that are open or that a draft names; the drafts that are open or could not be read, as soon as all are known. */
function findJudged(snapshot: Snapshot): readonly string[] {
  const { digests, bibliographies, drafts, topicsFiles, correctionsFiles, open, draftsReady } = snapshot;
  const byThemselves = [...digests.keys(), ...topicsFiles.keys(), ...correctionsFiles.keys()];
  if (!draftsReady) return byThemselves;
  const named = new Set(snapshot.draftGraph().namedBibliographies.flatMap(({ candidates }) => candidates));
  return [
    ...byThemselves,
    ...[...bibliographies.keys()].filter((uri) => open.has(uri) || named.has(uri)),
    ...[...drafts.values()].filter((draft) => open.has(draft.uri) || draft.problem() !== undefined).map(({ uri }) => uri),
  ];
}

/** A digest and a file of what the writer decides is judged by itself, the others by the library and by how drafts hang together. */
function isSameJudgement(before: Judged, file: TextFile, { revision, draftGraph, absentBibliographies, settings }: Snapshot): boolean {
  if (before.file !== file || before.settings !== settings) return false;
  return (
    file.kind === 'digest' ||
    file.kind === 'topics' ||
    file.kind === 'corrections' ||
    (before.revision === revision && before.draftGraph === draftGraph && before.absentBibliographies === absentBibliographies)
  );
}

function toDiagnostic(
  encoder: Encoder,
  snapshot: Snapshot,
  file: TextFile,
  { span, code, severity, message, related }: DiagnosticResult,
): Diagnostic {
  return {
    range: toRange(file, span),
    severity: severityNumbers[severity],
    code,
    source: 'Marginalia',
    message,
    ...(related === undefined
      ? {}
      : { relatedInformation: [{ location: encoder.toLocation(snapshot, related.uri, related.span), message: related.message }] }),
  };
}

const severityNumbers = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

function describeLibrary(snapshot: Snapshot): LibraryNotification {
  return {
    papers: snapshot.library().papers.length,
    digests: snapshot.digests.size,
    bibliographies: snapshot.bibliographies.size,
    revision: snapshot.revision,
  };
}
