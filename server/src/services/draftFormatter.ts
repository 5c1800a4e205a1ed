import { decodeText } from '../base/decodeText';
import { createFormatterLoader, type LoadedFormatter, type StyleRequest } from '../references/loadFormatter';
import type { FileSystem } from '../workspace/files/fileSystem';
import type { Snapshot } from '../workspace/snapshot';
import { readDiskFile } from './indexing';

/** Loads the formatter for the citation style of a draft. */
export type FindFormatter = (snapshot: Snapshot, uri: string) => Promise<LoadedFormatter>;

export function createFormatterFinder(fileSystem: FileSystem): FindFormatter {
  const load = createFormatterLoader();
  return async (snapshot, uri) => load(await readStyle(fileSystem, snapshot, uri));
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
