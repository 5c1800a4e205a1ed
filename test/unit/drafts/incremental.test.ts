import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CitationCommand, DraftScan } from '../../../server/src/model/draft';
import { forSeeds, type Random } from '../../support/random';
import { type FullLanguage, fullLanguages } from './fullLanguages';
import { samples } from './samples';

/** What is typed and taken away: marks that open and close what reaches far, and what lies between them. */
const pieces: Readonly<Record<FullLanguage['id'], readonly string[]>> = {
  markdown: [
    'x',
    ' ',
    '\n',
    '\n\n',
    '    ',
    '- ',
    '> ',
    '[@a]',
    '@b',
    '[',
    ']',
    ';',
    '(@ex) ',
    '@ex',
    '`',
    '```\n',
    '~~~',
    '$',
    '$$',
    '<!--',
    '-->',
    '<pre>\n',
    '</pre>\n',
    '---\n',
    '...\n',
    'a: b\n',
    '\\begin{x}\n',
    '\\end{x}\n',
    ':::\n',
    '# ',
    '===\n',
    '[^1]: ',
    ': ',
    '\\',
    '\r\n',
    '\r',
    '{{< include a.qmd >}}',
    'bibliography: r.bib\n',
    'nocite: "@n"\n',
    'abstract: |\n  see @m\n',
    'references:\n- id: k\n',
    '```{r child="c.Rmd"}\n',
    '1. ',
    '2) ',
    '\t',
    '_@',
    '|a|\n|-|\n',
    '<script>',
    '</script> x',
  ],
  latex: [
    'x',
    ' ',
    '\n',
    '\n\n',
    '{',
    '}',
    '[',
    ']',
    '%',
    '% \\cite{c}\n',
    '\\',
    '\\cite{a}',
    '\\cite{',
    '\\citep[see][p.~3]{b,',
    '\\mycite{m}',
    '\\newcommand{\\mycite}[1]{\\cite{#1}}',
    '\\renewcommand{\\mycite}[1]{\\citet{#1}}',
    '\\newcommand{\\x}{',
    '\\def\\mycite#1{\\textcite{#1}}',
    '\\begin{verbatim}',
    '\\end{verbatim}',
    '\\begin{comment}',
    '\\end{comment}',
    '\\begin{filecontents}[x]{f.bib}',
    '\\end{filecontents}',
    '\\verb|',
    '|',
    '\\iffalse ',
    '\\fi ',
    '\\else ',
    '\\ifx ',
    '\\section{T}',
    '\\end{document}',
    '\\documentclass{book}',
    '\\bibitem{k}',
    '\\input{f}',
    '\\bibliography{a,b}',
    '\r\n',
    '\\url{',
    '% !TeX root = m.tex\n',
    '\\DeclareCiteCommand{\\mycite}{a}{b}',
    '\\endinput',
    '\\cites(a)(b){c}',
  ],
};

/** A long text of all samples, parted by paragraphs: edits then have blocks well before and after them. */
function buildText(language: FullLanguage, random: Random): string {
  const parts = [...samples[language.id], ...samples[language.id].map((text) => text.replace(/\\end\{document\}[^]*/, ''))];
  const filler = `Prose without anything ${'x'.repeat(random.below(400))}.\n\n`.repeat(
    language.id === 'latex' ? random.below(60) : random.below(6),
  );
  return random
    .shuffle(parts)
    .slice(0, 1 + random.below(parts.length))
    .join(`\n\n${filler}`);
}

function edit(text: string, random: Random, language: FullLanguage): string {
  const at = random.below(text.length + 1);
  const removed = random.below(3) === 0 ? random.below(random.pick([2, 8, 40, 400])) : 0;
  const inserted = random.below(4) === 0 ? '' : random.pick(pieces[language.id]);
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

function assertSame(actual: DraftScan, expected: DraftScan, what: string): void {
  assert.deepEqual(actual, expected, what);
  assert.deepEqual([...actual.ownCommands], [...expected.ownCommands], what);
}

interface Version {
  readonly text: string;
  readonly scan: DraftScan;
}

/** What the change leaves out is where it was, or has moved with the text after the edit, and says the same. */
function assertChanged(language: FullLanguage, previous: Version, { text, scan }: Version): void {
  const { first, removed, added } = language.findCitationChange(text, { previous });
  const behind = scan.citations.length - first - added.length;
  const what = JSON.stringify({ before: previous.text, text });
  assert.equal(behind, previous.scan.citations.length - first - removed, what);
  assert.deepEqual(scan.citations.slice(0, first), previous.scan.citations.slice(0, first), what);
  assert.deepEqual(scan.citations.slice(first, first + added.length), added, what);
  const words = ({ citations }: DraftScan, from: number): unknown =>
    citations.slice(from).map(({ items }) => items.map((item) => ({ ...item, keySpan: undefined })));
  assert.deepEqual(words(scan, first + added.length), words(previous.scan, first + removed), what);
}

for (const language of fullLanguages) {
  test(`${language.id}: a scan that builds on the one before is the same as one from scratch (slow)`, () => {
    forSeeds(30, (random) => {
      let text = buildText(language, random);
      let scan = language.scan(text);
      for (let round = 0; round < 25; round++) {
        const next = edit(text, random, language);
        const scanned = language.scan(next, { previous: { text, scan } });
        assertSame(scanned, language.scan(next), JSON.stringify({ text, next }));
        assertChanged(language, { text, scan }, { text: next, scan: scanned });
        text = next;
        scan = scanned;
      }
    });
  });

  test(`${language.id}: typed and deleted character by character (slow)`, () => {
    for (const sample of samples[language.id].slice(0, 2)) {
      const text = `${sample}\n\nLast [@z] \\cite{z}.\n`;
      let before = text;
      let scan = language.scan(text);
      for (let at = 0; at < text.length; at += 3) {
        for (const next of [text.slice(0, at) + text.slice(at + 1), text]) {
          scan = language.scan(next, { previous: { text: before, scan } });
          assertSame(scan, language.scan(next), JSON.stringify({ before, next }));
          before = next;
        }
      }
    }
  });

  test(`${language.id}: what stands before an edit stays the same object`, () => {
    const paragraphs = Array.from({ length: 400 }, (_, at) => `Text ${at} [@k${at}] \\cite{k${at}} and ${'more '.repeat(10)}.\n\n`).join(
      '',
    );
    const scan = language.scan(paragraphs);
    const at = paragraphs.indexOf('Text 395') + 2;
    const next = language.scan(`${paragraphs.slice(0, at)}y${paragraphs.slice(at)}`, { previous: { text: paragraphs, scan } });
    const same = next.citations.filter((citation, index) => citation === scan.citations[index]).length;
    assert.ok(same > 200 && same < 396, `${same} of ${scan.citations.length}`);
    assert.equal(language.scan(paragraphs, { previous: { text: paragraphs, scan } }), scan);
  });
}

/** Each row: a Markdown draft with the place of an edit as `<|>`, and what is typed there. */
const farReaching: readonly (readonly [string, string])[] = [
  ['First.\n\n- a\n\n<|>foo @b\n\n      @c\n\nEnd.\n\nMore.', '  '],
  ['First.\n\n<!-- @a\n\nText @b\n\nMore @c <|>\n\nEnd @d.\n\nLast.', '-->'],
  ['First.\n\n<pre>\n@a\n\n</pre> <|>x\n\nEnd @d.\n\nLast.', '\n'],
  ['First.\n\n\\begin{x}\n\n@a\n\n<|>\n\nEnd @d.\n\nLast.', '\\end{x}'],
  ['First.\n\n---\na: @b\n\nText @c\n\n<|>\n\nEnd @d.\n\nLast.', '---'],
  ['<|>\n\n---\n@a\n---\n\nText @c\n\nEnd.\n\nLast.', 'Text'],
  ['First @ex.\n\nSecond.\n\nThird.\n\n<|>\n\nEnd.', '(@ex) Example'],
  ['First.\n\nSecond\n\n<|>\n\n@a\n\n@b\n\n@c', '```\n'],
  ['[@a][\n\n.\n<|>', ']'],
  ['[@a][\n\nb\n<|>\n\nLast.', ']'],
  ['{{<include\n\nq\n\n>}}<|>\n', '\n'],
  [`[@a]\n\n${'- '.repeat(120)}@b\n\n<|>@c\n\nLast.`, '- '],
  [`${'- '.repeat(150)}<|>-\n\n[@c]\n\nLast.`, 'x'],
  ['{{<include\n\nq<|>>}}\n', '\n'],
];

test('an edit that reaches far, upwards or downwards, is read as from scratch, and so is its undoing', () => {
  const [markdown] = fullLanguages.filter(({ id }) => id === 'markdown');
  assert.ok(markdown);
  for (const [source, typed] of farReaching) {
    for (const lineEnd of ['\n', '\r\n']) {
      const drawn = source.replaceAll('\n', lineEnd);
      const [before, after] = [drawn.replace('<|>', ''), drawn.replace('<|>', typed)];
      const scan = markdown.scan(before);
      const edited = markdown.scan(after, { previous: { text: before, scan } });
      assertSame(edited, markdown.scan(after), after);
      assertSame(markdown.scan(before, { previous: { text: after, scan: edited } }), scan, before);
    }
  }
});

test('commands from elsewhere: other ones mean reading all anew', () => {
  const command: CitationCommand = { mode: 'narrative', keyArgument: 0, form: 'single' };
  const [latex] = fullLanguages.filter(({ id }) => id === 'latex');
  assert.ok(latex);
  const text = '\\says{a} \\cite{b}\n\nText';
  const scan = latex.scan(text);
  assert.equal(scan.citations.length, 1);
  const withSays = latex.scan(`${text}.`, { previous: { text, scan }, commands: new Map([['says', command]]) });
  assert.deepEqual(
    withSays.citations.map(({ items }) => [items[0]?.key, items[0]?.mode]),
    [
      ['a', 'narrative'],
      ['b', 'parenthetical'],
    ],
  );
  assert.deepEqual([...withSays.commands.keys()], ['says']);
  assert.equal(withSays.ownCommands.size, 0);
});
