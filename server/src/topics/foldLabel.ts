/** The form in which labels are compared: "KV  Cache" and "kv cache" are one. */
export function foldLabel(label: string): string {
  return label.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
