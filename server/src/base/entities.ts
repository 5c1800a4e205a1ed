import { Parser } from 'htmlparser2';
import { maskControls } from './escape';

const entity = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/gi;

/**
 * Replaces the entities of HTML, such as `&amp;` and `&#233;`, by their characters. A no-break space becomes a blank. Unknown and invalid
 * entities remain, and so do those that a document type defines: they are not part of a paper's text, and might expand without end.
 */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(entity, decodeEntity) : text;
}

function decodeEntity(written: string): string {
  let decoded = '';
  new Parser({ ontext: (part) => (decoded += part) }, { decodeEntities: true }).end(written);
  return decoded.includes('\ufffd') ? written : maskControls(decoded).replaceAll('\u00a0', ' ');
}
