import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceSpan } from '../../../../server/src/base/span';
import { scanBlocks } from '../../../../server/src/bibliography/bibtex/scanBlock';

const file = `% a comment with me@uni.edu
@string{acl = "Annual " # {Meeting}}
@Article(first, author = {A {B} @x}, title = "Quoted, {"} with
  comma" # acl # 12, year = 2020)
@comment{jabref-meta: x}
@preamble{ "\\x{}" }
@misc{ second ,
  month = jan,
  note = {unclosed
@misc{third, title={Last}}
`;

/** Each block as kind, key and fields. */
function describe(text: string): readonly string[] {
  return [...scanBlocks(text)].map(({ kind, key, isCutOff, fields }) => {
    const values = fields.map(({ nameSpan, span, parts }) => {
      const macros = parts.flatMap((part) => (part.kind === 'macro' ? `<${sliceSpan(text, part.span)}>` : []));
      return `${sliceSpan(text, nameSpan)}=${sliceSpan(text, span)}${macros.join('')}`;
    });
    return `${kind}${isCutOff ? ' (open)' : ''} ${key}: ${values.join('; ')}`;
  });
}

test('blocks with their fields; a block without an end ends where a line begins the next', () => {
  assert.deepEqual(describe(file), [
    'string : acl="Annual " # {Meeting}',
    'entry first: author={A {B} @x}; title="Quoted, {"} with\n  comma" # acl # 12<acl>; year=2020',
    'comment : ',
    'preamble : ',
    'entry (open) second: month=jan<jan>',
    'entry third: title={Last}',
  ]);
});

test('any beginning of a file gives blocks in order, with keys where they say', () => {
  for (let end = 0; end <= file.length; end += 1) {
    const text = file.slice(0, end);
    let done = 0;
    for (const block of scanBlocks(text)) {
      assert.ok(block.span.start >= done && block.span.end <= end && block.span.end > block.span.start);
      assert.equal(sliceSpan(text, block.keySpan), block.key);
      for (const { nameSpan, span } of block.fields)
        assert.ok(nameSpan.end <= span.start && span.start <= span.end && span.end <= block.span.end);
      done = block.span.end;
    }
  }
});
