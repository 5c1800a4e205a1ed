import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibliography } from '../../../server/src/bibliography/parseBibliography';
import type { Bibliography } from '../../../server/src/model/bibliography';
import { createBibtex } from '../../support/bibliographyFile';
import { forSeeds, type Random } from '../../support/random';
import { bibtexSample, cslJsonSample, cslYamlSample } from './samples';

const samples = [
  { path: 'a.bib', text: bibtexSample },
  { path: 'a.json', text: cslJsonSample },
  { path: 'a.yaml', text: cslYamlSample },
  { path: 'simple.bib', text: createBibtex(4).replaceAll(/abstract {2}= .*\n/g, '') },
] as const;

/** Everything that a bibliography says, without functions. */
/** All that a bibliography says; what it is parsed again from after an edit may differ. */
function describe({ format, entries, starts, issues, isComplete }: Bibliography): unknown {
  return { format, starts, issues, isComplete, entries: entries.map((entry) => ({ ...entry, item: undefined, fields: entry.fields() })) };
}

/** Spans lie in their entries, entries in their text, in order and apart. */
function checkSpans(text: string, { entries, starts, issues }: Bibliography): void {
  assert.equal(entries.length, starts.length);
  let end = 0;
  entries.forEach((entry, index) => {
    const start = starts[index] as number;
    assert.ok(start >= end, `entry ${entry.key} begins behind the one before`);
    end = start + entry.span.end;
    assert.ok(end <= text.length);
    assert.equal(entry.span.start, 0);
    for (const { start: from, end: to } of [
      entry.keySpan,
      entry.titleSpan,
      ...entry.aliases.map(({ keySpan }) => keySpan),
      ...entry.fields().map(({ span }) => span),
    ]) {
      assert.ok(0 <= from && from <= to && to <= entry.span.end, `${entry.key}: ${from}-${to} of ${entry.span.end}`);
    }
    assert.ok(entry.key !== '');
  });
  for (const { span, reason } of issues) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, `${reason}: ${span.start}-${span.end}`);
  }
}

test('the extension tells the format, else the text', () => {
  assert.equal(parseBibliography(cslJsonSample, 'library').format, 'csl-json');
  assert.equal(parseBibliography(cslYamlSample, 'library').format, 'csl-yaml');
  assert.equal(parseBibliography(bibtexSample, 'library').format, 'bibtex');
  assert.equal(parseBibliography('', 'a.YML').format, 'csl-yaml');
  assert.equal(parseBibliography('{', 'a.bib').format, 'bibtex');
  assert.equal(parseBibliography('', '').format, 'bibtex');
});

test('any prefix of any file is read, with spans that hold (slow)', () => {
  for (const { path, text } of samples) {
    for (let length = 0; length <= text.length; length += 1)
      checkSpans(text.slice(0, length), parseBibliography(text.slice(0, length), path));
  }
});

test('a file with CRLF says the same', () => {
  for (const { path, text } of samples) {
    const keysAndTitles = (bibliography: Bibliography): unknown =>
      bibliography.entries.map(({ key, title, authors, year, abstract }) => ({ key, title, authors, year, abstract }));
    assert.deepEqual(keysAndTitles(parseBibliography(text.replace(/\n/g, '\r\n'), path)), keysAndTitles(parseBibliography(text, path)));
  }
});

test('keys and titles stand where their spans say', () => {
  for (const { path, text } of samples) {
    const { entries, starts } = parseBibliography(text, path);
    entries.forEach((entry, index) => {
      const own = text.slice(starts[index], (starts[index] ?? 0) + entry.span.end);
      assert.equal(own.slice(entry.keySpan.start, entry.keySpan.end), entry.key);
      for (const { key, keySpan } of entry.aliases) assert.equal(own.slice(keySpan.start, keySpan.end), key);
      if (path === 'a.bib' && entry.title !== '')
        assert.match(own.slice(entry.titleSpan.start, entry.titleSpan.end), /^(?:\{[^]*\}|"[^]*")$/);
    });
  }
});

const pieces = [
  '{',
  '}',
  '"',
  ',',
  '@',
  '\n@article{new,\n title={x},\n}\n',
  'title = {',
  '\n',
  '% ',
  '@string{jis = {Another}}\n',
  '@string{mar = {March}}',
  '(',
  ')',
  '#',
  '=',
  '[',
  ']',
  ':',
  '- id: x\n',
  '{"id": "n"},',
  'crossref = {first2020},',
  'year = 1999,',
  ' ',
  'x',
  '\\',
];

/** Replaces a short stretch, or deletes one, or moves one. */
function edit(text: string, random: Random): string {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + (random.below(3) === 0 ? random.below(80) : random.below(3)));
  const inserted =
    random.below(4) === 0
      ? text.slice(random.below(text.length + 1)).slice(0, random.below(60))
      : random.below(5) === 0
        ? ''
        : random.pick(pieces);
  return text.slice(0, start) + inserted + text.slice(end);
}

test('after any edits the result is the same as from scratch, and what did not change is the same object (slow)', () => {
  let shared = 0;
  forSeeds(100, (random) => {
    const { path, text: sample } = random.pick(samples);
    let text: string = sample;
    let bibliography = parseBibliography(text, path);
    for (let round = 0; round < 12; round += 1) {
      const next = edit(text, random);
      const known = bibliography;
      bibliography = parseBibliography(next, path, { text, bibliography: known });
      assert.deepEqual(describe(bibliography), describe(parseBibliography(next, path)));
      checkSpans(next, bibliography);
      shared += bibliography.entries.filter((entry) => known.entries.includes(entry)).length;
      text = random.below(6) === 0 ? sample : next;
      if (text === sample) bibliography = parseBibliography(text, path, { text: next, bibliography });
    }
  });
  assert.ok(shared > 1000, `${shared} entries were kept`);
});

test('an edit in one entry leaves all others the same objects', () => {
  for (const { path, text } of samples) {
    const before = parseBibliography(text, path);
    for (const [index, start] of before.starts.entries()) {
      const entry = before.entries[index];
      if (entry === undefined || /proc2021|fourth/.test(entry.key)) continue;
      const at = start + entry.keySpan.end;
      const changed = `${text.slice(0, at)}x${text.slice(at)}`;
      const after = parseBibliography(changed, path, { text, bibliography: before });
      assert.deepEqual(
        after.entries.map((other, at) => other === before.entries[at]),
        before.entries.map((_, at) => at !== index),
        `${path} ${entry.key}`,
      );
      assert.equal(after.entries[index]?.key, `${entry.key}x`);
    }
  }
});

test('what an entry takes from elsewhere is never stale', () => {
  const title = (text: string, key: string): string | undefined => {
    const before = parseBibliography(bibtexSample, 'a.bib');
    return parseBibliography(text, 'a.bib', { text: bibtexSample, bibliography: before }).entries.find((entry) => entry.key === key)?.venue;
  };
  assert.equal(title(bibtexSample, 'first2020'), 'Journal of Imaginary Systems');
  assert.equal(title(bibtexSample.replace('Imaginary Systems', 'Real Ones'), 'first2020'), 'Journal of Real Ones');
  assert.equal(title(bibtexSample.replace('@string{jis', '@string{other'), 'first2020'), 'jis');
  assert.equal(title(bibtexSample.replace('Proceedings of Things', 'Proceedings of Ideas'), 'second2021'), 'Proceedings of Ideas');
  assert.equal(title(bibtexSample.replace('The Press', 'Another Press'), 'fourth'), 'Another Press');
});
