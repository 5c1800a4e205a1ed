import assert from 'node:assert/strict';
import { sliceSpan } from '../../../server/src/base/span';
import type { CitationItem } from '../../../server/src/model/citation';
import type { CitationContext } from '../../../server/src/model/draft';
import { parseFixtureFile, parseFixtureWithCursor, renderFixture } from '../../support/fixture';
import type { FullLanguage } from './fullLanguages';

const modeLabels: Readonly<Record<CitationItem['mode'], string>> = { parenthetical: 'p', narrative: 'n', 'year-only': 'y' };

/**
 * Keys are drawn as `<p|key|>` (parenthetical), `<n|key|>` (narrative), `<y|key|>` (year only); where the fixture draws
 * one `<c|citation|>`, all citations must be drawn.
 */
export function checkCitations(language: FullLanguage, source: string): void {
  const { text, ranges } = parseFixtureFile(source);
  const { citations } = language.scan(text);
  const drawsClusters = ranges.some((range) => range.label === 'c');
  const actual = citations.flatMap((citation) => [
    ...(drawsClusters ? [{ ...citation.span, label: 'c' }] : []),
    ...citation.items.map((item) => ({ ...item.keySpan, label: modeLabels[item.mode] })),
  ]);
  assert.equal(renderFixture({ text, ranges: actual }), source);
  for (const item of citations.flatMap((citation) => citation.items)) assert.equal(sliceSpan(text, item.keySpan), item.key);
}

/** What stands around every key, in order: `see|doe99|, p. 3 and elsewhere`. */
export function checkAffixes(language: FullLanguage, text: string, expected: readonly string[]): void {
  const items = language.scan(text).citations.flatMap((citation) => citation.items);
  const actual = items.map((item) => `${item.prefix ?? ''}|${item.key}|${item.suffix ?? ''}`);
  assert.deepEqual(actual, expected, text);
}

/** Each file that the draft names: kind and path. Where it stands is drawn as a range. */
export function checkFileReferences(language: FullLanguage, source: string, expected: readonly string[]): void {
  const { text } = parseFixtureFile(source);
  const { fileReferences } = language.scan(text);
  assert.deepEqual(
    fileReferences.map(({ kind, path }) => `${kind} ${path}`),
    expected,
  );
  assert.equal(renderFixture({ text, ranges: fileReferences.map(({ span }) => span) }), source);
}

/** Keys of works that the draft defines itself are drawn as ranges. */
export function checkOwnKeys(language: FullLanguage, source: string): void {
  const { text } = parseFixtureFile(source);
  const { ownKeys } = language.scan(text);
  assert.equal(renderFixture({ text, ranges: ownKeys.map(({ keySpan }) => keySpan) }), source);
  for (const { key, keySpan } of ownKeys) assert.equal(sliceSpan(text, keySpan), key);
}

/** Headings are drawn as ranges; `expected` are level and text: `2 Sparse heads`. */
export function checkHeadings(language: FullLanguage, source: string, expected: readonly string[]): void {
  const { text } = parseFixtureFile(source);
  const { headings } = language.scan(text);
  assert.deepEqual(
    headings.map((heading) => `${heading.level} ${heading.text}`),
    expected,
  );
  assert.equal(renderFixture({ text, ranges: headings.map((heading) => heading.span) }), source);
}

/** Opaque stretches are drawn as ranges. */
export function checkOpaque(language: FullLanguage, source: string): void {
  const { text } = parseFixtureFile(source);
  assert.equal(renderFixture({ text, ranges: language.scan(text).opaque }), source);
}

/**
 * The cursor and, as `<q|long hea<|>ds|>`, what accepting replaces; `<c|...|>` is the cluster. Where the fixture draws
 * no cluster, it is not looked at.
 */
export function checkContext(language: FullLanguage, source: string, expected: Partial<CitationContext> = {}): void {
  const { text, cursor, ranges } = parseFixtureWithCursor(source);
  const context = language.findCitationContext(text, language.scan(text), cursor);
  assert.ok(context, `no context at ${source}`);
  const drawsCluster = ranges.some((range) => range.label === 'c');
  const clusters = drawsCluster ? [{ ...context.clusterSpan, label: 'c' }] : [];
  const actual = parseFixtureFile(renderFixture({ text, cursor, ranges: [...clusters, { ...context.querySpan, label: 'q' }] }));
  assert.deepEqual(actual, parseFixtureFile(source), renderFixture(actual));
  assert.equal(context.query, text.slice(context.querySpan.start, cursor));
  for (const [name, value] of Object.entries(expected))
    assert.deepEqual(context[name as keyof CitationContext], value, `${name} at ${source}`);
}

export function checkNoContext(language: FullLanguage, source: string): void {
  const { text, cursor } = parseFixtureWithCursor(source);
  const context = language.findCitationContext(text, language.scan(text), cursor);
  assert.equal(context === undefined ? undefined : renderFixture({ text, cursor, ranges: [context.querySpan] }), undefined, source);
}

/**
 * Walks the cursor over every offset of a text. The picture has one character for each: `.` where there is no context,
 * otherwise the number of characters that are typed of the query.
 */
export function walkContexts(language: FullLanguage, text: string): string {
  const scan = language.scan(text);
  let picture = '';
  for (let offset = 0; offset <= text.length; offset++) {
    const context = language.findCitationContext(text, scan, offset);
    picture += context === undefined ? '.' : context.query.length.toString(36);
  }
  return picture;
}
