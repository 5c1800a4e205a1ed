/** The arguments of one citation command, or of one group of a biblatex command that cites several works: `[see][p.~3]{a,b}`. */
export interface CitationGroup {
  /** As written in the brackets; empty if there is no prefix. */
  readonly prefix: string;
  readonly suffix: string;
  readonly keys: readonly string[];
}

/** Joins groups if there is neither a suffix nor a prefix between them, so that the meaning remains the same. */
export function joinCitationGroups(groups: readonly CitationGroup[]): readonly CitationGroup[] {
  const joined: CitationGroup[] = [];
  for (const group of groups) {
    const last = joined[joined.length - 1];
    if (last === undefined || last.suffix !== '' || group.prefix !== '') joined.push(group);
    else joined[joined.length - 1] = { prefix: last.prefix, suffix: group.suffix, keys: [...last.keys, ...group.keys] };
  }
  return joined;
}

export function renderGroup({ prefix, suffix, keys }: CitationGroup): string {
  return `${renderAffixes(prefix, suffix)}{${keys.join(',')}}`;
}

/** Writes the optional arguments. A single optional argument is the suffix. */
export function renderAffixes(prefix: string, suffix: string): string {
  if (prefix === '') return suffix === '' ? '' : `[${suffix}]`;
  return `[${prefix}][${suffix}]`;
}
