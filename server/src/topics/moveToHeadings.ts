import { refineGroups, type Vectors } from './centroids';
import { dissolveSmallGroups, type Groups, numberGroups } from './groupPapers';
import type { TopicNamer } from './nameTopics';

/** A paper that has the heading of a group in its title counts as so much nearer to the group. */
const headingWeight = 0.08;
const rounds = 3;

/**
 * Moves papers to groups whose headings they mention, if these groups are nearly as near as their own. So more papers of a group are
 * about what its heading says. Groups that are left with fewer than `smallest` papers are dissolved. This is for small libraries: in a
 * large one, a heading names only one of several subjects of its group.
 */
export function moveToHeadings(words: Vectors, groups: Groups, namer: TopicNamer, min: number): Groups {
  const leanings = namer.measureMentions(groups.of, groups.count).map((mention) => headingWeight * mention);
  const moved = refineGroups(words, groups.of, groups.count, rounds, leanings);
  return dissolveSmallGroups(words, numberGroups(moved), min);
}
