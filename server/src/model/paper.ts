import type { CitationKey } from './citation';
import type { DigestEntry, PaperLink } from './digest';

/** Where a paper stands: one entry of one digest. */
export interface PaperPlace {
  readonly uri: string;
  readonly entry: DigestEntry;
}

/** One work, merged from every place where it stands. What no place says is undefined or empty. */
export interface Paper {
  readonly key: CitationKey;
  readonly title: string;
  /** The paper's own short names, best first. */
  readonly names: readonly string[];
  /** The longest abstract of all places; empty where none has one. */
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly date?: string;
  readonly year?: number;
  readonly arxivId?: string;
  readonly doi?: string;
  readonly links: readonly PaperLink[];
  /** In the order of digests (by URI) and of their lines; never empty. */
  readonly places: readonly PaperPlace[];
}

/** The title without the name that opens it, to stand beside the name: "Efficient Long-Context LLM Inference ...". */
export function titleBehindName({ title, names }: Pick<Paper, 'title' | 'names'>): string {
  const opening = names.find((name) => title.startsWith(name));
  const rest = opening === undefined ? undefined : /^\s*[:：]\s*(.+)$/su.exec(title.slice(opening.length))?.[1];
  return rest ?? title;
}
