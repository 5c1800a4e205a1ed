/** Something with a name that holds papers: a topic, or the row of a tree that stands for one. */
export interface Named {
  readonly label: string;
  readonly keys: readonly string[];
}

/**
 * An identifier for each topic, so that a tree keeps open what the writer opened: the former one where the name is the same,
 * else that of a topic that is gone and most of whose papers are here now. All differ.
 */
export function stableIds(
  topics: readonly Named[],
  former: readonly (Named & { readonly id: string })[],
  prefix: string,
): readonly string[] {
  const byLabel = new Map(former.map((each) => [each.label, each.id]));
  const labels = new Set(topics.map(({ label }) => label));
  const gone = former.filter(({ label }) => !labels.has(label));
  const used = new Set(topics.flatMap(({ label }) => byLabel.get(label) ?? []));
  return topics.map(({ label, keys }) => {
    const known = byLabel.get(label);
    if (known !== undefined) return known;
    const here = new Set(keys);
    const heir = gone.find((each) => !used.has(each.id) && each.keys.filter((key) => here.has(key)).length * 2 > each.keys.length);
    let id = heir?.id ?? `${prefix}${label}`;
    while (used.has(id)) id += "'";
    used.add(id);
    return id;
  });
}
