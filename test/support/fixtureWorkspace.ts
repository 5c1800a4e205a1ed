import type { Span } from '../../server/src/base/span';
import { papersInDigests } from '../../server/src/library/libraryTopics';
import { defaultSettings, type Settings } from '../../server/src/model/settings';
import { createKeptMap } from '../../server/src/topics/createKeptMap';
import { createTopicMap } from '../../server/src/topics/createTopicMap';
import { findDirections } from '../../server/src/topics/directions';
import { findFile, type Snapshot } from '../../server/src/workspace/snapshot';
import { WorkspaceHost } from '../../server/src/workspace/workspaceHost';
import { type FixtureFile, parseFixture, renderFixture } from './fixture';

/** The folder that holds the files of a fixture. */
export const fixtureFolder = 'file:///desk';

/** A workspace in memory, made from the files of a fixture. */
export interface FixtureWorkspace {
  readonly host: WorkspaceHost;
  readonly snapshot: Snapshot;
  readonly files: readonly FixtureFile[];
  /** The only cursor of the fixture, and its file. Throws if the fixture has no cursor or several. */
  readonly cursor: FixtureCursor;
}

export interface FixtureCursor {
  readonly uri: string;
  readonly offset: number;
  readonly file: FixtureFile;
}

const languageIds: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.qmd': 'quarto',
  '.rmd': 'rmd',
  '.tex': 'latex',
  '.digest': 'marginalia-digest',
};

/** The language identifier that VS Code would choose for a file name. */
export function languageIdOf(path: string): string {
  return languageIds[/\.[a-z]+$/.exec(path)?.[0] ?? ''] ?? 'plaintext';
}

export function uriOf(path: string): string {
  return fixtureFolder + path;
}

/**
 * Creates a workspace from a fixture. Drafts and other texts are open in the editor; digests, bibliographies and project files are on
 * disk. Everything is indexed.
 */
export function createFixtureWorkspace(source: string, settings: Partial<Settings> = {}): FixtureWorkspace {
  const files = parseFixture(source);
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [fixtureFolder], settings: { ...defaultSettings, ...settings } });
  for (const { path, text } of files) {
    const uri = uriOf(path);
    const kind = host.findKind(uri);
    if (kind === undefined || kind === 'draft') host.apply({ kind: 'document', uri, languageId: languageIdOf(path), text });
    else host.apply({ kind: 'disk', files: [{ uri, bytes: new TextEncoder().encode(text) }] });
  }
  host.apply({ kind: 'indexed' });
  const named = host.snapshot.draftGraph().namedBibliographies.flatMap(({ candidates }) => candidates);
  host.apply({ kind: 'named-bibliographies', uris: named });
  host.apply({ kind: 'disk', files: named.filter((uri) => !host.snapshot.bibliographies.has(uri)).map((uri) => ({ uri })) });
  host.apply({ kind: 'drafts-indexed' });
  const snapshot = computeTopics(host);
  return {
    host,
    snapshot,
    files,
    get cursor() {
      const [file, ...others] = files.filter(({ cursor }) => cursor !== undefined);
      if (file?.cursor === undefined || others.length > 0) throw new Error(`Malformed fixture: one cursor expected\n${source}`);
      return { uri: uriOf(file.path), offset: file.cursor, file };
    },
  };
}

/** Finds the topics of the host's papers, as the server does when the library has not changed for a while. */
export function computeTopics(host: WorkspaceHost): Snapshot {
  const papers = papersInDigests(host.snapshot.library());
  const kept = host.snapshot.keptHeadings();
  const { topics } = kept.length === 0 ? createTopicMap(papers) : createKeptMap(papers, kept);
  const directions = findDirections(papers, topics);
  return host.apply({
    kind: 'topics',
    known: { topics, papers, kept, effort: 'full', directions, since: { count: papers.length, added: [] } },
  });
}

/** The file as a fixture with `spans` drawn into it, for comparison with the expected fixture. */
export function drawSpans(
  snapshot: Snapshot,
  uri: string,
  spans: readonly (Span & { readonly label?: string })[],
  cursor?: number,
): string {
  const file = findFile(snapshot, uri);
  if (file === undefined) throw new Error(`No file ${uri}`);
  return renderFixture({ text: file.text, ranges: spans, cursor });
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly { readonly span: Span; readonly newText: string }[]): string {
  const ordered = edits.map((edit, index) => ({ ...edit, index })).sort((a, b) => a.span.start - b.span.start || a.index - b.index);
  let done = 0;
  let result = '';
  for (const { span, newText } of ordered) {
    if (span.start < done || span.end > text.length) throw new Error(`Overlapping or far-off edit at ${span.start}`);
    result += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return result + text.slice(done);
}
