const address = /https?:\/\/[^\s<>"'`{}|\\^]{1,2000}|\b(?:github|gitlab|bitbucket)\.(?:com|org)\/[\w.-]{1,200}\/[\w./-]{0,200}[\w-]/gi;

/** A quick test for web addresses, which is false for most abstracts. It finds `http` and addresses on GitHub. */
export function mayContainUrls(text: string): boolean {
  return text.includes('http') || text.includes('github.com/') || text.includes('GitHub.com/');
}

/**
 * The web addresses in running text, in order: `https://github.com/a/b` in `Code is available at https://github.com/a/b.` An address on
 * GitHub, GitLab or Bitbucket is found even without `https://`, which is then added.
 */
export function findUrls(text: string): string[] {
  const found: string[] = [];
  for (const [written] of text.matchAll(address)) {
    const trimmed = trimUrl(written);
    found.push(/^https?:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
  }
  return found;
}

/**
 * An address or identifier without the punctuation of the sentence around it. A closing bracket is part of the address only if the
 * opening one is too: `https://a.org/b_(c)` remains, but `https://a.org/b).` becomes `https://a.org/b`.
 */
export function trimUrl(text: string): string {
  if (!/[.,;:!?'*_~…)\]]$/.test(text)) return text;
  const unopened = { ')': countOf(text, ')') - countOf(text, '('), ']': countOf(text, ']') - countOf(text, '[') };
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    if ((last === ')' || last === ']') && unopened[last] > 0) unopened[last] -= 1;
    else if (!/[.,;:!?'*_~…]/.test(last)) break;
  }
  return text.slice(0, end);
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

const codeHost = String.raw`^(?:https?://)?(?:www\.|gist\.|raw\.)?(?:github|gitlab|gitee|bitbucket|codeberg|sourceforge)\.(?:com|org|net)/`;
const onCodeHost = new RegExp(codeHost, 'i');
const repository = new RegExp(String.raw`${codeHost}[\w.-]+/[\w.-]`, 'i');

/** Whether an address is on a site that hosts source code: `https://github.com/explore`. */
export function isOnCodeHost(url: string): boolean {
  return onCodeHost.test(url);
}

/** Whether an address leads to a repository or to a page in one: `https://github.com/a/b`. */
export function isRepository(url: string): boolean {
  return repository.test(url);
}
