import { URI, Utils } from 'vscode-uri';

/** The last part of the path of a URI, decoded. */
export function fileName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/**
 * The path below a workspace folder that a text from settings or from a draft names, with slashes and without redundant parts:
 * `./notes\\kite.md` becomes `notes/kite.md`. undefined if it names the folder itself or nothing, or if it may lead out: if it is
 * absolute, has a scheme or a drive, begins with `~`, or contains `..`, a control or half a character.
 */
export function readInsidePath(text: string): string | undefined {
  const path = text.trim().replace(/\\/g, '/');
  if (/^(?:[/~]|[a-z][a-z\d+.-]*:)|\p{Cc}|\p{Cs}/iu.test(path)) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}
