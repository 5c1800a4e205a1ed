import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskForParser } from '../../../../server/src/drafts/markdown/blockParsers';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { checkHeadings, checkOpaque } from '../checks';

test('headings: both kinds, without markup and attributes', () => {
  checkHeadings(
    markdown,
    '<|# One *two* `x`|>\n\n<|Under **line**\n===|>\n\n<|### A [link](u) [@a] {#sec-x .y}|>\n\n<|## C\\# 2 & 3 ##|>\n\n- <|# in a list|>\n\n```\n# code\n```',
    ['1 One two x', '1 Under line', '3 A link [@a]', '2 C# 2 & 3', '1 in a list'],
  );
});

test('several lines above a rule are a paragraph', () => {
  checkHeadings(markdown, 'one\ntwo\n---\n\n<|three\n---|>', ['2 three']);
});

test('no heading in front matter, comments and math', () => {
  checkHeadings(markdown, '---\n# a comment: x\ntitle: y\n---\n\n<!--\n# no\n-->\n\n$$\na\n=\nb\n$$\n', []);
});

test('opaque: code, math, comments, front matter, URLs, TeX, attributes', () => {
  checkOpaque(
    markdown,
    '<|---\na: b\n---|>\n\n<|`x`|> <|$x$|> <|<!-- x -->|> <|<https://x.org>|> <|https://x.org/a_(b)|>). <|\\emph{x}|> \\LaTeX',
  );
  checkOpaque(markdown, 'text\n\n<|```{r}\nx\n```|>\n\n<|:::: {.x}|>\ntext [a](<|u|>)<|{.b}|>\n<|::::|>\n');
  checkOpaque(markdown, 'Costs $5 and $6, a \\$x\\$ b, 3 < 4 > 2, [x] {y} http alone');
});

const kept = [
  '[a](b)',
  '[a](b(c))',
  '[a](b "t")',
  "[a](b 't')",
  '[a](b (t))',
  '[a]( b)',
  '[a](\nb)',
  '[a](<b c>)',
  '[a](b )',
  '[a](b\n"t"\n)',
  '(a',
  '[a](',
  '[a](b(c) "t\\" ")',
];
const masked = [
  ['[a](b', '[a].b'],
  ['![a](b![a](b', '![a].b![a].b'],
  ['[a](b "t"', '[a].b "t"'],
  ['[a](b c)', '[a].b c)'],
  ['[a](b\\)', '[a].b\\)'],
  ['[a](b(c)', '[a].b(c)'],
  ['[a](b\\', '[a].b\\'],
] as const;

test('the parenthesis of a link that nothing closes is masked, and no other', () => {
  for (const text of kept) assert.equal(maskForParser(text), text);
  for (const [text, expected] of masked) assert.equal(maskForParser(text), expected);
});
