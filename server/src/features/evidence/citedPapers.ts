import { chooseExcerpt } from '#digest';
import { type CitedKey, citationsOf, type DraftFile, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { toReadable } from '../../base/readableText';
import { sliceSpan } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';

/**
 * Whether a draft of the workspace cites the paper. A list item that the topic outline inserted does not count until the writer changes
 * it.
 */
export function isCited(snapshot: Snapshot, paper: Paper): boolean {
  const drafts = snapshot.citations().citing.get(paper) ?? [];
  return drafts.some(({ uri }) => listCitedIn(snapshot, uri).has(paper));
}

/** The papers that a draft cites outside such list items. After an edit, only the edited draft is read again. */
function listCitedIn(snapshot: Snapshot, uri: string): ReadonlySet<Paper> {
  const draft = snapshot.drafts.get(uri);
  const cited = snapshot.citations().sources.drafts.get(uri)?.cited ?? [];
  if (draft === undefined) return new Set();
  const known = getKnown(snapshot).get(draft);
  if (known?.cited === cited) return known.papers;
  const isWritten = (paper: Paper): boolean => citationsOf(snapshot, paper, uri).some((place) => !isInsertedItem(snapshot, paper, place));
  const papers = new Set(cited.map(({ paper }) => paper).filter(isWritten));
  getKnown(snapshot).set(draft, { cited, papers });
  return papers;
}

const getKnown = derived(
  (_snapshot: Snapshot) => [],
  () => new WeakMap<DraftFile, { readonly cited: readonly unknown[]; readonly papers: ReadonlySet<Paper> }>(),
);

/** The papers for which `isCited` is true, in the order of the drafts. */
export function listCitedPapers(snapshot: Snapshot): readonly Paper[] {
  return [...snapshot.citations().citing.keys()].filter((paper) => isCited(snapshot, paper));
}

/** Whether a place that cites the paper is a list item of the topic outline that the writer has not changed. */
export function isInsertedItem(snapshot: Snapshot, paper: Paper, { uri, keySpan }: Omit<CitedKey, 'key'>): boolean {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return false;
  const lines = draft.lines();
  const { line } = lines.positionAt(keySpan.start);
  const start = lines.offsetAt({ line, character: 0 });
  const end = lines.offsetAt({ line, character: Number.POSITIVE_INFINITY });
  return isPaperOutlineItem(snapshot, draft, paper, sliceSpan(draft.text, keySpan), draft.text.slice(start, end));
}

/**
 * A paper's list item in the topic outline of a draft: its name, its citation by `key`, and an excerpt if the abstract contains a suitable one.
 * undefined if Marginalia can't write outlines in the draft's language.
 */
export function renderPaperOutlineItem(snapshot: Snapshot, draft: DraftFile, paper: Paper, key: CitationKey): string | undefined {
  const excerpt = getExcerpts(snapshot).of(paper);
  return draft.writer()?.outline?.renderOutlineItem({ name: nameOf(paper), key, ...(excerpt === '' ? {} : { excerpt }) });
}

/** Whether the list item of a paper has an excerpt. */
export function hasExcerpt(snapshot: Snapshot, paper: Paper): boolean {
  return getExcerpts(snapshot).of(paper) !== '';
}

/** Whether a line of the draft that cites the paper by `key` is its list item as `renderPaperOutlineItem` writes it. */
function isPaperOutlineItem(snapshot: Snapshot, draft: DraftFile, paper: Paper, key: CitationKey, line: string): boolean {
  const bare = draft
    .writer()
    ?.outline?.renderOutlineItem({ name: nameOf(paper), key })
    .trimStart();
  // Most lines begin in another way, so no excerpt is chosen for their papers.
  if (bare === undefined || !line.trimStart().startsWith(bare.slice(0, bare.indexOf(key)))) return false;
  return line.trim() === renderPaperOutlineItem(snapshot, draft, paper, key)?.trim();
}

function nameOf({ names, title }: Paper): string {
  return names[0] ?? toReadable(title);
}

/** The excerpts of papers. Each is chosen only once, because the items of a draft are compared with its text after each change. */
class Excerpts {
  private readonly chosen = new WeakMap<Paper, string>();

  of(paper: Paper): string {
    const excerpt = this.chosen.get(paper) ?? toReadable(chooseExcerpt(paper.title, paper.names, paper.abstract));
    this.chosen.set(paper, excerpt);
    return excerpt;
  }
}

const getExcerpts = derived(
  (_snapshot: Snapshot) => [],
  () => new Excerpts(),
);
