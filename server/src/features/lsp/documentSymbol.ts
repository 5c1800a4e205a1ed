import { foldText } from '../../text/foldText';
import { toReadable } from '../../base/readableText';
import { shiftSpan, type Span } from '../../base/span';
import type { DigestRecord } from '../../model/digest';
import type { Topic } from '../../model/topic';
import type { Snapshot } from '../../workspace/snapshot';

export type DigestSymbol = TopicSymbol | PaperSymbol;

export interface TopicSymbol {
  readonly kind: 'topic';
  readonly label: string;
  /** The number of papers, in words: "3 papers". */
  readonly detail: string;
  readonly paperCount: number;
  /**
   * The span of the topic's first paper. A span around all papers of a topic would usually contain papers on other topics too. An
   * editor that sorts symbols by their spans lists the topic at the place of that paper.
   */
  readonly span: Span;
  readonly selectionSpan: Span;
  /** The subtopics, or the papers if the topic has none. */
  readonly children: readonly DigestSymbol[];
}

export interface PaperSymbol {
  readonly kind: 'paper';
  /** The title, preceded by the paper's name if the title does not contain it. */
  readonly label: string;
  readonly span: Span;
  readonly selectionSpan: Span;
}

/**
 * The outline of a digest: the topics of the library, in their order, that have papers in the digest. Each topic contains its
 * subtopics, or its papers in the order of the digest. Empty for other documents.
 */
export function documentSymbol(snapshot: Snapshot, uri: string): readonly TopicSymbol[] {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return [];
  const library = snapshot.library();
  const entriesByKey = new Map<string, DigestRecord[]>();
  for (const entry of file.digest().entries) {
    const key = library.findByEntry(entry)?.key;
    if (key === undefined) continue;
    const entries = entriesByKey.get(key);
    if (entries === undefined) entriesByKey.set(key, [entry]);
    else entries.push(entry);
  }
  const createSymbols = (topic: Topic): readonly TopicSymbol[] => {
    if (topic.children.length > 0) return createTopicSymbol(topic.label, topic.children.flatMap(createSymbols));
    const papers = topic.keys.flatMap((key) =>
      (entriesByKey.get(key) ?? []).map((entry) => createPaperSymbol(entry, file.startOf(entry) ?? 0, library.findByKey(key)?.names ?? [])),
    );
    return createTopicSymbol(
      topic.label,
      papers.sort((a, b) => a.span.start - b.span.start),
    );
  };
  return snapshot.topics().flatMap(createSymbols);
}

/** The symbol of the topic as the only element, or an empty list if this digest has no paper on the topic. */
function createTopicSymbol(label: string, children: readonly DigestSymbol[]): readonly TopicSymbol[] {
  const first = children.reduce<DigestSymbol | undefined>(
    (best, child) => (best === undefined || child.span.start < best.span.start ? child : best),
    undefined,
  );
  if (first === undefined) return [];
  const count = children.reduce((sum, child) => sum + (child.kind === 'topic' ? child.paperCount : 1), 0);
  const { span, selectionSpan } = first;
  return [{ kind: 'topic', label, detail: count === 1 ? '1 paper' : `${count} papers`, paperCount: count, span, selectionSpan, children }];
}

function createPaperSymbol({ title, span, titleSpan }: DigestRecord, start: number, names: readonly string[]): PaperSymbol {
  const [name] = names;
  const shown = toReadable(title);
  const label = name === undefined || foldText(shown).includes(foldText(name)) ? shown : `${name} – ${shown}`;
  return { kind: 'paper', label, span: shiftSpan(span, start), selectionSpan: shiftSpan(titleSpan, start) };
}
