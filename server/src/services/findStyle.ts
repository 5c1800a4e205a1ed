import { decodeText } from '../base/decodeText';
import type { StyleRequest } from '../references/loadFormatter';
import type { FileSystem } from '../workspace/files/fileSystem';
import { readDiskFile } from './indexing';
import type { Snapshot } from '../workspace/snapshot';

/** The citation style that a draft or its project names; the default style if it names none. The file is read each time, because its changes are not reported. */
export async function findStyle(fileSystem: FileSystem, snapshot: Snapshot, uri: string): Promise<StyleRequest> {
  const candidates = snapshot.drafts.has(uri) ? (snapshot.draftGraph().projectOf(uri).citationStyle?.candidates ?? []) : [];
  for (const candidate of candidates) {
    const { bytes } = await readDiskFile(fileSystem, candidate);
    if (bytes !== undefined) return { styleXml: decodeText(bytes).text };
  }
  return {};
}
