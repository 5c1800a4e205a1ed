import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../server/src/base/span';
import type { Citation, CitationMode } from '../../../server/src/model/citation';
import type { CitationDialect } from '../../../server/src/model/citationCluster';
import type { DraftScan, TextEdit } from '../../../server/src/model/draft';
import { applyEdits } from '../../support/fixtureWorkspace';
import { type FullLanguage, fullLanguages, openWriter } from './fullLanguages';
import { samples } from './samples';

const modes: readonly CitationMode[] = ['parenthetical', 'narrative', 'year-only'];
const dialects: readonly CitationDialect[] = ['pandoc', 'natbib', 'biblatex'];
const backwards = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

interface Change {
  readonly name: string;
  /** What the edits may touch. */
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

/** Everything that can be done with the citation and its next neighbour. */
function listChanges(
  language: FullLanguage,
  text: string,
  scan: DraftScan,
  citation: Citation,
  next: Citation | undefined,
): readonly Change[] {
  const { rewriter } = openWriter(language, text, scan);
  const own = [
    ...modes.map((mode) => ({ name: mode, edits: rewriter.changeMode(citation, mode) })),
    ...dialects.map((dialect) => ({ name: dialect, edits: rewriter.convert?.(citation, dialect) })),
    { name: 'tidy', edits: rewriter.tidy(citation, backwards) },
  ].map((change) => ({ ...change, span: citation.span }));
  const merged = next === undefined ? undefined : rewriter.merge(citation, next);
  const all = [...own, { name: 'merge', edits: merged, span: { start: citation.span.start, end: next?.span.end ?? citation.span.end } }];
  return all.flatMap(({ edits, ...change }) => (edits === undefined ? [] : [{ ...change, edits }]));
}

function listAllChanges(language: FullLanguage, text: string): readonly Change[] {
  const scan = language.scan(text);
  return scan.citations.flatMap((citation, index) => {
    language.conversion.readCluster(text, scan, citation);
    return listChanges(language, text, scan, citation, scan.citations[index + 1]);
  });
}

for (const language of fullLanguages) {
  test(`${language.id}: a change stays in its citations and changes something, in any prefix of any draft`, () => {
    const names = new Set<string>();
    for (const sample of samples[language.id]) {
      for (let length = 0; length <= sample.length; length += 7) {
        const text = sample.slice(0, length);
        for (const { name, span, edits } of listAllChanges(language, text)) {
          names.add(name);
          let at = span.start;
          for (const edit of edits) {
            assert.ok(
              at <= edit.span.start && edit.span.start <= edit.span.end && edit.span.end <= span.end,
              `${name} in ${text.slice(span.start, span.end)}`,
            );
            at = edit.span.end;
          }
          assert.notEqual(applyEdits(text, edits), text, name);
        }
      }
    }
    for (const name of ['narrative', 'parenthetical', 'year-only', 'tidy'].filter((wanted) => wanted !== 'tidy' || language.id === 'latex'))
      assert.ok(names.has(name), name);
  });

  test(`${language.id}: lines that end in CRLF change as those that end in LF`, () => {
    const toCrlf = (text: string): string => text.replace(/\n/g, '\r\n');
    for (const text of samples[language.id]) {
      const unix = listAllChanges(language, text).map(({ name, edits }) => `${name}: ${toCrlf(applyEdits(text, edits))}`);
      const windows = listAllChanges(language, toCrlf(text)).map(({ name, edits }) => `${name}: ${applyEdits(toCrlf(text), edits)}`);
      assert.deepEqual(windows, unix);
    }
  });

  test(`${language.id}: forms of a completion are there and distinct, at every place of any draft`, () => {
    for (const text of samples[language.id]) {
      const scan = language.scan(text);
      const { citations } = openWriter(language, text, scan);
      for (let offset = 0; offset <= text.length; offset++) {
        const context = language.findCitationContext(text, scan, offset);
        if (context === undefined) continue;
        const usual = citations.findUsualForm(context);
        const forms = citations.listCitationForms(context, 'new-key', usual);
        assert.equal(new Set(forms.map(({ label }) => label)).size, forms.length);
        for (const { span, snippet, plain } of forms) {
          assert.ok(span.start <= offset && offset <= span.end && !/[\r\n]/.test(text.slice(span.start, span.end)), `${offset}`);
          assert.equal(snippet.replace(/\[\$\d\]|\$\d/g, '').replace(/\\([\\$}])/g, '$1'), plain);
        }
      }
    }
  });
}
