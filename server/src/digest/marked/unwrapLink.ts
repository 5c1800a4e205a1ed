/** Services whose addresses lead on to another: the page that does it, and the parameter that names the other. */
const services: readonly (readonly [page: RegExp, parameter: string])[] = [
  [/^scholar\.google\.[a-z.]+\/scholar_url$/, 'url'],
  [/^(?:www\.)?google\.[a-z.]+\/url$/, 'q'],
  [/^(?:www\.)?google\.[a-z.]+\/url$/, 'url'],
  [/^[a-z0-9-]+\.safelinks\.protection\.outlook\.com\/$/, 'url'],
  [/^lm?\.facebook\.com\/l\.php$/, 'u'],
  [/^(?:www\.)?linkedin\.com\/redir\/redirect$/, 'url'],
  [/^(?:www\.)?medium\.com\/r\/$/, 'url'],
  [/^slack-redir\.net\/link$/, 'url'],
  [/^(?:www\.)?youtube\.com\/redirect$/, 'q'],
];
/** Proofpoint's URL Defense, third version: the address stands in the path as it is. */
const defended = /^https?:\/\/urldefense\.(?:com|us)\/v3\/__(https?:\/\/?.{1,2000}?)__;/i;
/** An address may be wrapped by the alert, and again by the mail system of the reader. */
const mostWrappings = 4;

/** The address that a link leads to in the end, where services that count or check clicks say it in their own; else `address`. */
export function unwrapLink(address: string): string {
  let found = address;
  for (let times = 0; times < mostWrappings; times++) {
    const next = unwrapOnce(found);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function unwrapOnce(address: string): string | undefined {
  const inPath = defended.exec(address)?.[1];
  if (inPath !== undefined) return inPath.replace(/^(https?:\/)(?=[^/])/i, '$1/');
  const [, page, query] = /^https?:\/\/([^?#]{1,200})\?([^#]*)/i.exec(address) ?? [];
  if (page === undefined || query === undefined) return undefined;
  for (const [pattern, parameter] of services) {
    if (!pattern.test(page.toLowerCase())) continue;
    const target = new URLSearchParams(query).get(parameter);
    if (target !== null && /^https?:\/\/[^\s/]/i.test(target)) return target.trim();
  }
  return undefined;
}
