import { CodeLens, Range, Uri } from 'vscode';
import type { CheckDraftAnswer, CheckedFinding, CheckedGroup, CheckedPlace } from '../../../server/src/client';
import { escapeIcons, fileLabel } from '../editing/labels';
import { formatNumber } from '../messages/formatNumber';
import { messages } from '../messages/messages';
import { type PageText, PageWriter } from '../pages/pageText';

/** What a line of the page leads to: a place in a file, or another line of the page. */
type ReviewTarget = { readonly kind: 'place'; readonly place: CheckedPlace } | { readonly kind: 'line'; readonly line: number };

/** A link on the page: the characters [start, end) of a line. */
export interface ReviewLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly target: ReviewTarget;
}

/** A finding on the page: its message is in the line `start`, and its places are in the lines up to `end`, which is not one of them. */
export interface ReviewItem {
  readonly start: number;
  readonly end: number;
  readonly group: CheckedGroup;
  readonly finding: CheckedFinding;
}

export interface ReviewText extends PageText {
  /** In the order of the lines, at most one for each line. */
  readonly links: readonly ReviewLink[];
  /** The findings that have places, in the order of the lines. */
  readonly items: readonly ReviewItem[];
}

/** U+2007 is as wide as a digit, so that numbers are aligned in any font. */
const figureSpace = '\u2007';

/** The review as a page: the counts first, each a link to its group, then each group with its findings and their places. */
export function renderReview({ drafts: [root = '', ...others], citationCount, workCount, groups, unjudged }: CheckDraftAnswer): ReviewText {
  const page = new ReviewWriter(root);
  page.line(messages.reviewOf(fileLabel(Uri.parse(root))), 'strong');
  const findings = groups.reduce((sum, { count }) => sum + count, 0);
  page.line(messages.reviewScope({ citations: citationCount, works: workCount, files: 1 + others.length, findings }), 'quiet');
  page.line(messages.reviewKeys(), 'quiet');
  page.line();
  if (groups.length === 0) page.line(messages.nothingFound());
  const width = Math.max(1, ...groups.map(({ count }) => formatNumber(count).length));
  const rows = groups.map(({ count, title, severity }) => {
    const number = formatNumber(count).padStart(width, figureSpace);
    const row = page.line(`${number}  ${title}`);
    page.style(row, severity, 0, number.length);
    return { row, from: number.length + 2 };
  });
  if (unjudged.length > 0) rows.push({ row: page.line(messages.notJudged()), from: 0 });
  const headings = [...groups.map((group) => page.writeGroup(group)), ...(unjudged.length === 0 ? [] : [page.writeUnjudged(unjudged)])];
  headings.forEach((line, at) => page.link(rows[at]?.row ?? 0, { kind: 'line', line }, rows[at]?.from));
  return page.finish();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

class ReviewWriter extends PageWriter {
  readonly #links: ReviewLink[] = [];
  readonly #items: ReviewItem[] = [];
  readonly #root: string;

  /** `root` is the URI of a file. The names of files are written from its folder. */
  constructor(root: string) {
    super();
    this.#root = root;
  }

  /** Returns the line of the heading. */
  writeGroup(group: CheckedGroup): number {
    const { title, count, severity, findings, findingCount } = group;
    this.line();
    const words = `${title} (${formatNumber(count)})`;
    const heading = this.line(words, 'strong');
    this.style(heading, severity);
    this.style(heading, 'quiet', title.length);
    for (const [at, finding] of findings.entries()) {
      if (at > 0) this.line();
      const start = this.#writeFinding(finding);
      if (finding.places.length > 0) this.#items.push({ start, end: this.length, group, finding });
    }
    if (findingCount > findings.length) this.line(messages.moreFindings(findingCount - findings.length), 'quiet');
    return heading;
  }

  /** Returns the line of the heading. */
  writeUnjudged(findings: readonly CheckedFinding[]): number {
    this.line();
    const heading = this.line(messages.notJudged(), 'strong');
    for (const finding of findings) this.#writeFinding(finding);
    return heading;
  }

  /** Makes the characters [start, end) of a line a link. */
  link(line: number, target: ReviewTarget, start = 0, end = this.wordsOf(line).length): void {
    this.#links.push({ line, start, end, target });
  }

  override finish(): ReviewText {
    return { ...super.finish(), links: this.#links.sort((a, b) => a.line - b.line), items: this.#items };
  }

  /** Returns the line of the message. */
  #writeFinding({ message, places, placeCount }: CheckedFinding): number {
    const start = this.line(oneLine(message));
    for (const place of places) {
      const label = `${this.#nameFile(place.uri)}:${place.range.start.line + 1}`;
      const line = this.line(`${indent}${label}  ${oneLine(place.words)}`);
      this.link(line, { kind: 'place', place }, indent.length, indent.length + label.length);
      this.style(line, 'quiet', indent.length + label.length);
    }
    if (placeCount > places.length) this.line(`${indent}${messages.morePlaces(placeCount - places.length)}`, 'quiet');
    return start;
  }

  #nameFile(uri: string): string {
    const folder = this.#root.slice(0, this.#root.lastIndexOf('/') + 1);
    const [file, root] = [Uri.parse(uri), Uri.parse(this.#root)];
    const isBelow = folder !== '' && uri.startsWith(folder) && root.scheme !== 'untitled';
    return isBelow ? file.path.slice(root.path.lastIndexOf('/') + 1) : fileLabel(file);
  }
}

const indent = '    ';

/** What can be done about a finding, above its message. */
export function createReviewLenses({ start, group, finding }: ReviewItem): readonly CodeLens[] {
  const fix = nameFix(group.completable !== undefined, finding);
  const actions = [
    ...(fix === undefined ? [] : [[fix, 'marginalia.fixFinding', 'f'] as const]),
    [messages.goToFinding(), 'marginalia.openFinding', 'Enter'] as const,
    ...(finding.canDismiss === true ? [[messages.dismissFinding(), 'marginalia.dismissFinding', 'd'] as const] : []),
  ];
  return actions.map(
    ([title, command, key]) =>
      new CodeLens(new Range(start, 0, start, 0), {
        title: escapeIcons(title),
        command,
        arguments: [start],
        tooltip: messages.lensKey(title, key),
      }),
  );
}

/** undefined if nothing can be fixed. If there is one fix, it is named. */
function nameFix(isCompletable: boolean, { fixes = [], placeCount }: ReviewItem['finding']): string | undefined {
  if (isCompletable) return messages.completeThese();
  const [only, ...others] = fixes;
  if (only === undefined) return undefined;
  return others.length === 0 && placeCount === 1 ? messages.fixAs(only) : messages.fixFinding();
}
