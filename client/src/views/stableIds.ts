/** A named group of papers: a topic, or the tree row of a topic. */
interface NamedGroup {
  readonly label: string;
  readonly keys: readonly string[];
}

/**
 * A unique identifier for each topic. VS Code uses it to remember which rows are expanded. A topic with the same name as a former topic
 * keeps that topic's identifier. A topic with a new name takes over the identifier of a former topic that no longer exists, if it
 * contains more than half of the former topic's papers.
 */
export function stableIds(
  topics: readonly NamedGroup[],
  former: readonly (NamedGroup & { readonly id: string })[],
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
