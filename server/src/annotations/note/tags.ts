/** `#kv-cache`, `#heads/retrieval`: tags by Obsidian's rule (Obsidian Help, "Tag format"); a number alone is no tag. */
const tag = /(?<![\p{L}\p{N}_/#&\\)\]])#([\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)/gu;
/** Code and addresses, in which `#` has another meaning. */
const opaque = /`+[^`]*`+|https?:\/\/\S+|\]\([^)]*\)/g;

/** The `#tags` of a text without `#`, in order, without duplicates. */
export function findTags(text: string): readonly string[] {
  const plain = text.replace(opaque, (part) => ' '.repeat(part.length));
  return [...new Set([...plain.matchAll(tag)].flatMap(([, name = '']) => name.replace(/[/-]+$/, '') || []))];
}
