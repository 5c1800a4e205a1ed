import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Span, sliceSpan } from '../../../server/src/base/span';
import { draftLanguages } from '../../../server/src/drafts/draftLanguages';
import type { CitationContext, DraftScan } from '../../../server/src/model/draft';
import type { DraftLanguage } from '../../../server/src/model/draftLanguage';
import type { OutlineWriter } from '../../../server/src/model/draftWriter';
import { samples } from './samples';

const samplesById: Readonly<Record<string, readonly string[]>> = samples;

function assertOrdered(spans: readonly Span[], length: number, message: string): void {
  let end = 0;
  for (const span of spans) {
    assert.ok(end <= span.start && span.start <= span.end && span.end <= length, `${message}: ${JSON.stringify(span)} behind ${end}`);
    end = span.end;
  }
}

function assertScan(text: string, scan: DraftScan): void {
  assertOrdered(
    scan.citations.map((citation) => citation.span),
    text.length,
    'citations',
  );
  assertOrdered(scan.opaque, text.length, 'opaque');
  assertOrdered(
    scan.headings.map((heading) => heading.span),
    text.length,
    'headings',
  );
  assertOrdered(
    scan.fileReferences.map((reference) => reference.span),
    text.length,
    'file references',
  );
  assertOrdered(
    scan.ownKeys.map((own) => own.keySpan),
    text.length,
    'own keys',
  );
  for (const { key, keySpan } of scan.ownKeys) assert.equal(sliceSpan(text, keySpan), key);
  for (const { path, span } of scan.fileReferences) assert.ok(path !== '' && span.end > span.start, path);
  for (const citation of scan.citations) {
    assert.ok(citation.items.length > 0);
    assertOrdered(
      citation.items.map((item) => item.keySpan),
      text.length,
      'keys',
    );
    for (const item of citation.items) {
      assert.equal(sliceSpan(text, item.keySpan), item.key);
      assert.ok(citation.span.start < item.keySpan.start && item.keySpan.end <= citation.span.end, item.key);
      assert.ok(!scan.opaque.some((span) => span.start < item.keySpan.end && item.keySpan.start < span.end), `${item.key} is opaque`);
    }
  }
}

function assertContext(text: string, offset: number, context: CitationContext | undefined): void {
  if (context === undefined) return;
  const { query, querySpan, clusterSpan } = context;
  assert.ok(querySpan.start <= offset && offset <= querySpan.end && querySpan.end <= text.length, `query around ${offset}`);
  assert.equal(text.slice(querySpan.start, offset), query);
  assert.ok(clusterSpan.start < querySpan.start && querySpan.end <= clusterSpan.end, `cluster around ${offset}`);
  assert.doesNotMatch(sliceSpan(text, querySpan), /[\r\n]/);
  if (context.citedKeys.length > 0) assert.equal(context.isOnlyItem, false);
}

/** The offset in the text with `\r\n` of an offset in the text with `\n`. */
function toCrlf(text: string, offset: number): number {
  return offset + text.slice(0, offset).split('\n').length - 1;
}

function describe(scan: DraftScan, map: (offset: number) => number): unknown {
  const mapSpan = ({ start, end }: Span): readonly number[] => [map(start), map(end)];
  return {
    citations: scan.citations.map(({ span, items }) => [
      mapSpan(span),
      items.map(({ keySpan, ...item }) => ({ ...item, at: mapSpan(keySpan) })),
    ]),
    headings: scan.headings.map(({ span, ...heading }) => ({ ...heading, at: map(span.start) })),
    opaque: scan.opaque.map((span) => map(span.start)),
    fileReferences: scan.fileReferences.map(({ span, ...reference }) => ({ ...reference, at: mapSpan(span) })),
    ownKeys: scan.ownKeys.map(({ key, keySpan }) => [key, mapSpan(keySpan)]),
    rest: [scan.isRoot, [...scan.ownCommands], [...scan.commands]],
  };
}

function conform(language: DraftLanguage): void {
  const texts = samplesById[language.id] ?? [];
  const { findCitationContext } = language;

  test(`${language.id}: the sample holds what it is there for`, () => {
    const scan = language.scan(texts[0] ?? '');
    const keys = scan.citations.flatMap((citation) => citation.items.map((item) => item.key));
    assert.ok(keys.length > 10 && scan.headings.length > 1 && scan.opaque.length > 5);
    assert.ok(!keys.includes('no') && !keys.includes('nobody'), keys.join(' '));
  });

  test(`${language.id}: any prefix of any draft is read and completed without a throw (slow)`, () => {
    for (const text of texts) {
      for (let length = 0; length <= text.length; length++) {
        const prefix = text.slice(0, length);
        const scan = language.scan(prefix);
        assertScan(prefix, scan);
        assertContext(prefix, length, findCitationContext?.(prefix, scan, length));
        const writer = language.createWriter?.(prefix, scan);
        writer?.outline?.findListEnd({ start: 0, end: length });
        writer?.citations.renderCitation(['a'], 'narrative');
      }
    }
  });

  test(`${language.id}: any suffix of any draft is read without a throw (slow)`, () => {
    for (const text of texts) {
      for (let start = 0; start < text.length; start += 3) assertScan(text.slice(start), language.scan(text.slice(start)));
    }
  });

  test(`${language.id}: every key is completed as a whole, and every place is asked`, () => {
    if (findCitationContext === undefined) return;
    for (const text of texts) {
      const scan = language.scan(text);
      for (let offset = 0; offset <= text.length; offset++) assertContext(text, offset, findCitationContext(text, scan, offset));
      for (const { items } of scan.citations) {
        for (const { key, keySpan } of items) {
          const context = findCitationContext(text, scan, keySpan.end);
          assert.deepEqual(context?.querySpan, keySpan, key);
        }
      }
    }
  });

  test(`${language.id}: CRLF reads as LF`, () => {
    for (const text of texts) {
      const windows = text.replace(/\n/g, '\r\n');
      const scan = language.scan(text);
      const windowsScan = language.scan(windows);
      assertScan(windows, windowsScan);
      assert.deepEqual(
        describe(windowsScan, (offset) => offset),
        describe(scan, (offset) => toCrlf(text, offset)),
      );
      for (let offset = 0; offset <= text.length; offset++) {
        const unix = findCitationContext?.(text, scan, offset);
        const other = findCitationContext?.(windows, windowsScan, toCrlf(text, offset));
        assert.deepEqual([other?.query, other?.form, other?.citedKeys], [unix?.query, unix?.form, unix?.citedKeys], `at ${offset}`);
      }
    }
  });

  test(`${language.id}: what is rendered is read back`, () => {
    const writerOf = (draft: string): OutlineWriter | undefined => language.createWriter?.(draft, language.scan(draft)).outline;
    const writer = writerOf('');
    if (writer === undefined) return;
    const { topLevel, renderOutlineItem, renderHeading, renderList } = writer;
    const items = ['one', 'two'].map((key) => renderOutlineItem({ name: `Name ${key}`, key, excerpt: 'keeps 50% of [it] & @more' }));
    const text = `${renderHeading(topLevel, 'Caches & heads')}\n\n${renderList(items)}\n`;
    const scan = language.scan(text);
    assert.deepEqual(
      scan.headings.map((heading) => [heading.level, heading.text]),
      [[topLevel, 'Caches & heads']],
    );
    assert.deepEqual(
      scan.citations.map((citation) => citation.items.map((item) => item.key)),
      [['one'], ['two']],
    );
    const end = writerOf(text)?.findListEnd({ start: 0, end: text.length });
    assert.ok(end !== undefined && text[end - 1] === '\n', text);
    const item = renderOutlineItem({ name: 'Three', key: 'three' });
    const longer = `${text.slice(0, end)}${item}\n${text.slice(end)}`;
    assert.deepEqual(
      language.scan(longer).citations.map((citation) => citation.items.map(({ key }) => key)),
      [['one'], ['two'], ['three']],
    );
  });
}

for (const language of draftLanguages) conform(language);
