import { createChecksum } from '../base/checksum';

const ownId = /^urn:marginalia:annotation:([A-Za-z0-9-]+)$/;

/**
 * The identifier of a new annotation, which is its anchor without `^`. It is random, so that notes from different machines can be
 * merged.
 */
export function createAnnotationId(): string {
  return `n-${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`;
}

/**
 * The identifier for an imported annotation. It is always the same for the same annotation, so that a second import recognizes the
 * annotation. If Marginalia exported the annotation, it is the original identifier. A short identifier of another program gets the
 * prefix `h-`. Any other identifier is replaced by its checksum. If the annotation has no identifier, the checksum is that of its
 * content.
 */
export function toAnnotationId(id: string, content: string): string {
  const own = ownId.exec(id)?.[1];
  if (own !== undefined) return own;
  if (/^[A-Za-z0-9_-]{6,40}$/.test(id)) return `h-${id.replace(/_/g, '-')}`;
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(id === '' ? content : id));
  return `w-${checksum.finish()}`;
}
