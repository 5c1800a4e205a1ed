import { URI, Utils } from 'vscode-uri';

/** The last part of a URI's path, decoded. */
export function fileName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}
