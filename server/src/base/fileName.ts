import { URI, Utils } from 'vscode-uri';

/** The last part of the path of a URI, decoded. */
export function fileName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}
