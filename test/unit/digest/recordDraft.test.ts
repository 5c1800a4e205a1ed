import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeRecords } from '../../../server/src/digest/parseDigest';
import { createRecordDraft, finishRecord, mergeRepeatedCard, type RecordDraft } from '../../../server/src/digest/recordDraft';

function draft(more: Partial<RecordDraft> = {}): RecordDraft {
  return { ...createRecordDraft({ text: 'Kite', span: { start: 0, end: 4 } }), ...more };
}

const abstract = (text: string) => ({ text, span: { start: 10, end: 10 + text.length } });

test('venue, kind of abstract and tags are kept; other fields are absent', () => {
  const { venue, abstractKind, tags } = finishRecord(
    draft({ venue: 'Kites 2020', abstract: abstract('It flies.'), abstractKind: 'summary', tags: ['wind'] }),
  );
  assert.deepEqual({ venue, abstractKind, tags }, { venue: 'Kites 2020', abstractKind: 'summary', tags: ['wind'] });
  assert.deepEqual(Object.keys(finishRecord(draft({ tags: [] }))).sort(), ['abstract', 'authors', 'links', 'span', 'title', 'titleSpan']);
});

test('no summary without its words', () => {
  assert.equal('abstractKind' in finishRecord(draft({ abstractKind: 'summary' })), false);
});

test('the second copy of a card adds what the first leaves out', () => {
  const first = draft({ abstract: abstract('Of the paper.'), tags: ['wind'] });
  mergeRepeatedCard(
    first,
    draft({ abstract: abstract('Of a newsletter.'), abstractKind: 'summary', venue: 'Kites 2020', tags: ['rope', 'wind'] }),
  );
  const { abstract: text, abstractKind, venue, tags } = finishRecord(first);
  assert.deepEqual(
    { text, abstractKind, venue, tags },
    { text: 'Of the paper.', abstractKind: undefined, venue: 'Kites 2020', tags: ['wind', 'rope'] },
  );
  const bare = draft();
  mergeRepeatedCard(bare, draft({ abstract: abstract('Of a newsletter.'), abstractKind: 'summary' }));
  assert.equal(finishRecord(bare).abstractKind, 'summary');
});

test('an entry whose venue, tags or kind of abstract changed is another one', () => {
  const told: Partial<RecordDraft> = { abstract: abstract('It flies.'), venue: 'Kites 2020', tags: ['wind'] };
  const { entries } = completeRecords([finishRecord(draft(told))], []);
  const isKept = (more: Partial<RecordDraft>) =>
    completeRecords([finishRecord(draft({ ...told, ...more }))], entries).entries[0] === entries[0];
  assert.deepEqual(
    [{}, { venue: 'Kites 2021' }, { tags: ['wind', 'rope'] }, { tags: undefined }, { abstractKind: 'summary' as const }].map(isKept),
    [true, false, false, false, false],
  );
});
