import { shiftSpan, type Span } from '../base/span';
import type { DigestEntry } from '../model/digest';
import { titleBehindName } from '../model/paper';
import type { Snapshot } from '../workspace/snapshot';

export type DigestSymbol = TopicSymbol | PaperSymbol;

export interface TopicSymbol {
  readonly kind: 'topic';
  readonly label: string;
  /** How many papers stand under it. */
  readonly detail: string;
  /** From the first to the last of its papers: topics may overlap. */
  readonly span: Span;
  readonly selectionSpan: Span;
  readonly children: readonly PaperSymbol[];
}

export interface PaperSymbol {
  readonly kind: 'paper';
  /** The short name where the paper has one, else the title. */
  readonly label: string;
  /** The title, or what stands in it behind the name, where the label is a name. */
  readonly detail: string;
  readonly span: Span;
  readonly selectionSpan: Span;
}

/** The outline of a digest: topics in the library's order, under each its papers in the order of the digest. */
export function documentSymbol(snapshot: Snapshot, uri: string): readonly TopicSymbol[] {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return [];
  const library = snapshot.library();
  const entriesByKey = new Map<string, DigestEntry[]>();
  for (const entry of file.digest().entries) {
    const key = library.findByEntry(entry)?.key;
    if (key === undefined) continue;
    const entries = entriesByKey.get(key);
    if (entries === undefined) entriesByKey.set(key, [entry]);
    else entries.push(entry);
  }
  return snapshot.topics().flatMap(({ label, keys }) => {
    const papers = keys
      .flatMap((key) => (entriesByKey.get(key) ?? []).map((entry) => createPaperSymbol(entry, file.startOf(entry) ?? 0, library.findByKey(key)?.names ?? [])))
      .sort((a, b) => a.span.start - b.span.start);
    return papers.length === 0 ? [] : [createTopicSymbol(label, papers)];
  });
}

function createTopicSymbol(label: string, children: readonly PaperSymbol[]): TopicSymbol {
  const spans = children.map(({ span }) => span);
  const selectionSpan = children[0]?.selectionSpan ?? { start: 0, end: 0 };
  return {
    kind: 'topic',
    label,
    detail: children.length === 1 ? '1 paper' : `${children.length} papers`,
    span: { start: spans[0]?.start ?? 0, end: spans.reduce((end, span) => Math.max(end, span.end), 0) },
    selectionSpan,
    children,
  };
}

function createPaperSymbol({ title, span, titleSpan }: DigestEntry, start: number, names: readonly string[]): PaperSymbol {
  const [name] = names;
  return { kind: 'paper', label: name ?? title, detail: name === undefined ? '' : titleBehindName({ title, names }), span: shiftSpan(span, start), selectionSpan: shiftSpan(titleSpan, start) };
}
