import { foldText } from '#text';
import type { Snapshot } from '#workspace';
import { toReadable } from '../../base/readableText';
import { type Span, shiftSpan } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { DigestRecord } from '../../model/digest';
import type { Topic } from '../../model/topic';

/** A paper in the outline of a digest. */
export interface PaperSymbol {
  /** The title, preceded by the paper's name if the title does not contain it. */
  readonly label: string;
  /** The topic of the paper, or its subtopic; empty if it has none. */
  readonly topic: string;
  readonly span: Span;
  readonly selectionSpan: Span;
}

/**
 * The outline of a digest: its papers in their order in the file, as an outline has no other order in which each symbol contains its own
 * lines and no others. Papers of a topic are rarely next to each other. Empty for other documents.
 */
export function documentSymbol(snapshot: Snapshot, uri: string): readonly PaperSymbol[] {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return [];
  const library = snapshot.library();
  const topics = listTopics(snapshot.topics());
  const symbols = file.digest().entries.flatMap((entry) => {
    const paper = library.findByEntry(entry);
    if (paper === undefined) return [];
    return [createSymbol(entry, file.startOf(entry) ?? 0, paper.names, topics.get(paper.key) ?? '')];
  });
  return symbols.sort((a, b) => a.span.start - b.span.start);
}

/** The innermost topic of each paper. */
function listTopics(topics: readonly Topic[]): ReadonlyMap<CitationKey, string> {
  const found = new Map<CitationKey, string>();
  const list = ({ label, keys, children }: Topic): void => {
    if (children.length > 0) children.forEach(list);
    else for (const key of keys) found.set(key, label);
  };
  topics.forEach(list);
  return found;
}

function createSymbol({ title, span, titleSpan }: DigestRecord, start: number, names: readonly string[], topic: string): PaperSymbol {
  const [name] = names;
  const shown = toReadable(title);
  const label = name === undefined || foldText(shown).includes(foldText(name)) ? shown : `${name} – ${shown}`;
  return { label, topic, span: shiftSpan(span, start), selectionSpan: shiftSpan(titleSpan, start) };
}

/** The block of each paper in a digest, which the editor can fold to its first line. Empty for other documents. */
export function foldingRange(snapshot: Snapshot, uri: string): readonly Span[] {
  const digest = snapshot.digests.get(uri)?.digest();
  return digest?.entries.map(({ span }, index) => shiftSpan(span, digest.starts[index] ?? 0)) ?? [];
}
