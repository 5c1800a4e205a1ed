import type { KeptHeading } from '../model/topic';
import { foldText } from '../text/foldText';
import { countMembers, noGroup } from './centroids';
import { isOtherPapers } from './otherPapers';
import type { Placement } from './placePapers';
import type { TopicName } from './topicMap';

/** Names each of `count` groups. Labels differ from those in `taken`. */
export type NameGroups = (groups: Int32Array, count: number, taken: readonly string[]) => readonly TopicName[];

/** A kept heading, or a new one for a group of papers. */
export interface Home extends TopicName {
  /** The number of the kept heading; for a new heading, the number of its group after those of the kept headings. */
  readonly group: number;
}

export interface Homes {
  /** The group of each paper's home; `noGroup` for a paper that has none. */
  readonly homeOf: Int32Array;
  /** The kept headings in the writer's order, then the new ones by size, the largest first. */
  readonly homes: readonly Home[];
}

/**
 * Gives a new heading to each group of far papers that share a phrase. If a kept heading is called by that phrase, they join it; if they
 * share none, they join their nearest headings.
 */
export function findHomes({ headingOf, groups }: Placement, headings: readonly KeptHeading[], name: NameGroups): Homes {
  const names = name(groups.of, groups.count, []);
  const findHome = (name: TopicName, group: number): number | undefined => {
    const same = headings.findIndex(({ label }) => foldText(label) === foldText(name.label));
    return isOtherPapers(name) ? undefined : same === -1 ? group : same;
  };
  const targets = names.map((each, group) => (group < headings.length ? group : findHome(each, group)));
  const homeOf = groups.of.map((group, row) => (group === noGroup ? noGroup : (targets[group] ?? (headingOf[row] as number))));
  const sizes = countMembers(homeOf, groups.count);
  const homes = names.map(({ label, terms }, group): Home => ({ label: headings[group]?.label ?? label, terms, group }));
  const newHomes = homes
    .slice(headings.length)
    .filter(({ group }) => targets[group] === group)
    .sort((a, b) => (sizes[b.group] as number) - (sizes[a.group] as number) || a.group - b.group);
  return { homeOf, homes: [...homes.slice(0, headings.length), ...newHomes] };
}
