import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessTitle } from '../../../../server/src/digest/corrections/guessTitle';

const title = 'Kites on Ropes: Sparse Attention for Long Documents';

/** The guess for the offset at `<|>`. */
function guess(drawn: string): string | undefined {
  const offset = drawn.indexOf('<|>');
  const text = drawn.replace('<|>', '');
  const found = guessTitle(text, { start: 0, end: text.length }, offset);
  return found === undefined ? undefined : text.slice(found.start, found.end);
}

test('the title of a line, without what lists set around it', () => {
  for (const line of [
    `<|>- ${title}, Wei et al 2022`,
    `12. ${title} (Wang, <|>ICLR23)`,
    `* <|>[x] ${title}, Lanham 2023 (read, good!)`,
    `* ${title} https://arxiv.org/abs/2211.10435<|>`,
    `- [${title}](https://a.org/b) <|>- of many`,
    `Ropes: "Kites on Ropes: <|>Sparse Attention for Long Documents" (Berg et al., 2023) - 23 tasks`,
    `| 4 | ${title} | <|>2024 |`,
    '### **Kites on Ropes: Sparse Attention<|> for Long Documents**',
  ])
    assert.equal(guess(line), title, line);
});

test('of two titles in a line the one at the cursor', () => {
  const line = `- [${title}](https://a.org/b), [Efficient Training of Language Models](https://a.org/c)`;
  assert.equal(guess(line.replace('Sparse', '<|>Sparse')), title);
  assert.equal(guess(line.replace('Training', 'Training<|>')), 'Efficient Training of Language Models');
});

test('people and addresses are no title', () => {
  assert.equal(guess('Ada Lovelace, <|>Charles Babbage'), undefined);
  assert.equal(guess('---<|>'), undefined);
});
