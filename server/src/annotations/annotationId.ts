import { createChecksum } from '../base/checksum';

const ownId = /^urn:marginalia:annotation:([A-Za-z0-9-]+)$/;

/** The identifier of a new annotation: its anchor without `^`. It is random, so that notes from different machines can be merged later. */
export function createAnnotationId(): string {
  return `n-${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`;
}

/**
 * The identifier that an annotation of another program gets here: always the same, so that it is recognized when it is imported again. An
 * annotation that was exported from here gets its own back; a short identifier is kept behind `h-`; any other is replaced by a checksum, of the
 * content if the annotation has no identifier.
 */
export function toAnnotationId(id: string, content: string): string {
  const own = ownId.exec(id)?.[1];
  if (own !== undefined) return own;
  if (/^[A-Za-z0-9_-]{6,40}$/.test(id)) return `h-${id.replace(/_/g, '-')}`;
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(id === '' ? content : id));
  return `w-${checksum.finish()}`;
}
