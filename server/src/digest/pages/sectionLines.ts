import type { Span } from '../../base/span';
import { joinLines } from '../fields/joinLines';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { toTag } from '../records/bounds/sections';
import { skipReasons } from '../skipReasons';

/** The name of a section has at most this many words. A title of a paper that has no abstract is mostly longer. */
const maxWords = 6;
/** One line alone may as well be the title of a paper whose abstract is missing, which must be reported. */
const minSections = 2;

/**
 * Adds to each paper the name of its section, if the digest has sections. Its name stands on a line of its own above several papers, so it
 * was read as a title without an abstract, with or without marks of a heading:
 *
 *     Computer Vision
 *
 *     Kites That See
 *     We look at the ground from a kite ...
 *
 * If most of such lines stand above a single paper, they are no sections, but belong to the papers.
 */
export function addSections(text: string, digest: ParsedDigest): ParsedDigest {
  const sectionOf = findSectionLines(text, digest);
  const counts = new Map<string, number>();
  for (const name of sectionOf) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
  if (names.size < minSections || names.size <= counts.size / 2) return digest;
  return {
    ...digest,
    entries: digest.entries.map((entry, at): UnnamedRecord => {
      const name = sectionOf[at];
      return name === undefined || !names.has(name) ? entry : { ...entry, tags: [name, ...(entry.tags ?? [])] };
    }),
    issues: digest.issues.filter(
      ({ span, reason }) => reason !== skipReasons.titleWithoutAbstract || !names.has(readName(text, span) ?? ''),
    ),
  };
}

/** For each paper, the name on the last line above it that was read as a title without an abstract, from there to the next such line. */
function findSectionLines(text: string, { entries, issues }: ParsedDigest): readonly (string | undefined)[] {
  const sorted = [...issues].sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  let section: string | undefined;
  return entries.map((entry) => {
    for (let issue = sorted[next]; issue !== undefined && issue.span.start < entry.span.start; issue = sorted[++next])
      section = issue.reason === skipReasons.titleWithoutAbstract ? readName(text, issue.span) : undefined;
    return section;
  });
}

/** undefined if a line cannot be the name of a section. */
function readName(text: string, span: Span): string | undefined {
  const name = toTag(joinLines(text, span));
  return name !== undefined && name.split(/\s+/).length <= maxWords ? name : undefined;
}
