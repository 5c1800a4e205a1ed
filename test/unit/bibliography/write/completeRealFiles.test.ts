import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseBibliography } from '../../../../server/src/bibliography/parseBibliography';
import { completeEntries } from '../../../../server/src/bibliography/write/completion/completeEntries';
import type { BibliographyEntry } from '../../../../server/src/model/bibliography';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { findRealData } from '../../../support/realData';
import { completedPaper, preprint, published } from './completedPaper';

const folder = findRealData('bib/jabref');

/** The own fields that have a value, as text; the source that earlier versions wrote into `note` may change its name. */
function listValues(entry: BibliographyEntry): readonly string[] {
  return entry.fields().flatMap(({ name, value }) => (value.trim() === '' ? [] : [`${name} = ${value}`]));
}

test('each entry of real files, completed alone: what was written stays, in this entry and in all others (slow)', (context) => {
  if (folder === undefined) return context.skip('the real bibliographies are not there');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bib'));
  let completed = 0;
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    const bibliography = parseBibliography(text, name);
    const sample = bibliography.entries.filter((_, index) => index % Math.ceil(bibliography.entries.length / 25) === 0);
    for (const entry of sample) {
      for (const known of [published, preprint]) {
        const paper = completedPaper(entry.title, known);
        const edits = completeEntries({ text, bibliography }, [{ entry, paper }], 'published');
        if (edits.length === 0) continue;
        completed += 1;
        const start = bibliography.starts[bibliography.entries.indexOf(entry)] ?? 0;
        for (const { span } of edits)
          assert.ok(span.start >= start && span.end <= start + entry.span.end, `${name} ${entry.key}: only the entry changes`);
        const after = applyEdits(text, edits);
        const { entries } = parseBibliography(after, name);
        assert.deepEqual(
          entries.map(({ key, title }) => `${key}: ${title}`),
          bibliography.entries.map(({ key, title }) => `${key}: ${title}`),
          name,
        );
        const now = entries[bibliography.entries.indexOf(entry)];
        assert.ok(now !== undefined);
        const values = new Set(listValues(now));
        for (const value of listValues(entry))
          assert.ok(values.has(value), `${name} ${entry.key}: ${value.slice(0, 200)}\n${after.slice(start, start + now.span.end)}`);
        const again = completeEntries({ text: after, bibliography: parseBibliography(after, name) }, [{ entry: now, paper }], 'published');
        assert.ok(
          again.length === 0 || entries.length === 0,
          `${name} ${entry.key}: a second time changes nothing\n${JSON.stringify(again)}`,
        );
      }
    }
  }
  context.diagnostic(`${completed} completions in ${files.length} files`);
  assert.ok(completed > 0);
});
