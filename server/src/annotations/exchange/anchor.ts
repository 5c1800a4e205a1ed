import { createChecksum } from '../../base/checksum';

const ownId = /^urn:marginalia:annotation:([A-Za-z0-9-]+)$/;

/**
 * The anchor under which an annotation of another program is kept: always the same for the same annotation, so that it is
 * known when it comes again. Our own keep theirs, those with a short identifier get it as their name (`h-` before it), others
 * a checksum of their identifier, or of what they say where they have none.
 */
export function createAnchorFrom(id: string, content: string): string {
  const own = ownId.exec(id)?.[1];
  if (own !== undefined) return own;
  if (/^[A-Za-z0-9_-]{6,40}$/.test(id)) return `h-${id.replace(/_/g, '-')}`;
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(id === '' ? content : id));
  return `w-${checksum.finish()}`;
}
