import { findTitleEndBeforePeople } from '../fields/peopleAtStart';
import type { TitleCandidate } from '../slots/candidates';
import { trimTitle } from './trimTitle';

/**
 * Titles lose a shared beginning, such as a label, if at least `fewest` titles of their slot have it, and at least this `share` of the
 * titles.
 */
const min = 3;
const share = 0.6;

/** A label before a title: `Work:`, `Title :`. */
const label = /^\p{L}[\p{L}\p{M} .'’/-]{0,28}?\s*[:：]\s+(?=\S)/u;
/** Labels that may differ from title to title, such as `[Language]`, `(Vision)`, `【cs】`, `2024:`, `9:30`. */
const category =
  /^(?:\[[^\][\n]{1,40}\]|\([^()\n]{1,40}\)|【[^【】\n]{1,40}】|(?:19|20)\d\d(?=\s*[:：–—-])|\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: ?[-–—] ?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?)?)\s*[:：–—-]?\s+(?=\S)/u;

/** Removes a beginning that most titles of a slot share, such as a label or a category in brackets. Also removes people after a title. */
export function trimSharedBeginnings<Title extends TitleCandidate & { readonly slotKey: string }>(
  titles: readonly Title[],
): readonly Title[] {
  const sizes = new Map<string, number>();
  const counts = new Map<string, number>();
  const add = (counted: Map<string, number>, key: string): void => void counted.set(key, (counted.get(key) ?? 0) + 1);
  const leads = titles.map((title) => {
    const lead = readLead(title);
    add(sizes, title.slotKey);
    if (lead !== undefined) add(counts, `${title.slotKey}|${lead.kind}`);
    return lead;
  });
  const shared = new Set<string>();
  for (const [at, { slotKey }] of titles.entries()) {
    const kind = leads[at]?.kind;
    const count = kind === undefined ? 0 : (counts.get(`${slotKey}|${kind}`) ?? 0);
    if (kind !== undefined && count >= min && count >= share * (sizes.get(slotKey) ?? 0)) shared.add(kind);
  }
  return titles.map((title, at) => {
    const lead = leads[at];
    const start = title.start + (lead !== undefined && shared.has(lead.kind) ? lead.length : 0);
    const end = start + findTitleEndBeforePeople(title.block.text.slice(start, title.end));
    return start === title.start && end === title.end ? title : { ...title, ...trimTitle(title.block, start, end) };
  });
}

function readLead({ block, start, end }: TitleCandidate): { readonly kind: string; readonly length: number } | undefined {
  const words = block.text.slice(start, Math.min(end, start + 60));
  const called = label.exec(words)?.[0];
  if (called !== undefined) return { kind: called.trim().toLowerCase(), length: called.length };
  const sorted = category.exec(words)?.[0];
  return sorted === undefined ? undefined : { kind: 'category', length: sorted.length };
}
