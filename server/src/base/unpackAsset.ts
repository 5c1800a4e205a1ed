import { inflateSync } from 'fflate';

/** The bytes of an asset that `packAsset` wrote (`lab/packAsset.ts`): Base64 of a DEFLATE stream (RFC 1951). undefined if the text is damaged. */
export function unpackAsset(text: string): Uint8Array | undefined {
  try {
    return inflateSync(Uint8Array.from(atob(text.trim()), (each) => each.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
