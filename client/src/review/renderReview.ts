import { Uri } from 'vscode';
import type { CheckDraftAnswer, CheckedFinding, CheckedGroup, CheckedPlace } from '../../../server/src/protocol/reviewRequests';
import { fileLabel } from '../editing/labels';
import { formatNumber } from '../messages/formatNumber';
import { messages } from '../messages/messages';

/** What a line of the page leads to. */
export type ReviewTarget =
  | { readonly kind: 'place'; readonly place: CheckedPlace }
  /** Another line of the page. */
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'complete'; readonly keys: readonly string[] };

/** A link on the page: the characters [start, end) of a line. */
export interface ReviewLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly target: ReviewTarget;
}

export interface ReviewText {
  readonly text: string;
  /** In the order of the lines, at most one for each line. */
  readonly links: readonly ReviewLink[];
}

/** The review as a page: the counts first, each a link to its group, then each group with its findings and their places. */
export function renderReview({
  drafts: [root = '', ...others],
  citations,
  works,
  unknownKeys,
  groups,
  unjudged,
}: CheckDraftAnswer): ReviewText {
  const page = new PageWriter(root);
  page.line(messages.reviewOf(fileLabel(Uri.parse(root))));
  page.line('');
  page.line(messages.reviewScope({ citations, works, unknownKeys, files: 1 + others.length }));
  page.line(messages.reviewKeys());
  page.line('');
  if (groups.length === 0) page.line(messages.nothingFound());
  const width = Math.max(1, ...groups.map(({ count }) => formatNumber(count).length));
  const rows = groups.map(({ count, title }) => page.line(`  ${formatNumber(count).padStart(width)}  ${title}`));
  if (unjudged.length > 0) rows.push(page.line(`  ${' '.repeat(width)}  ${messages.notJudged()}`));
  const headings = [
    ...groups.map((group) => writeGroup(page, group)),
    ...(unjudged.length === 0 ? [] : [writeSection(page, messages.notJudged(), unjudged)]),
  ];
  headings.forEach((heading, at) => page.link(rows[at] ?? 0, { kind: 'line', line: heading }));
  return page.finish();
}

/** Returns the line of the heading. */
function writeGroup(page: PageWriter, { title, findings, findingCount, completable }: CheckedGroup): number {
  const heading = writeSection(page, title, findings);
  if (findingCount > findings.length) page.line(messages.moreFindings(findingCount - findings.length));
  if (completable !== undefined) page.link(page.line(messages.completeThese()), { kind: 'complete', keys: completable });
  return heading;
}

function writeSection(page: PageWriter, title: string, findings: readonly CheckedFinding[]): number {
  page.line('');
  const heading = page.line(`${title}:`);
  for (const { message, places, placeCount } of findings) {
    page.line(oneLine(message));
    for (const place of places) {
      const label = `${page.nameFile(place.uri)}:${place.range.start.line + 1}`;
      page.link(page.line(`    ${label}  ${oneLine(place.words)}`), { kind: 'place', place }, label.length);
    }
    if (placeCount > places.length) page.line(`    ${messages.morePlaces(placeCount - places.length)}`);
  }
  return heading;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

class PageWriter {
  readonly #lines: string[] = [];
  readonly #links: ReviewLink[] = [];
  readonly #root: string;

  /** `root` is the URI of a file. The names of files are written from its folder. */
  constructor(root: string) {
    this.#root = root;
  }

  nameFile(uri: string): string {
    const folder = this.#root.slice(0, this.#root.lastIndexOf('/') + 1);
    const [file, root] = [Uri.parse(uri), Uri.parse(this.#root)];
    const isBelow = folder !== '' && uri.startsWith(folder) && root.scheme !== 'untitled';
    return isBelow ? file.path.slice(root.path.lastIndexOf('/') + 1) : fileLabel(file);
  }

  /** Writes a line and returns its number. */
  line(words: string): number {
    return this.#lines.push(words) - 1;
  }

  /** Makes the words of a line a link, or only the first `length` characters of them. */
  link(line: number, target: ReviewTarget, length = Infinity): void {
    const words = this.#lines[line] ?? '';
    const start = words.length - words.trimStart().length;
    this.#links.push({ line, start, end: Math.min(words.length, start + length), target });
  }

  finish(): ReviewText {
    return { text: `${this.#lines.join('\n')}\n`, links: this.#links.sort((a, b) => a.line - b.line) };
  }
}
