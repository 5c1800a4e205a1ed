import { withoutEffect } from '../base/invisible';
import type { JsonNode } from '../base/jsonReader';

/** The longest text and the longest list of authors that are read, so that no file can slow the library down. */
const longestText = 2000;
export const mostAuthors = 10_000;

const unseen = new RegExp(`[${withoutEffect}]`, 'g');

/** The text of a string or a number, on one line and without invisible characters; undefined for anything else. */
export function readJsonText(node: JsonNode | undefined): string | undefined {
  if (node?.kind !== 'string' && !(node?.kind === 'literal' && /^[-\d]/.test(node.text))) return undefined;
  return node.text.slice(0, longestText).replace(unseen, '').replace(/\s+/g, ' ').trim();
}
