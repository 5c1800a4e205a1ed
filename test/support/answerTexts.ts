import assert from 'node:assert/strict';

/** Every text of an answer. */
function listTexts(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

/** Checks that an answer has these words, and in no text what is forbidden. */
export function checkTexts(answer: unknown, words: string, forbidden: RegExp): void {
  const texts = listTexts(answer);
  assert.ok(
    texts.some((text) => text.includes(words)),
    `${words} is not in ${JSON.stringify(answer)}`,
  );
  for (const text of texts) assert.doesNotMatch(text, forbidden);
}
