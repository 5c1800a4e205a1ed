import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shiftSpan } from '../../../server/src/base/span';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import type { Digest, DigestRecord } from '../../../server/src/model/digest';
import { projectRoot } from '../../support/projectRoot';

export const fixtureNames = [
  'trending-page.txt',
  'page-capture.md',
  'arxiv-mail.txt',
  'scholar-alert.txt',
  'list.md',
  'bullets.md',
  'table.md',
  'daily-papers.json',
  'papers.jsonl',
] as const;

export function readDigestFixture(name: (typeof fixtureNames)[number]): string {
  return readFileSync(join(projectRoot, 'test/fixtures/digests', name), 'utf8');
}

/** What a test expects of a record: only the given fields are compared. */
export type ExpectedEntry = {
  readonly [Field in Exclude<keyof DigestRecord, 'titleSpan' | 'abstractSpan' | 'span'>]?: DigestRecord[Field] | undefined;
};

/**
 * Parses a text and returns the digest with spans relative to the text. Compares its records field by field, and the reasons of its
 * issues with the texts that they mark.
 */
export function checkDigest(
  text: string,
  path: string,
  expected: readonly ExpectedEntry[],
  issues: readonly (readonly [string, string])[] = [],
): Digest {
  const digest = parseDigest(text, { path });
  const named = digest.entries.map((entry, index) => {
    const fields = Object.keys(expected[index] ?? { title: '' }) as (keyof ExpectedEntry)[];
    return Object.fromEntries(fields.map((field) => [field, entry[field]]));
  });
  assert.deepEqual(named, expected);
  assert.deepEqual(
    digest.issues.map(({ reason, span }) => [reason, text.slice(span.start, span.end)]),
    issues,
  );
  checkSpans(text, digest);
  return placeEntries(digest);
}

/** The digest with the spans of its records relative to the text. */
export function placeEntries(digest: Digest): Digest {
  assert.equal(digest.starts.length, digest.entries.length);
  const entries = digest.entries.map((entry, index) => {
    const start = digest.starts[index]!;
    const { span, titleSpan, abstractSpan } = entry;
    assert.equal(span.start, 0);
    return {
      ...entry,
      span: shiftSpan(span, start),
      titleSpan: shiftSpan(titleSpan, start),
      ...(abstractSpan && { abstractSpan: shiftSpan(abstractSpan, start) }),
    };
  });
  return { ...digest, entries };
}

/** Spans are within the text and in order, and those of titles and abstracts contain their text. */
export function checkSpans(text: string, digest: Digest): void {
  let before = 0;
  for (const { span, titleSpan, abstractSpan, title, abstract } of placeEntries(digest).entries) {
    assert.ok(span.start >= before && span.end <= text.length, `block of "${title}" is out of order`);
    assert.ok(
      span.start <= titleSpan.start && titleSpan.start < titleSpan.end && titleSpan.end <= span.end,
      `title of "${title}" is outside of its block`,
    );
    before = span.start;
    assert.notEqual(title, '');
    assert.ok(!/[\n\r\t]/.test(title + abstract), 'a title or abstract has several lines');
    assert.equal(abstractSpan === undefined, abstract === '');
    if (abstractSpan !== undefined) assert.ok(abstractSpan.start < abstractSpan.end && abstractSpan.end <= text.length);
  }
  for (const { span, reason } of digest.issues) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, reason);
    assert.notEqual(reason, '');
  }
}
