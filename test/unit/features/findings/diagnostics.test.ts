import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules, diagnostics } from '../../../../server/src/features/findings/diagnostics';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const paper = 'Moraine: A Model of Glaciers\n\nGlaciers move. We present Moraine, a model of how they do, with a step of ten years.\n\n';
const untitled = `${paper}Deltas and How They Grow\n\nOn the Age of Rivers\n\nRivers are old. This paper says how old, for nine of them, by counting layers of sand.\n`;

test('a rule has its own severity unless the settings name another one', () => {
  const severities = (rules: Readonly<Record<string, 'error' | 'off'>>): readonly string[] => {
    const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${untitled}`, { rules });
    return diagnostics(snapshot, uriOf('/digest.txt')).map(({ code, severity }) => `${code} ${severity}`);
  };
  assert.deepEqual(severities({}), ['malformed-digest hint']);
  assert.deepEqual(severities({ 'malformed-digest': 'error' }), ['malformed-digest error']);
  assert.deepEqual(severities({ 'malformed-digest': 'off' }), []);
});

test('at most two hundred in one file', () => {
  const many = Array.from({ length: 300 }, (_, n) => `Title Alone Number ${n}\n\n`).join('');
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${paper}${many}`);
  assert.ok(diagnostics(snapshot, uriOf('/digest.txt')).length <= 200);
});

test('of too many, the mildest are left out', () => {
  const many = Array.from({ length: 300 }, (_, n) => `@misc{paper${n}, title = {Title Number ${n}}}\n`).join('');
  const { snapshot } = createFixtureWorkspace(`//- /refs.bib\n${many}@misc{paper1, title = {Another}}\n`);
  const found = diagnostics(snapshot, uriOf('/refs.bib'));
  assert.equal(found.length, 200);
  assert.equal(found.at(-1)?.code, 'duplicate-citation-key');
});

test('no diagnostic for drafts and unknown files', () => {
  const { snapshot } = createFixtureWorkspace('//- /draft.md\nText\n');
  assert.deepEqual(diagnostics(snapshot, uriOf('/draft.md')), []);
  assert.deepEqual(diagnostics(snapshot, uriOf('/gone.txt')), []);
});

test('each rule has a code of its own, in words with hyphens', () => {
  const codes = allRules.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
});

test('texts of settings are sentences, documentation fits into a table', () => {
  for (const { code, settingText, documentation } of allRules) {
    assert.match(settingText, /^\p{Lu}[^\n]*\.$/u, code);
    assert.match(documentation, /^\p{Lu}[^\n|]+\.$/u, code);
  }
});
