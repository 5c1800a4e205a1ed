import { indexOfSpanAt, shiftSpan, touches, type Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { resolveCitation } from '../../workspace/drafts/draftLibrary';
import { findPinnedPaper } from '../../library/pinnedTopics';
import { findFile, type Snapshot } from '../../workspace/snapshot';
import { findDigestPaper } from '../notes/digestPassage';
import { findEntryUnderCursor, findItemUnderCursor } from './keyUnderCursor';
import { isOrdinaryWord } from '../passages/ordinaryWord';

/** The paper or papers that a place in a text speaks of. */
export interface PaperUnderCursor {
  /** The key, name or title under the cursor. */
  readonly span: Span;
  /** Never empty; several where a short key or a name means several papers. */
  readonly papers: readonly Paper[];
}

/**
 * What stands under the cursor: a citation key of a draft (`[@duo<|>attention]`), the title of a digest's paper, key or
 * title of a bibliography's entry, a title in the topics file, or a paper's name in prose ("as DuoAtt<|>ention shows"). undefined where it is none.
 */
export function findPaperUnderCursor(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft !== undefined) {
    const item = findItemUnderCursor(draft, offset);
    if (item !== undefined) return paperOrNothing(item.keySpan, resolveCitation(snapshot, uri, item.key));
    const { opaque } = draft.scan();
    const hidden = opaque[indexOfSpanAt(opaque, offset)];
    if (hidden !== undefined && offset < hidden.end) return undefined;
    return findNameAt(snapshot, draft.text, offset);
  }
  return findInDigest(snapshot, uri, offset) ?? findInBibliography(snapshot, uri, offset) ?? findInTopicsFile(snapshot, uri, offset);
}

function findInDigest(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const digest = snapshot.digests.get(uri);
  if (digest === undefined) return undefined;
  const { entries, starts } = digest.digest();
  const titles = entries.map(({ titleSpan }, index) => shiftSpan(titleSpan, starts[index] ?? 0));
  const index = indexOfSpanAt(titles, offset);
  const [entry, title] = [entries[index], titles[index]];
  if (entry !== undefined && title !== undefined && touches(title, offset)) {
    const paper = snapshot.library().findByEntry(entry);
    return paperOrNothing(title, paper === undefined ? [] : [paper]);
  }
  return findNameAt(snapshot, digest.text, offset);
}

function findInBibliography(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const file = snapshot.bibliographies.get(uri);
  const found = file === undefined ? undefined : findEntryUnderCursor(file, offset);
  if (found === undefined) return undefined;
  const paper = snapshot.library().findByEntry(found.entry);
  const span = [found.entry.keySpan, found.entry.titleSpan]
    .map((part) => shiftSpan(part, found.start))
    .find((part) => touches(part, offset));
  return paper === undefined || span === undefined ? undefined : { span, papers: [paper] };
}

/** A title in the writer's topics file. */
function findInTopicsFile(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const { topics } = snapshot.topicsFiles.get(uri)?.written() ?? { topics: [] };
  const written = topics.flatMap(({ papers }) => papers).find((paper) => touches(paper, offset));
  if (written === undefined) return undefined;
  const paper = findPinnedPaper(snapshot.library(), written.value);
  return paperOrNothing({ start: written.start, end: written.end }, paper === undefined ? [] : [paper]);
}

/**
 * The same, and in a digest also the paper whose block the place is in where it speaks of no other: the block is the span then.
 */
export function findPaperAroundCursor(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const digest = snapshot.digests.get(uri);
  const around = digest === undefined ? undefined : findDigestPaper(snapshot, digest, offset);
  return findPaperUnderCursor(snapshot, uri, offset) ?? (around === undefined ? undefined : { span: around.span, papers: [around.paper] });
}

/** Whether the answer for this place can get no better when more digests are read. */
export function knowsPaperUnderCursor(snapshot: Snapshot, uri: string, offset: number): boolean {
  return findFile(snapshot, uri) !== undefined && findPaperUnderCursor(snapshot, uri, offset) !== undefined;
}

/** Names are short: "Landmark Attention", "Attentive CNN". */
const longestNameInWords = 4;
const farthestWord = 120;
const nameWord = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}+.'’-]*/gu;

/** The longest name that covers the offset. Looks only at the words around it, and asks the library once for each run. */
function findNameAt(snapshot: Snapshot, text: string, offset: number): PaperUnderCursor | undefined {
  const from = Math.max(0, offset - farthestWord);
  const words = [...text.slice(from, offset + farthestWord).matchAll(nameWord)].map((match) => ({
    start: from + match.index,
    // A full stop ends the sentence, not the name.
    end: from + match.index + match[0].replace(/[.'’-]+$/u, '').length,
  }));
  const at = words.findIndex((word) => touches(word, offset));
  if (at === -1) return undefined;
  for (let length = longestNameInWords; length >= 1; length--) {
    for (let first = Math.max(0, at - length + 1); first <= at; first++) {
      const span = { start: words[first]?.start ?? 0, end: words[first + length - 1]?.end ?? -1 };
      if (span.end < offset) continue;
      const name = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
      const papers = findByNameOrPlural(snapshot, name);
      if (papers.length > 0 && !isOrdinaryWord(snapshot, text, span)) return { span, papers };
    }
  }
  return undefined;
}

/** "DuoAttention's heads" speaks of DuoAttention. */
function findByNameOrPlural(snapshot: Snapshot, name: string): readonly Paper[] {
  const library = snapshot.library();
  const exact = library.findByName(name);
  return exact.length > 0 ? exact : library.findByName(name.replace(/['’]s$/u, ''));
}

function paperOrNothing(span: Span, papers: readonly Paper[]): PaperUnderCursor | undefined {
  return papers.length === 0 ? undefined : { span, papers };
}
