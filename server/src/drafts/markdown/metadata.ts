import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { FileReference } from '../../model/draft';
import { readYamlSettings, type YamlText } from '../yaml/readYamlSettings';

/** The settings for citations in a metadata block. */
export interface Metadata {
  readonly fileReferences: readonly FileReference[];
  readonly ownKeys: readonly EntryKey[];
  /** Text that may cite: the values of `abstract` and `nocite`. */
  readonly prose: readonly Span[];
}

/** Reads the block from its `---` to its `---` or `...`. */
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
