import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latex } from '../../server/src/drafts/latex/latex';
import { createStretchParser } from '../../server/src/drafts/markdown/parseBlocks';
import { listCitationRewrites } from '../../server/src/features/citing/citationRewrites';
import { readCitingParagraphs } from '../../server/src/features/evidence/citingSentences';
import { createDraftFile } from '../../server/src/workspace/files/createTextFile';
import { WorkspaceHost } from '../../server/src/workspace/workspaceHost';
import { measureProcessor } from '../support/measureProcessor';
import { type FullLanguage, fullLanguages } from './drafts/fullLanguages';

/** A request may look at the surroundings of the cursor, and copy the text: less than a tenth of what parsing the draft takes. */
const maxShare = 0.1;

/** What of a draft can't be read at a glance is parsed like this; for the measure all of it is. */
const parse: Readonly<Record<FullLanguage['id'], (text: string) => unknown>> = {
  markdown: (text) => createStretchParser(text, 0)({ start: 0, end: text.length }),
  latex: (text) => latex.scan(text),
};

const citing: Readonly<Record<FullLanguage['id'], (at: number) => string>> = {
  markdown: (at) => `[@key${at % 500}, p. ${at % 90}; @another${at % 300}]`,
  latex: (at) => `\\citep[p.~${at % 90}]{key${at % 500},another${at % 300}}`,
};

for (const language of fullLanguages) {
  test(`${language.id}: what can be done with one citation of a draft of 15,000 lines takes a fraction of parsing it (slow)`, () => {
    const text = Array.from({ length: 15_000 }, (_, at) =>
      at % 7 === 6 ? '' : `Words of line ${at} on the memory of models ${citing[language.id](at)}.`,
    ).join('\n');
    const uri = `file:///long${language.extensions[0] ?? ''}`;
    const parsing = measureProcessor(() => parse[language.id](text));
    const draft = createDraftFile(uri, text, language);
    const snapshot = { ...new WorkspaceHost().snapshot, drafts: new Map([[uri, draft]]) };
    const { span } = draft.scan().citations[6_000]!;
    const cursor = { start: span.start + 3, end: span.start + 3 };
    assert.equal(listCitationRewrites(snapshot, uri, cursor)[0]?.title, 'Cite in the sentence');
    const asking = measureProcessor(() => listCitationRewrites(snapshot, uri, cursor), 20);
    assert.ok(asking < maxShare * parsing, `${asking.toFixed(1)} ms, parsing all takes ${parsing.toFixed(1)} ms`);
  });
}

for (const language of fullLanguages) {
  test(`${language.id}: after an edit, what a draft of 15,000 lines said elsewhere takes a fraction of reading it (slow)`, () => {
    const lines = Array.from({ length: 15_000 }, (_, at) =>
      at % 7 === 6 ? '' : `Words of line ${at} on the memory of models ${citing[language.id](at)}.`,
    );
    const uri = `file:///long${language.extensions[0] ?? ''}`;
    const before = createDraftFile(uri, lines.join('\n'), language);
    const read = readCitingParagraphs(before);
    const after = createDraftFile(uri, lines.with(7_000, 'Other words.').join('\n'), language, { previous: before });
    after.scan();
    const reading = measureProcessor(() => readCitingParagraphs(before));
    const again = measureProcessor(() => readCitingParagraphs(after, read));
    assert.ok(again < 2 * maxShare * reading, `${again.toFixed(1)} ms, reading all takes ${reading.toFixed(1)} ms`);
  });
}
