import { deflateRawSync } from 'node:zlib';

/** The text of an asset for `unpackAsset`. Packed before it is Base64, since Base64 hides from the package's own DEFLATE where bytes begin. */
export function packAsset(bytes: Uint8Array): string {
  return deflateRawSync(bytes, { level: 9 }).toString('base64');
}
