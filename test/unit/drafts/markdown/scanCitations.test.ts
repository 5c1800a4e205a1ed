import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { checkAffixes, checkCitations } from '../checks';

const check = (source: string): void => checkCitations(markdown, source);

test('clusters, narrative citations and years', () => {
  check('Text <c|[see @<p|a|>, pp. 3-4; -@<y|b|>]|> and <c|@<n|c|>|>, <c|@<n|d|> [p. 3]|>.');
  check('<c|[@<p|a|>;@<p|b|> ;  @<p|c|>]|> (<c|@<n|d|>|>)');
  check('<c|@<n|a|> [p. 3; see @<p|b|>]|> <c|@<n|c|> [@<p|d|>]|>');
  check('<c|[**see** @<p|a|>, *p. 3*; also @<p|b|> and @<n|c|>]|>');
  check('<c|[see [x] @<p|a|>]|> <c|[@<p|a|>, [x; y]]|> <c|[@<p|a|>, `;`]|>');
  check('In running text -<c|@<n|a|>|> is narrative for pandoc too.');
});

test('what is written around a key', () => {
  checkAffixes(markdown, '[see @a, pp. 3-4; also -@b *passim*; @c]', ['see|a|, pp. 3-4', 'also|b| *passim*', '|c|']);
  checkAffixes(markdown, '[@a, pp. 33-35, 38 and elsewhere; @b, see 33]', ['|a|, pp. 33-35, 38 and elsewhere', '|b|, see 33']);
  checkAffixes(markdown, '@a [p. 3; see @b, ch. 2]', ['|a|p. 3', 'see|b|, ch. 2']);
  checkAffixes(markdown, '[@a{p. 3}, and so on]', ['|a|{p. 3}, and so on']);
  checkAffixes(markdown, '> [see\n> the talk @a,\n> p. 3]', ['see the talk|a|, p. 3']);
  checkAffixes(markdown, '@a [] and @b [^1] and @c [x](y) and @d [p. 3](y)', ['|a|', '|b|', '|c|', '|d|']);
});

test('a bracket that is no citation leaves its keys to the text', () => {
  check('[<c|@<n|a|>|>; p. 3] [see; <c|@<n|a|>|>] [<c|@<n|a|>|>;; <c|@<n|b|>|>]');
  check('[<c|@<n|a|>|>](url) [<c|@<n|a|>|>][label] [<c|@<n|a|>|>]{.note} ![see <c|@<n|a|>|>](x.png)');
  check('^[see <c|@<n|a|>|>] <c|[@<p|a|>]|>[^1] <c|[@<p|a|>]|>(no link [<c|@<n|a|>|>');
  check('[<c|@<n|a|>|>]<c|[@<p|b|>]|>');
  check('We agree <c|[@<p|a|>]|>[\n\nOthers <c|[@<p|b|>]|> do.');
});

test('keys: internal punctuation, braces, letters of any script', () => {
  check('@<n|doe:99|>: @<n|a.b|>. @<n|a/b|>/ @<n|x_y|>, @<n|_a|>! @<n|a#b$c%d&e-f+g?h<i>j~k|>?');
  check('@<n|a|>--b @<n|a|>::b @<n|a|>; @<n|a|>\'s @<n|1a|>* "@<n|b|>" @<n|http://x.org/a|>.');
  check('@{<n|a.b.|>} [@{<p|https://x.org/?a=b&c={d}|>}, p. 3] @{a b} @{} @');
  check('@<n|größe|> @<n|漢字|>, @<n|שלום|> @<n|𝟘a|>. 😀@<n|a|>😀');
});

test('no citation: e-mail, escapes, cross-references, handles of code', () => {
  check('me@uni.edu a.b@x é@x 漢@x \\@a [\\@a] me_@x .@x');
  check('@fig-a [@tbl-b] @Sec-c @eq-d @lst-e @thm-f @cor-h @prp-i @cnj-j @def-k @exm-l @exr-m @fig:a {@eq:b} \\@ref(fig:x)');
  check('@<n|figment|> @<n|section-a|>');
  check('<me@x.org> <http://x/@y> http://x.org/@y www.x.org/@y [a](http://x/@y "t @z") <a href="@b">@<n|c|></a>');
  check('@<n|a|> [label]: x\n\n[label]: http://x/@y\n\n[@<p|a|>]: a remark, [@<p|b|>]: x');
});

test('no citation: code, math, comments, front matter, TeX', () => {
  check('`@a` ``x ` @a`` $@a$ $$@a$$ \\(@a\\) \\[@a\\] <!-- @a --> \\cite{@a} \\textbf{see [@a]}');
  check('```\n@a\n```\n\n~~~ {.r @a}\n@a\n~~~\n\n    @a\n\n@<n|b|>');
  check('---\ntitle: on @a\n---\n\n@<n|b|>\n\n---\nsubtitle: see @a\n...\n\n@<n|c|>\n\n---\n\n@<n|d|>');
  check('$$\na\n= @a\n- b\n$$ {#eq-x}\n@<n|b|>\n\n\\begin{align}\n@a\n\n- @b\n\\end{align}\n@<n|c|>');
  check('a <!-- @a\n\n@a `--> @<n|b|>\n\n<!-- @a\n\n# @a -->\n\n@<n|c|> <!-- never closed @<n|d|>');
  check('<pre>\n@a\n\n@a\n</pre>\n\n<div class="x">\n@<n|b|>\n</div>\n\n::: {.note title="@a"}\n@<n|c|>\n:::');
  check('# Title @<n|a|> {#x title="@b"}\n\n![a @<n|b|>](x.png){alt="@c"} `x`{=html}');
});

test('metadata cites in its abstract, and by nocite', () => {
  check(
    '---\ntitle: on @a\nabstract: |\n  As <c|@<n|b|>|> shows <c|[see @<p|c|>]|>.\nnocite: "<c|@<n|d|>|>, <c|@{<n|e.|>}|>, @*"\n---\n\n<c|@<n|f|>|>',
  );
  check('---\nnocite:\n  - <c|@<n|a|>|>\n- broken: [\n---\n\n<c|@<n|f|>|>');
});

test("math by pandoc's rule", () => {
  check('$20 for @<n|a|> and $30; $ @<n|b|> $; $x @c$; \\$@<n|d|>$; $a$1 @<n|e|> $');
  check('$$ @<n|a|>\n\nnot closed $$');
});

test('blocks: lists, quotations, notes, definitions, tables, examples', () => {
  check('- one [@<p|a|>;\n  @<p|b|>]\n- two\n\n  more @<n|c|>\n\n      code @d');
  check('> quoted <c|[@<p|a|>;\n> @<p|b|>]|>');
  check('x[^1]\n\n[^1]: @<n|a|>\n\n    more @<n|b|>\n\n        code @c\n\nterm\n:   as @<n|d|>\n\n    more @<n|e|>');
  check('| a | b |\n|---|---|\n| @<n|a|> | [@<p|b|>, p. 3] |');
  check('(@good) An example.\n\nAs in (@good) and @good, but @<n|bad|>.');
});

test('an unclosed bracket does not reach into the next paragraph', () => {
  check('[see <c|@<n|a|>|>\n\n<c|@<n|b|>|>]');
  check('- [see <c|@<n|a|>|>\n- <c|@<n|b|>|>]');
});
