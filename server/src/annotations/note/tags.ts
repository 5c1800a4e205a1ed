/**
 * Matches a tag such as `#kv-cache` or `#heads/retrieval`. By Obsidian's rule, a number alone is not a tag (Obsidian Help, "Tag
 * format").
 */
const tag = /(?<![\p{L}\p{N}_/#&\\)\]])#([\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)/gu;
/** Matches code and addresses, in which `#` has another meaning. */
const opaque = /`+[^`]*`+|https?:\/\/\S+|\]\([^)]*\)/g;

/** The tags in a text, without `#`, each once, in the order of the text. */
export function findTags(text: string): readonly string[] {
  const plain = text.replace(opaque, (part) => ' '.repeat(part.length));
  return [...new Set([...plain.matchAll(tag)].flatMap(([, name = '']) => name.replace(/[/-]+$/, '') || []))];
}
