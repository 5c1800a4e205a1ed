/** Services that redirect links: the redirecting page, and the parameter that contains the target address. */
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
/** Proofpoint's URL Defense, version 3: the path contains the target address unescaped. */
const defended = /^https?:\/\/urldefense\.(?:com|us)\/v3\/__(https?:\/\/?.{1,2000}?)__;/i;
/** Amazon's mail service: the path contains the target address escaped. */
const escaped = /^https?:\/\/[^/?#]{1,200}\/C?L0\/(https?:%2F%2F[^/?#]{1,2000})/i;
/**
 * Some mail services: the path contains the target address in base64, either alone (`aHR0c...`) or as member `e` of a JSON object
 * (`eyJ...`).
 */
const inBase64 = /^https?:\/\/[^?#]{1,500}\/((?:aHR0c|eyJ)[\w+-]{10,4000})={0,2}(?:[./?#]|$)/;
/**
 * How many times an address may be wrapped. Often the service that sends an alert wraps it first, and then the mail system that
 * receives the alert.
 */
const maxWrappings = 4;

/**
 * The target of a link that leads through services that count or check clicks, if their addresses contain the target. Any other address
 * is returned unchanged.
 */
export function unwrapLink(address: string): string {
  let found = address;
  for (let times = 0; times < maxWrappings; times++) {
    const next = unwrapOnce(found);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function unwrapOnce(address: string): string | undefined {
  const inPath = defended.exec(address)?.[1];
  if (inPath !== undefined) return inPath.replace(/^(https?:\/)(?=[^/])/i, '$1/');
  const inEscapes = escaped.exec(address)?.[1];
  if (inEscapes !== undefined) return decodeEscapes(inEscapes);
  const encoded = inBase64.exec(address)?.[1];
  if (encoded !== undefined) return decodeBase64(encoded);
  const [, page, query] = /^https?:\/\/([^?#]{1,200})\?([^#]*)/i.exec(address) ?? [];
  if (page === undefined || query === undefined) return undefined;
  for (const [pattern, parameter] of services) {
    if (!pattern.test(page.toLowerCase())) continue;
    const target = new URLSearchParams(query).get(parameter);
    if (target !== null && isAddress(target)) return target.trim();
  }
  return undefined;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text);
}

function decodeEscapes(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function decodeBase64(encoded: string): string | undefined {
  try {
    const text = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    const target: unknown = encoded.startsWith('eyJ') ? (JSON.parse(text) as { readonly e?: unknown }).e : text;
    return typeof target === 'string' && isAddress(target) && !/\s/.test(target) ? target : undefined;
  } catch {
    return undefined;
  }
}
