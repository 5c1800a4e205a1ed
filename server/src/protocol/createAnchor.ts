/** The anchor of a new annotation, without `^`: unlike any other, also of notes that were made elsewhere and are merged later. */
export function createAnchor(): string {
  return `n-${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`;
}
