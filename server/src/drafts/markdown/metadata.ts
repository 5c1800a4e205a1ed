import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { FileReference } from '../../model/draft';
import { readYamlSettings, type YamlText } from '../project';

/** The settings of a metadata block that affect citations. */
interface Metadata {
  readonly fileReferences: readonly FileReference[];
  readonly ownKeys: readonly EntryKey[];
  /** The spans of values that may contain citations: `abstract` and `nocite`. */
  readonly prose: readonly Span[];
}

/** Reads a metadata block, whose span includes its first line `---` and its last line `---` or `...`. */
export function readDraftMetadata(text: string, block: Span): Metadata {
  const start = text.indexOf('\n', block.start) + 1;
  const end = Math.max(start, text.lastIndexOf('\n', block.end - 1) + 1);
  const { bibliographies, citationStyles, ownKeys, prose } = readYamlSettings(text, { start, end });
  const toReferences = (kind: FileReference['kind'], texts: readonly YamlText[]): FileReference[] =>
    texts
      .filter(({ value }) => value !== '')
      .map(({ value, start: from, end: to }) => ({ kind, path: value, span: { start: from, end: to } }));
  const fileReferences = [...toReferences('bibliography', bibliographies), ...toReferences('citation-style', citationStyles)];
  return { fileReferences: fileReferences.sort((a, b) => a.span.start - b.span.start), ownKeys, prose };
}
