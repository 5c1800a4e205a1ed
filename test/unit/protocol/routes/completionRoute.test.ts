import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CompletionRow, fitRow } from '../../../../server/src/protocol/routes/completionRoute';

const form = { label: '[@kite]', span: { start: 0, end: 0 }, snippet: '', plain: '' } as const;

function checkRow(
  {
    label = 'HyperAttention',
    title = '',
    origin = '',
    because = [],
    hint,
  }: { label?: string; title?: string; origin?: string; because?: readonly string[]; hint?: string },
  expected: CompletionRow,
): void {
  const row = fitRow({ kind: 'citation', form: hint === undefined ? form : { ...form, hint }, label, title, origin, because });
  assert.deepEqual(row, expected);
}

test('what fits stands in the row whole', () => {
  checkRow({ title: 'Near-Linear', origin: 'Jun 23' }, { label: 'HyperAttention', after: 'Near-Linear', description: 'Jun 23' });
  checkRow(
    { label: 'Attention Is All You Need', origin: 'Vaswani et al. 2017' },
    { label: 'Attention Is All You Need', after: '', description: 'Vaswani et al. 2017' },
  );
});

test('a long title is cut at a word, so that who and when stand there whole', () => {
  checkRow(
    { title: 'Long-context Attention in Near-Linear Time', origin: 'Han et al. 2024' },
    { label: 'HyperAttention', after: 'Long-context…', description: 'Han et al. 2024' },
  );
});

test('a long title with nothing after it is left to the editor', () => {
  const title = 'Long-context Attention in Near-Linear Time and More of It';
  checkRow({ title }, { label: 'HyperAttention', after: title, description: '' });
});

test('a long label is cut after a word, and beside it nothing stands that would be cut to a letter', () => {
  const label = 'Retrieval Head Mechanistically Explains Factuality';
  checkRow({ label, origin: 'Wu et al. 2024' }, { label: 'Retrieval Head Mechanistically Explains…', after: '', description: '' });
  checkRow(
    { label: 'A Name of More than Thirty Letters', title: 'And a Title', origin: 'Wu 2024' },
    { label: 'A Name of More than Thirty Letters', after: 'And a Title', description: '' },
  );
});

test('of a further form of a paper the form is told whole', () => {
  checkRow(
    { label: 'Retrieval Head Mechanistically Explains Factuality', hint: 'in the sentence' },
    { label: 'Retrieval Head Mechanistically…', after: '', description: 'in the sentence' },
  );
  checkRow({ hint: 'in the sentence', title: 'Never Shown' }, { label: 'HyperAttention', after: '', description: 'in the sentence' });
});
