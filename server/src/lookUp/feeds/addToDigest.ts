import { maskControls } from '../../base/invisible';
import { type DigestHint, parseDigest, readPaperSections, renderPaperSection } from '#digest';
import type { DigestRecord } from '../../model/digest';
import { KnownPapers } from './knownPapers';
import type { FeedPaper } from './feedPaper';

export type DigestAddition =
  /**
   * `text` is to be inserted at the end of the digest, and empty if the digest has all papers already. `known` counts the papers that it
   * had, `unreadable` those without a title.
   */
  | { readonly kind: 'addition'; readonly text: string; readonly added: number; readonly known: number; readonly unreadable: number }
  /** `reason` is in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Adds those papers to a digest that do not stand in it yet, as sections of Markdown at its end. What is in the digest stays as it is.
 * `heading` begins a digest that is empty. Refused if our own reader would not find the papers in the result, which is so in an export.
 */
export function addToDigest(digest: string, hint: DigestHint, papers: readonly FeedPaper[], heading: string): DigestAddition {
  const before = parseDigest(digest, hint).entries;
  const knownPapers = new KnownPapers();
  for (const entry of before) knownPapers.add(entry);
  const sections: string[] = [];
  let known = 0;
  for (const { facts, source } of papers) {
    const isKnown = knownPapers.has(facts);
    const section = isKnown ? undefined : renderPaperSection(facts, source);
    if (isKnown) known += 1;
    if (section === undefined) continue;
    knownPapers.add(facts);
    sections.push(section);
  }
  const added = sections.length;
  const unreadable = papers.length - known - added;
  if (added === 0) return { kind: 'addition', text: '', added, known, unreadable };
  const newText = `${findGap(digest)}${digest.trim() === '' ? `# ${heading}\n\n` : ''}${sections.join('\n')}`;
  const text = toLineEnds(maskControls(newText), digest);
  const after = parseDigest(digest + text, hint).entries;
  const expected = [...before, ...readPaperSections(text)];
  const isRead = after.length === expected.length && expected.every((entry, at) => isSame(entry, after[at]));
  return isRead
    ? { kind: 'addition', text, added, known, unreadable }
    : {
        kind: 'refused',
        reason: "Papers can't be added to an exported file. Choose a different digest or a new one.",
      };
}

type TitleAndAbstract = Pick<DigestRecord, 'title' | 'abstract'>;

function isSame(entry: TitleAndAbstract, other: TitleAndAbstract | undefined): boolean {
  return entry.title === other?.title && entry.abstract === other.abstract;
}

/** The line breaks that leave one blank line between a digest and what is added. */
function findGap(digest: string): string {
  if (digest.trim() === '') return '';
  return /\n[ \t]*\r?\n$/.test(digest) ? '' : digest.endsWith('\n') ? '\n' : '\n\n';
}

function toLineEnds(text: string, digest: string): string {
  return digest.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
