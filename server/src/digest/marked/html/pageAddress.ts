import { unwrapLink } from '../markdown/unwrapLink';
import type { TagAttributes } from './readTags';

/**
 * The address that a page gives for itself. The links of the page are resolved with it. If the page gives several addresses, the most
 * reliable of those read so far is used.
 */
export class PageAddress {
  private base: string | undefined;
  private sureness = 0;

  /** Reads the page's address from `<base>`, `<link rel="canonical">` or `<meta property="og:url">`. */
  readTag(name: string, attributes: TagAttributes): void {
    if (name === 'base') this.note(attributes.get('href'), 4);
    else if (name === 'link' && attributes.get('rel')?.toLowerCase() === 'canonical') this.note(attributes.get('href'), 2);
    else if (name === 'meta' && attributes.get('property')?.toLowerCase() === 'og:url') this.note(attributes.get('content'), 1);
  }

  /** Reads the page's address from the comment that browsers write into saved pages: ` saved from url=(0031)https://example.org/list `. */
  readComment(comment: string): void {
    this.note(/^\s{0,10}saved from url=\(\d{1,6}\)(\S{1,2000})/i.exec(comment)?.[1], 3);
  }

  /**
   * The absolute address to which a link leads. If the page's address is unknown, `https:` is added to a link that begins with `//`,
   * and any other relative address is returned as written. undefined if the link does not lead to another web page, for example `#top`
   * or a mail address.
   */
  resolve(reference: string | undefined): string | undefined {
    const written = reference?.trim() ?? '';
    if (written === '' || written.startsWith('#')) return undefined;
    if (/^https?:/i.test(written)) return unwrapLink(written);
    if (/^[a-z][a-z\d+.-]*:/i.test(written)) return undefined;
    if (this.base === undefined) return written.startsWith('//') ? `https:${written}` : written;
    return URL.canParse(written, this.base) ? new URL(written, this.base).href : written;
  }

  private note(address: string | undefined, sureness: number): void {
    if (address === undefined || sureness <= this.sureness || !/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) return;
    this.base = address;
    this.sureness = sureness;
  }
}
