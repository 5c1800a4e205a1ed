import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxProseDistance } from '../../../server/src/drafts/prose';
import { parseFixtureWithCursor } from '../../support/fixture';
import { type FullLanguage, fullLanguages } from './fullLanguages';
import { samples } from './samples';

/** The words around the drawn cursor, blanks folded. */
function check(id: FullLanguage['id'], source: string, expected: string): void {
  const { text, cursor } = parseFixtureWithCursor(source);
  const language = fullLanguages.find((known) => known.id === id)!;
  const prose = language.prose.findProse(text, language.scan(text), cursor);
  assert.equal(prose.text.replace(/ +/g, ' ').trim(), expected, source);
}

test('Markdown: a paragraph, without citations and markup', () => {
  check('markdown', 'Before.\n\n**Sparse** heads [see @a, p. 3] are\n_few_<|>, says @b.\n\nBehind.\n', 'Sparse heads are few , says .');
  check(
    'markdown',
    'A [link](https://x.org/heads "title"), `code`, $m^2$, a note[^1] <b>and</b> snake_case, 2 \\* 3.<|>',
    'A link , , , a note and snake_case, 2 3.',
  );
  check('markdown', 'Text<|> ![figure](a.png){width=3} and [span]{.smallcaps}.', 'Text figure and span .');
});

test('Markdown: list items, headings, quotations, notes and table rows stand for themselves', () => {
  check('markdown', '- one\n- two heads<|>\n  go on\n- three\n', 'two heads go on');
  check('markdown', '1. one\n2. two<|>\n', 'two');
  check('markdown', '# A heading<|> {#sec-a}\ntext\n', 'A heading');
  check('markdown', '# A heading\ntext<|> here\n# Another\n', 'text here');
  check('markdown', '> quoted<|>\n> on\n', 'quoted on');
  check('markdown', 'text\n\n[^1]: A note<|> on it.\n', 'A note on it.');
  check('markdown', '| a<|> | b |\n|---|---|\n| c | d |\n', '| a | b |');
  check('markdown', '::: {.callout}\ninside<|> it\n:::\n', 'inside it');
});

test('LaTeX: a paragraph, without citations, commands, math and comments', () => {
  check(
    'latex',
    'Before.\n\n\\emph{Sparse} heads~\\cite[p.~3]{a} are % why\n{\\bf few}<|>, by $n \\le 3$ and \\(x\\).\n\nBehind.\n',
    'Sparse heads are few , by and .',
  );
  check(
    'latex',
    "``Quoted'' text, see Sec.~\\ref{sec} and \\textcolor[rgb]{1}{red}<|> 50\\% \\LaTeX{}.",
    'Quoted text, see Sec. and 1 red 50 .',
  );
  check('latex', 'Heads\\footnote{A note. And more.} differ<|>.', 'Heads differ.');
  check('latex', 'Heads\\footnote{A note<|>.} differ.', 'Heads A note. differ.');
});

test('LaTeX: items, headings and environments end a paragraph', () => {
  check('latex', '\\section{Heads}\nText<|> here\n\\begin{itemize}\n\\item x\n\\end{itemize}\n', 'Text here');
  check('latex', '\\begin{itemize}\n  \\item one\n  \\item two<|>\n  goes on\n\\end{itemize}\n', 'two goes on');
  check('latex', '\\section{Sparse heads<|>}\nText\n', 'Sparse heads');
});

test('nothing where no running text stands', () => {
  check('markdown', 'a\n\n<|>\n\nb', '');
  check('markdown', '```\nco<|>de\n```\n', '');
  check('markdown', '$$\na <|>b\n$$\n', '');
  check('latex', '% comm<|>ent\n', '');
  check('latex', '\\begin{verbatim}\nco<|>de\n\\end{verbatim}\n', '');
  check('latex', '<|>', '');
});

for (const language of fullLanguages) {
  test(`${language.id}: the text is as long as its span, at every place of every draft; CRLF reads as LF`, () => {
    for (const text of samples[language.id]) {
      const scan = language.scan(text);
      const windows = text.replace(/\n/g, '\r\n');
      const windowsScan = language.scan(windows);
      for (let offset = 0; offset <= text.length; offset++) {
        const prose = language.prose.findProse(text, scan, offset);
        assert.equal(prose.text.length, prose.span.end - prose.span.start);
        assert.ok(
          0 <= prose.span.start && prose.span.start <= offset && offset <= prose.span.end && prose.span.end <= text.length,
          `at ${offset}`,
        );
        assert.doesNotMatch(prose.text, /[\r\n]/);
        for (let at = 0; at < prose.text.length; at++) assert.ok(prose.text[at] === ' ' || prose.text[at] === text[prose.span.start + at]);
        const shifted = offset + text.slice(0, offset).split('\n').length - 1;
        const other = language.prose.findProse(windows, windowsScan, shifted);
        assert.equal(other.text.replace(/ +/g, ' ').trim(), prose.text.replace(/ +/g, ' ').trim(), `at ${offset}`);
      }
    }
  });

  test(`${language.id}: any prefix, at its end`, () => {
    for (const text of samples[language.id]) {
      for (let length = 0; length <= text.length; length++) {
        const prefix = text.slice(0, length);
        const { span, text: prose } = language.prose.findProse(prefix, language.scan(prefix), length);
        assert.equal(prose.length, span.end - span.start);
      }
    }
  });

  test(`${language.id}: of a paragraph without an end only the surroundings`, () => {
    const text = 'word '.repeat(40_000);
    const { span } = language.prose.findProse(text, language.scan(text), 100_000);
    assert.ok(span.end - span.start <= 2 * maxProseDistance);
    assert.ok(span.start <= 100_000 && 100_000 <= span.end);
  });
}
