import { createFormatterLoader, type LoadedFormatter, type StyleRequest } from '#references';
import type { FileSystem, Snapshot, WorkspaceHost } from '#workspace';
import { decodeText } from '../base/textBytes';
import { readDiskFile } from './indexing';
import type { Timers } from './timers';

/** Loads the formatter for the citation style of a draft. */
export type FindFormatter = (snapshot: Snapshot, uri: string) => Promise<LoadedFormatter>;

export function createFormatterFinder(fileSystem: FileSystem): FindFormatter {
  const load = createFormatterLoader();
  return async (snapshot, uri) => load(await readStyle(fileSystem, snapshot, uri));
}

/** How long the workspace must stay unchanged before a formatter is loaded ahead, in milliseconds. */
const quietMilliseconds = 300;

/**
 * Loads the formatter of an open draft once all files are read and nothing changes for a moment, so that the first hover need not wait
 * for it. Nothing is loaded as long as no draft is open or no bibliography was read, because references are made of entries.
 */
export function loadFormatterAhead(
  host: WorkspaceHost,
  timers: Timers,
  findFormatter: FindFormatter,
  onFailure: (error: unknown) => void,
): void {
  const loadSoon = timers.whenQuiet(quietMilliseconds, () => {
    const { snapshot } = host;
    const uri = [...snapshot.open].find((each) => snapshot.drafts.has(each));
    if (uri === undefined || snapshot.bibliographies.size === 0) return;
    stop();
    findFormatter(snapshot, uri).catch(onFailure);
  });
  const stop = host.onSnapshot(({ draftsReady }) => {
    if (draftsReady) loadSoon();
  });
}

/**
 * The citation style that the draft or its project names, or the default style if no file of such a style can be read. The file of the
 * style is read each time, because the editor doesn't report when the file changes.
 */
async function readStyle(fileSystem: FileSystem, snapshot: Snapshot, uri: string): Promise<StyleRequest> {
  const candidates = snapshot.drafts.has(uri) ? (snapshot.draftGraph().projectOf(uri).citationStyle?.candidates ?? []) : [];
  for (const candidate of candidates) {
    const { bytes } = await readDiskFile(fileSystem, candidate);
    if (bytes !== undefined) return { styleXml: decodeText(bytes).text };
  }
  return {};
}
