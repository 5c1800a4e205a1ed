import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpAnswer, Registry, RegistryAnswer } from '../../../../server/src/lookUp/registry';
import type { RegistryRecord, WorkIdentifiers } from '../../../../server/src/model/registryRecord';
import { findRealData } from '../../../support/realData';
import { readRecordedExchanges } from '../../../support/registries/recordedExchanges';

export function respond(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

export function recordsOf(registry: Registry, answer: HttpAnswer): readonly RegistryRecord[] {
  const read = registry.read(answer);
  assert.equal(read.kind, 'records', JSON.stringify(read));
  return read.kind === 'records' ? read.records : [];
}

export function failureOf(registry: Registry, answer: HttpAnswer): Extract<RegistryAnswer, { kind: 'failed' }> {
  const read = registry.read(answer);
  if (read.kind === 'failed') return read;
  return assert.fail(`no failure: ${JSON.stringify(read)} of ${answer.body.slice(-200)}`);
}

const portal = '<!DOCTYPE html>\n<html><head><title>Guest network</title></head><body>Log in</body></html>';

/** What every registry must say of answers that tell nothing about papers. */
export function checkFailures(registry: Registry): void {
  const { name, label } = registry;

  test(`${name}: too many requests`, () => {
    const wait = (headers: Readonly<Record<string, string>>): number | undefined => {
      const failure = failureOf(registry, respond('Rate exceeded.', 429, headers));
      assert.equal(failure.isTemporary, true);
      return failure.retryAfter;
    };
    assert.equal(wait({}), undefined);
    assert.equal(wait({ 'retry-after': '7' }), 7_000);
    assert.equal(wait({ 'retry-after': 'Sat, 28 Nov 2026 10:00:30 GMT', date: 'Sat, 28 Nov 2026 10:00:00 GMT' }), 30_000);
    assert.equal(wait({ 'retry-after': 'Sat, 28 Nov 2026 09:00:00 GMT', date: 'Sat, 28 Nov 2026 10:00:00 GMT' }), 0);
    assert.equal(wait({ 'retry-after': 'Sat, 28 Nov 2026 10:00:30 GMT' }), undefined);
    assert.equal(wait({ 'retry-after': 'soon' }), undefined);
    assert.equal(wait({ 'retry-after': '999999999' }), 24 * 60 * 60 * 1000);
  });

  test(`${name}: a problem of the server is temporary, a refusal is not`, () => {
    for (const status of [408, 500, 502, 503, 504])
      assert.equal(failureOf(registry, respond('', status)).isTemporary, true, String(status));
    for (const status of [301, 302, 400, 401, 403, 407, 410, 418, 511])
      assert.equal(failureOf(registry, respond('', status)).isTemporary, false, String(status));
    assert.equal(failureOf(registry, respond('', 503, { 'retry-after': '3' })).retryAfter, 3_000);
  });

  test(`${name}: the log-in page of a network is not an answer`, () => {
    const failure = failureOf(registry, respond(portal));
    assert.equal(failure.isTemporary, false);
    assert.equal(failure.reason, `received a web page instead of a response from ${label}; your network may require you to sign in`);
  });

  test(`${name}: never throws, whatever the answer is`, () => {
    const bodies = [
      '',
      ' ',
      'null',
      '[]',
      '{}',
      '0',
      '"x"',
      '[[]]',
      '[null]',
      '{"message":null}',
      '{"data":[0]}',
      '{"data":{"attributes":7}}',
    ];
    const deep = [
      '['.repeat(100_000),
      '{"a":'.repeat(100_000),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      '<'.repeat(100_000),
      '@a{'.repeat(50_000),
    ];
    for (const body of [...bodies, ...deep, '{"__proto__":{"message-type":"work"}}', '\u0000\ud800', '<feed/>'])
      for (const status of [200, 404, 500]) registry.read(respond(body, status));
  });
}

/** What is known of a record. Members that are left out are not compared. */
export interface RecordFacts {
  readonly title?: RegExp;
  readonly abstract?: RegExp | undefined;
  readonly identifiers?: WorkIdentifiers;
  readonly linked?: readonly WorkIdentifiers[];
  readonly type?: RegistryRecord['type'];
  /** As `given particle family suffix`. */
  readonly authors?: readonly string[];
  readonly year?: number | undefined;
  readonly venue?: string | undefined;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  readonly pages?: string | undefined;
}

/** Reads all recorded exchanges of the registry's host, and compares the first records of some of them, by file, with what was read in them. */
export function checkRecorded(registry: Registry, facts: Readonly<Record<string, readonly RecordFacts[]>>): void {
  const folder = findRealData('api-exchanges');
  test(`${registry.name}: recorded exchanges`, { skip: folder === undefined && 'the real data is not there' }, () => {
    const exchanges = readRecordedExchanges(folder ?? '', registry.host);
    assert.ok(exchanges.length > 0);
    for (const { file, answer } of exchanges) {
      const read = registry.read(answer);
      if (read.kind === 'records') {
        for (const record of read.records) {
          checkRecord(record, file);
          assert.doesNotMatch(`${record.title} ${record.abstract}`, /<\/?(?:jats:|i>|sub>|sup>|p>)|&amp;|&lt;/, file);
        }
      }
      const expected = facts[file];
      if (expected === undefined) continue;
      const records = recordsOf(registry, answer);
      if (expected.length === 0) assert.deepEqual(records, [], file);
      expected.forEach((known, index) => checkFacts(records[index], known, `${file}, record ${index}`));
    }
    const files = new Set(exchanges.map(({ file }) => file));
    assert.deepEqual(
      Object.keys(facts).filter((file) => !files.has(file)),
      [],
    );
  });
}

/** What holds for every record: texts are clean, and an equal record comes back from JSON. */
export function checkRecord(record: RegistryRecord, place: string): void {
  const { title, abstract, venue, volume, issue, pages, publisher, authors, identifiers, page } = record;
  const names = authors.flatMap(({ literal, given, particle, family, suffix }) => [literal, given, particle, family, suffix]);
  for (const text of [title, abstract, venue, volume, issue, pages, publisher, ...names]) {
    if (text === undefined) continue;
    assert.doesNotMatch(
      text,
      /[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e0fff}]|\s{2}|^\s|\s$/u,
      `${place}: ${text}`,
    );
    assert.ok(text.length <= 20_000, place);
  }
  for (const { literal, family } of authors) assert.equal(literal === undefined, family !== undefined, place);
  for (const text of [identifiers, ...record.linked].flatMap((work) => Object.values(work))) assert.match(text, /^[^\s\p{C}]+$/u, place);
  assert.match(page, /^https:\/\/\S+$/, place);
  assert.ok(
    identifiers.arxivId !== undefined ||
      identifiers.doi !== undefined ||
      identifiers.aclId !== undefined ||
      ['semantic-scholar', 'openalex'].includes(record.registry),
    place,
  );
  assert.equal(identifiers.doi, identifiers.doi?.toLowerCase());
  assert.deepEqual(JSON.parse(JSON.stringify(record)), record, place);
}

function checkFacts(record: RegistryRecord | undefined, known: RecordFacts, place: string): void {
  assert.ok(record !== undefined, place);
  for (const [name, expected] of Object.entries(known)) {
    const found: unknown = name === 'authors' ? record.authors.map(spell) : record[name as keyof RegistryRecord];
    if (expected instanceof RegExp) assert.match(String(found), expected, place);
    else assert.deepEqual(found, expected, `${place}: ${name}`);
  }
}

function spell({ literal, given, particle, family, suffix }: RegistryRecord['authors'][number]): string {
  return [literal, given, particle, family, suffix].filter((part) => part !== undefined).join(' ');
}
