import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registries } from '../../../../server/src/lookUp/registries/allRegistries';
import type { HttpAnswer, Registry } from '../../../../server/src/lookUp/registry';
import { forSeeds, type Random } from '../../../support/random';
import { answererOf } from '../../../support/registries/paperRegistries';
import type { RegisteredPaper } from '../../../support/registries/registeredPaper';
import { checkRecord } from './checkRegistry';

const papers: readonly RegisteredPaper[] = [
  {
    title: 'Counting $k$ Tides: "a < b" & 大潮 {Erd\\H{o}s}',
    abstract: 'We count tides, p < 0.05 & more.\nAll of them.',
    authors: ['Ada van Example', 'Tide Team', 'Bo Sample Jr.'],
    year: 2024,
    arxivId: '2401.00001',
    doi: '10.18653/v1/2024.harb-long.7',
    aclId: '2024.harb-long.7',
    venue: 'Conference on Harbours',
    volume: '7',
    pages: '12-34',
  },
  { title: 'Clouds', authors: ['Cy Model'], year: 2023, arxivId: '2301.00002', doi: '10.5555/clouds' },
];

function answerOf(registry: Registry): HttpAnswer {
  const [{ url = '', body = '' } = {}] = registry.listByIdentifier(papers, {});
  const request = { host: registry.host, method: body === '' ? 'GET' : 'POST', url: new URL(url), headers: {}, body, startedAt: 0 };
  return answererOf(registry.host, papers)(request) ?? assert.fail(url);
}

const oddCharacters = [
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\u200b',
  '\ud800',
  '\u{e0041}',
  '&#8238;',
  '&amp;#x1b;',
  '\\u0007',
  '<',
  '>',
  '"',
  '{',
  '}',
  '\\',
  '\n',
  '&lt;i&gt;',
];
const oddValues: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  '',
  ' ',
  'x'.repeat(50_000),
  [],
  [[]],
  {},
  true,
  ['x'],
  { title: 'x' },
  '\u202e\u0000',
  'null',
  '__proto__',
];

/** An answer with a few damages: cut off, characters inserted or removed, or values of JSON replaced. */
function damage(body: string, random: Random): string {
  if (random.below(2) === 0 && /^[[{]/.test(body)) return JSON.stringify(replaceValues(JSON.parse(body), random));
  let text = body;
  for (let count = random.below(4); count >= 0; count -= 1) {
    const at = random.below(text.length + 1);
    const until = random.below(4) === 0 ? Math.min(text.length, at + random.below(40)) : at;
    text = text.slice(0, at) + random.pick(oddCharacters) + text.slice(until);
  }
  return random.below(4) === 0 ? text.slice(0, random.below(text.length + 1)) : text;
}

function replaceValues(value: unknown, random: Random): unknown {
  if (random.below(25) === 0) return random.pick(oddValues);
  if (Array.isArray(value)) return value.map((item) => replaceValues(item, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaceValues(member, random)]));
}

for (const registry of registries) {
  test(`${registry.name}: a damaged answer is read in part or fails, and what is read is clean`, () => {
    const { body } = answerOf(registry);
    const kinds = new Set<string>();
    forSeeds(200, (random) => {
      const answer = registry.read({ status: random.pick([200, 200, 200, 200, 404, 429]), headers: {}, body: damage(body, random) });
      kinds.add(answer.kind);
      if (answer.kind === 'records') for (const record of answer.records) checkRecord(record, registry.name);
    });
    assert.deepEqual([...kinds].sort(), ['failed', 'records']);
  });
}
