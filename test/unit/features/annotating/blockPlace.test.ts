import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEndOfParagraph, withBlankLines } from '../../../../server/src/features/annotating/managedBlock';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

/** The text with a bar where a block goes for the cursor. */
function check(source: string, expected: string, path = '/draft.md'): void {
  const { cursor, snapshot } = createFixtureWorkspace(`//- ${path}\n${source}`);
  const draft = snapshot.drafts.get(cursor.uri)!;
  const place = findEndOfParagraph(draft, cursor.offset);
  assert.equal(`${draft.text.slice(0, place)}|${draft.text.slice(place)}`, expected);
}

test('after the paragraph, on a blank line there, outside of code and within the body', () => {
  check('O<|>ne\nand more.\n\nTwo.\n', 'One\nand more.|\n\nTwo.\n');
  check('O<|>ne.\r\n\r\nTwo.\r\n', 'One.|\r\n\r\nTwo.\r\n');
  check('One.\n\n<|>\n\nTwo.\n', 'One.\n\n|\n\nTwo.\n');
  check('```\na<|>\n\nb\n```\n\nTwo.\n', '```\na\n\nb\n```|\n\nTwo.\n');
  check(
    '<|>\\title{a}\n\\begin{document}\nOne.\n\\end{document}\n',
    '\\title{a}\n\\begin{document}\nOne.\n|\\end{document}\n',
    '/draft.tex',
  );
});

test('a blank line stands before and after, and no more', () => {
  const insert = (text: string): string => {
    const at = text.indexOf('|');
    const plain = text.replace('|', '');
    return plain.slice(0, at) + withBlankLines(plain, at, 'NEW') + plain.slice(at);
  };
  assert.equal(insert('a|\n\nb'), 'a\n\nNEW\n\nb');
  assert.equal(insert('a|'), 'a\n\nNEW\n');
  assert.equal(insert('a|\n'), 'a\n\nNEW\n');
  assert.equal(insert('|'), 'NEW\n');
});
