import { Uri } from 'vscode';
import type { HintCountsAnswer, LspRange, StatusAnswer } from '../../../server/src/protocol/requests';
import { fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';

export interface StatusLink {
  /** The range [start, end) of the link's text in the page, as UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly target: Uri;
}

export interface StatusPage {
  readonly text: string;
  readonly links: readonly StatusLink[];
}

/** The page lists at most this many skipped blocks. */
const maximumSkipped = 1000;

/** The status of the library as a page, with a link for each file name. `hints` is undefined until they were counted. */
export function renderStatus(status: StatusAnswer, hints?: HintCountsAnswer): StatusPage {
  const links: StatusLink[] = [];
  let text = '';
  const line = (words: string): void => {
    text += `${words}\n`;
  };
  const link = (label: string, target: Uri): void => {
    links.push({ start: text.length, end: text.length + label.length, target });
    text += label;
  };
  const linkedLine = (label: string, target: Uri, rest: string, more?: () => void): void => {
    text += '- ';
    link(label, target);
    text += `: ${rest}`;
    more?.();
    text += '\n';
  };

  const heading = (words: string): void => line(`\n${words}:\n`);

  line(status.ready ? messages.papersOfLibrary(status.papers, status.digestPapers) : messages.indexing());
  const leftOut = groupByFile(status.skipped);
  heading(messages.statusDigests());
  for (const { uri, papers, pattern } of status.digests) {
    const file = Uri.parse(uri);
    const [first, ...others] = leftOut.get(uri) ?? [];
    linkedLine(fileLabel(file), file, messages.statusDigest(papers, pattern), () => {
      if (first === undefined) return;
      text += '; ';
      link(messages.statusLeftOut(1 + others.length), toLine(file, first));
    });
  }
  if (status.digests.length === 0) line(messages.statusNoDigests());
  if (status.bibliographies.length > 0) {
    heading(messages.statusBibliographies());
    for (const { uri, entries } of status.bibliographies) {
      linkedLine(fileLabel(Uri.parse(uri)), Uri.parse(uri), messages.statusEntries(entries));
    }
  }
  const corrections = status.corrections.filter(({ count }) => count > 0);
  if (corrections.length > 0) heading(messages.statusCorrections());
  for (const { uri, count } of corrections) linkedLine(fileLabel(Uri.parse(uri)), Uri.parse(uri), messages.statusCorrected(count));
  if (hints !== undefined && hints.rules.length + hints.files.length > 0) {
    heading(messages.statusHints());
    for (const { title, shown, dismissed } of hints.rules) line(`- ${messages.statusHintsOfRule(title, shown, dismissed)}`);
    for (const { uri } of hints.files) linkedLine(fileLabel(Uri.parse(uri)), Uri.parse(uri), messages.statusDismissals());
    for (const { title, shown, dismissed } of hints.rules.filter(({ isOftenDismissed }) => isOftenDismissed))
      line(`\n${messages.statusOftenDismissed(title, dismissed, shown + dismissed)}`);
  }
  if (status.ready) {
    const { search, server, shortage } = status.memory;
    heading(messages.statusMemory());
    line(messages.statusMemoryUsed(search, server));
    if (shortage !== undefined) line(messages.statusMemoryShort(shortage.needed, shortage.limit));
  }
  heading(messages.statusSkipped());
  for (const { uri, range, reason } of status.skipped.slice(0, maximumSkipped)) {
    const at = range.start.line + 1;
    const file = Uri.parse(uri);
    linkedLine(`${fileLabel(file)}:${at}`, toLine(file, range), reason.replace(/\s+/g, ' '));
  }
  if (status.skipped.length > maximumSkipped) line(messages.statusSkippedMore(status.skipped.length - maximumSkipped));
  if (status.skipped.length === 0) line(messages.statusSkippedNothing());
  return { text, links };
}

function toLine(file: Uri, { start }: LspRange): Uri {
  return file.with({ fragment: `L${start.line + 1}` });
}

function groupByFile(blocks: StatusAnswer['skipped']): ReadonlyMap<string, readonly LspRange[]> {
  const ranges = new Map<string, LspRange[]>();
  for (const { uri, range } of blocks) {
    const known = ranges.get(uri);
    if (known === undefined) ranges.set(uri, [range]);
    else known.push(range);
  }
  return ranges;
}
