import { findKeptPaper, papersOfTopic } from '#library';
import { type Heading, isSameText, toHeading, type WrittenHeading } from '#ownFiles';
import { foldText } from '#text';
import { isOtherPapers } from '#topics';
import type { Snapshot } from '#workspace';
import { toLine } from '../../base/lineIndex';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import type { Topic } from '../../model/topic';

/**
 * The present table of contents as the kept outline of the topics file. `kept` is the kept outline that the file has now: papers are
 * written as they are written there, and lines of papers that are gone stay where they are. Papers that came after the topics were found
 * are left out, or stay where they are written, since they are under "Other papers" only until their topic is found.
 */
export function describeHeadings(snapshot: Snapshot, kept: readonly WrittenHeading[]): readonly Heading[] {
  const writer = new HeadingWriter(snapshot, kept);
  return writer.describe(snapshot.topics(), kept.map(toHeading));
}

class HeadingWriter {
  readonly #snapshot: Snapshot;
  /** How each paper of the kept outline is written. */
  readonly #written = new Map<Paper, string>();
  /** The papers from which the topics were found. */
  readonly #placed: ReadonlySet<CitationKey>;

  constructor(snapshot: Snapshot, kept: readonly WrittenHeading[]) {
    this.#snapshot = snapshot;
    this.#placed = new Set(snapshot.knownTopics?.papers.map(({ key }) => key));
    for (const { papers, subtopics } of kept) {
      for (const { value } of [...papers, ...subtopics.flatMap((subtopic) => subtopic.papers)]) {
        const paper = findKeptPaper(this.#snapshot.library(), value);
        if (paper !== undefined && !this.#written.has(paper)) this.#written.set(paper, value);
      }
    }
  }

  /** The headings of topics. `former` are the headings of the same level that are kept now. */
  describe(topics: readonly Topic[], former: readonly Heading[]): readonly Heading[] {
    const found = topics.filter(({ keys }) => keys.some((key) => this.#placed.has(key)));
    const headings = found.map((topic): Heading => {
      const same = former.filter(({ label }) => isSameText(label, topic.label));
      const direct = topic.children.length === 0 ? [topic] : topic.children.filter(isOtherPapers);
      return {
        label: topic.label,
        papers: this.#listPapers(
          direct.flatMap((part) => papersOfTopic(this.#snapshot.library(), part)).filter(({ key }) => this.#placed.has(key)),
          same.flatMap(({ papers }) => papers),
        ),
        subtopics: this.describe(
          topic.children.filter((child) => !isOtherPapers(child)),
          same.flatMap(({ subtopics }) => subtopics),
        ),
      };
    });
    return this.#withAbsent(headings, former);
  }

  /** The papers as they are written, in the order of `former` as far as they are in it. Lines without a placed paper stay. */
  #listPapers(papers: readonly Paper[], former: readonly string[]): readonly string[] {
    const wanted = papers.map((paper) => this.#write(paper));
    const isWanted = new Set(wanted);
    return [...new Set([...former.filter((value) => isWanted.has(value) || !this.#hasPlaced(value)), ...wanted])];
  }

  /** Adds the former headings that have no papers now, unless their papers have moved to other headings. */
  #withAbsent(headings: readonly Heading[], former: readonly Heading[]): readonly Heading[] {
    const all = [...headings];
    former.forEach((heading, index) => {
      if (all.some(({ label }) => isSameText(label, heading.label))) return;
      const left = this.#withoutMoved(heading);
      if (left === undefined) return;
      const before = former.slice(0, index).findLast(({ label }) => all.some((each) => isSameText(each.label, label)));
      all.splice(before === undefined ? 0 : all.findIndex(({ label }) => isSameText(label, before.label)) + 1, 0, left);
    });
    return all;
  }

  /** The heading without the papers that have a topic; undefined if it had papers and all of them are elsewhere now. */
  #withoutMoved({ label, papers, subtopics }: Heading): Heading | undefined {
    const left = papers.filter((value) => !this.#hasPlaced(value));
    const below = subtopics.flatMap((subtopic) => this.#withoutMoved(subtopic) ?? []);
    const wasEmpty = papers.length === 0 && subtopics.length === 0;
    return left.length > 0 || below.length > 0 || wasEmpty ? { label, papers: left, subtopics: below } : undefined;
  }

  /** Whether the line leads to a paper that has a topic. */
  #hasPlaced(value: string): boolean {
    const paper = findKeptPaper(this.#snapshot.library(), value);
    return paper !== undefined && this.#placed.has(paper.key);
  }

  /** The title, or the key if the title does not lead to this paper. */
  #write(paper: Paper): string {
    const written = this.#written.get(paper);
    if (written !== undefined) return written;
    const title = toLine(paper.title);
    return foldText(title) !== '' && findKeptPaper(this.#snapshot.library(), title) === paper ? title : paper.key;
  }
}
