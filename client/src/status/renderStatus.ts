import { Uri } from 'vscode';
import type { HintCountsAnswer, LspRange, StatusAnswer } from '../../../server/src/client';
import { fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { type PageText, PageWriter } from '../pages/pageText';

interface StatusLink {
  readonly line: number;
  /** The characters [start, end) of the line. */
  readonly start: number;
  readonly end: number;
  readonly target: Uri;
}

export interface StatusPage extends PageText {
  readonly links: readonly StatusLink[];
}

/** Words of a line, with a link if they have a target. */
interface Part {
  readonly words: string;
  readonly target?: Uri;
}

const bullet = '• ';

/** The page lists at most this many skipped blocks. */
const maxSkipped = 1000;

/** The status of the library as a page, with a link for each file name. `hints` is undefined until they were counted. */
export function renderStatus(status: StatusAnswer, hints?: HintCountsAnswer): StatusPage {
  const page = new PageWriter();
  const links: StatusLink[] = [];
  const heading = (words: string): void => {
    page.line();
    page.line(words, 'strong');
  };
  const item = (...parts: readonly Part[]): void => {
    const line = page.line(`${bullet}${parts.map(({ words }) => words).join('')}`);
    let start = bullet.length;
    for (const { words, target } of parts) {
      const end = start + words.length;
      if (target !== undefined) links.push({ line, start, end, target });
      start = end;
    }
  };
  const fileItem = (uri: string, words: string, ...more: readonly Part[]): void => {
    const target = Uri.parse(uri);
    item({ words: fileLabel(target), target }, { words: `: ${words}` }, ...more);
  };

  page.line(status.ready ? messages.papersOfLibrary(status.papers, status.digestPapers) : messages.indexing());
  const leftOut = groupByFile(status.skipped);
  heading(messages.statusDigests());
  for (const { uri, papers, pattern } of status.digests) {
    const [first, ...others] = leftOut.get(uri) ?? [];
    const more =
      first === undefined
        ? []
        : [{ words: '; ' }, { words: messages.statusLeftOut(1 + others.length), target: toLine(Uri.parse(uri), first) }];
    fileItem(uri, messages.statusDigest(papers, pattern), ...more);
  }
  if (status.digests.length === 0) page.line(messages.statusNoDigests());
  if (status.bibliographies.length > 0) heading(messages.statusBibliographies());
  for (const { uri, entries } of status.bibliographies) fileItem(uri, messages.statusEntries(entries));
  const corrections = status.corrections.filter(({ count }) => count > 0);
  if (corrections.length > 0) heading(messages.statusCorrections());
  for (const { uri, count } of corrections) fileItem(uri, messages.statusCorrected(count));
  if (hints !== undefined && hints.rules.length + hints.files.length > 0) {
    heading(messages.statusHints());
    for (const { title, shown, dismissed } of hints.rules) item({ words: messages.statusHintsOfRule(title, shown, dismissed) });
    for (const { uri } of hints.files) fileItem(uri, messages.statusDismissals());
    for (const { title, shown, dismissed } of hints.rules.filter(({ isOftenDismissed }) => isOftenDismissed)) {
      page.line();
      page.line(messages.statusOftenDismissed(title, dismissed, shown + dismissed));
    }
  }
  heading(messages.statusSkipped());
  for (const { uri, range, reason } of status.skipped.slice(0, maxSkipped)) {
    const file = Uri.parse(uri);
    const target = toLine(file, range);
    item({ words: `${fileLabel(file)}:${range.start.line + 1}`, target }, { words: `: ${reason.replace(/\s+/g, ' ')}` });
  }
  if (status.skipped.length > maxSkipped) page.line(messages.statusSkippedMore(status.skipped.length - maxSkipped));
  if (status.skipped.length === 0) page.line(messages.statusSkippedNothing(), 'quiet');
  if (status.ready) {
    const { search, server, shortage } = status.memory;
    heading(messages.statusMemory());
    page.line(messages.statusMemoryUsed(search, server), 'quiet');
    if (shortage !== undefined) page.line(messages.statusMemoryShort(shortage.needed, shortage.limit));
  }
  return { ...page.finish(), links };
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
