import assert from 'node:assert/strict';
import type { Digest, DigestFormat } from '../../../../server/src/model/digest';
import { checkDigest, type ExpectedEntry } from '../digestChecks';

/** What a test expects of a paper in an export. */
export type ExpectedPaper = ExpectedEntry & { readonly title: string };

/**
 * Parses an export, compares its papers and issues as `checkDigest` does, and checks that each title is where its span says, unless
 * the file writes it differently (`escaped`).
 */
export function checkContainer(
  text: string,
  path: string,
  format: DigestFormat,
  papers: readonly ExpectedPaper[],
  options: { readonly issues?: readonly (readonly [string, string])[]; readonly escaped?: boolean } = {},
): Digest {
  const digest = checkDigest(text, path, papers, options.issues);
  assert.equal(digest.format, format);
  assert.notEqual(digest.pattern, undefined);
  if (options.escaped !== true) {
    for (const { title, titleSpan } of digest.entries) assert.equal(text.slice(titleSpan.start, titleSpan.end).replace(/\s+/g, ' '), title);
  }
  for (const { abstract, abstractSpan } of digest.entries) {
    if (abstractSpan !== undefined) assert.ok(text.slice(abstractSpan.start, abstractSpan.end).includes(abstract.slice(0, 5)), abstract);
  }
  return digest;
}
