/** `#kv-cache`, `#heads/retrieval`: as Obsidian reads tags (Obsidian Help, "Tag format"); a number alone is none. */
const tag = /(?<![\p{L}\p{N}_/#&\\)\]])#([\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)/gu;
/** Code, and addresses, in which a `#` means something else. */
const opaque = /`+[^`]*`+|https?:\/\/\S+|\]\([^)]*\)/g;

/** The `#tags` of a text, without `#`, in order, each once. */
export function findTags(text: string): readonly string[] {
  const plain = text.replace(opaque, (part) => ' '.repeat(part.length));
  return [...new Set([...plain.matchAll(tag)].flatMap(([, name = '']) => name.replace(/[/-]+$/, '') || []))];
}
