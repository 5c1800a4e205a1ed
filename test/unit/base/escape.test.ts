import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GFM, parser } from '@lezer/markdown';
import {
  escapeBibtex,
  escapeBibtexKey,
  escapeCsl,
  escapeDraftMarkdown,
  escapeHtml,
  escapeLatex,
  escapeMarkdown,
  escapeSnippet,
  escapeUrl,
  maskChange,
  maskControls,
} from '../../../server/src/base/escape';
import { markdown } from '../../../server/src/drafts/markdown/markdown';
import { createRandom } from '../../support/random';

/** Text that means something in some target. */
const hostile = [
  '*a* _b_ **c** `d` ~~e~~ ~f~ ^g^ $h$ $$i$$ [j](k) ![l](m) <b>n</b> <!-- o --> # p | q ! r \\ s \\* t',
  '[run](command:workbench.action.quit "x") <command:x> <https://x.org> https://x.org/a_b http://y.org www.x.org me@uni.edu',
  '![i](https://x.org/p.png) <img src=x onerror=alert(1)> <script>alert(1)</script> &lt;b&gt; &#64; &amp; a&b',
  '# heading',
  '## heading ##',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '23) item',
  '> quote',
  '| a | b |',
  '~~~',
  '```',
  '===',
  '---',
  ': x',
  '    code',
  '@a [@b, p. 3] [-@c] \\@d @{e} ^[note] [^1] [x]{.y} {#id} `r 1` {{< x >}} \\cite{a} \\(x\\) \\[y\\]',
  '(@good) example',
  '(1) one',
  '(a) a',
  'a. b',
  'iv) x',
  '#. x',
  '<div>',
  '"quoted" \'single\' -- dash ... dots',
  '${1:x} $0 } \\} ${TM_FILENAME} $name',
  'snake_case_name _lead trail_ a_b _',
  'größe 漢字 שלום 😀 e\u0301 “curly” — x\u00a0y',
  '10% of #1 & {x} ~ ^ \\ _ $',
  '!',
  '\\',
  '',
  ' ',
  '[',
  ']',
  '@',
  '<',
  '&',
  '_',
  '$',
];

/** The text that a Markdown parser sees, if it sees nothing but paragraphs of text. */
function readText(source: string, extensions = [GFM]): string {
  let text = '';
  let done = 0;
  parser
    .configure(extensions)
    .parse(source)
    .iterate({
      enter: (node) => {
        if (node.name === 'Escape') {
          text += source.slice(done, node.from) + source.slice(node.from + 1, node.to);
          done = node.to;
        } else assert.match(node.name, /^(?:Document|Paragraph)$/, `${node.name} in ${source}`);
      },
    });
  return text + source.slice(done);
}

/** The names of what a Markdown parser sees. */
function readNodes(source: string): string {
  const names: string[] = [];
  parser
    .configure([GFM])
    .parse(source)
    .iterate({ enter: ({ name }) => void names.push(name) });
  return names.join(' ');
}

test('Markdown that an editor renders shows the text', () => {
  for (const text of hostile) {
    if (text.trim() === '') continue;
    assert.equal(readText(escapeMarkdown(text)), text.trimStart());
  }
  assert.equal(readText(escapeMarkdown(hostile.join('\n'))), hostile.map((line) => line.trimStart()).join('\n'));
});

test('Markdown stays readable where nothing is to be escaped', () => {
  for (const plain of [
    'We cut memory 2.55x (at 4-bit, 3.3M tokens): "fast", it\'s 50% & more; see Sec. 2.',
    '2.6x faster, 95.1% of (LVLMs), #1 of ~30 layers, a < b > c | d = e',
    'snake_case_name costs $5; up to -3 %, +2 points! \\alpha of \\mathcal',
  ]) {
    assert.equal(escapeMarkdown(plain), plain);
  }
  assert.equal(
    escapeDraftMarkdown("We cut memory 2.55x (at 4-bit): it's 50% & snake_case."),
    "We cut memory 2.55x (at 4-bit): it's 50% & snake_case.",
  );
});

/** What Markdown reads, in pieces that meet at random. */
const signs = [
  ...'\\`*_~<>[]()#+-=|!&:;@./$^"0 \n',
  ...[
    'a',
    'é',
    '12',
    '1.',
    '2)',
    '```',
    '~~',
    '---',
    '===',
    '](x)',
    '![',
    '<b>',
    '<!--',
    '<http://x.org>',
    'https://x.org',
    'www.x.org',
    'me@x.org',
    '&amp;',
    '&#64;',
    '| a |',
    '|-|',
    ':-:',
    '[^1]',
    '[a]: b',
    '- [ ] x',
    '\t',
  ],
];

test('Markdown shows any text that is made of its own signs, whole and in joined pieces (slow)', () => {
  const random = createRandom(20261127);
  const write = (length: number): string => Array.from({ length }, () => random.pick(signs)).join('');
  for (let round = 0; round < 4000; round++) {
    const text = write(1 + random.below(14));
    const shown = text.replace(/^[ \t]+/gm, '');
    assert.equal(readText(escapeMarkdown(text)), shown, JSON.stringify(text));
    const pieces = [write(3), write(3)].map((piece) => piece.replace(/\s+/g, '') || 'x');
    assert.doesNotMatch(
      readNodes(`a ${pieces.map(escapeMarkdown).join('')} b`),
      /Link|Image|HTML|Code|Emphasis|Strikethrough/,
      JSON.stringify(pieces),
    );
  }
});

test('a draft shows the text: no citation, no code, math or comment', () => {
  for (const text of hostile) {
    for (const frame of [(inner: string) => inner, (inner: string) => `- ${inner}`, (inner: string) => `## ${inner}`]) {
      const { citations, opaque } = markdown.scan(frame(escapeDraftMarkdown(text)));
      assert.deepEqual(citations, [], text);
      assert.deepEqual(
        opaque.filter((span) => !/https?:|www/.test(text) && span.end > span.start),
        [],
        text,
      );
    }
  }
});

test('a draft shows the text: what is escaped reads as before', () => {
  for (const text of hostile) {
    const folded = text.replace(/\s+/g, ' ').trim();
    assert.equal(escapeDraftMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1'), folded);
    if (folded !== '') assert.equal(readText(escapeDraftMarkdown(text), []), folded);
  }
});

test('a draft stays on one line', () => {
  assert.equal(escapeDraftMarkdown('  a\n# b\r\n\tc '), 'a # b c');
  assert.equal(escapeLatex('  a\n\n% b '), 'a \\% b');
});

/** What TeX prints for escaped text; anything that is still active throws. */
function readLatex(source: string): string {
  return source.replace(/\\text(backslash|asciitilde|asciicircum)\{\}|\\([{}#$%&_])|[\\{}#$%&_~^]/g, (token, name, character) => {
    if (name !== undefined) return { backslash: '\\', asciitilde: '~', asciicircum: '^' }[name as string] ?? '';
    if (character !== undefined) return character as string;
    throw new Error(`${token} is active in ${source}`);
  });
}

test('LaTeX prints the text', () => {
  assert.equal(
    escapeLatex('10% of #1 & {x} ~ ^ \\ _ $'),
    '10\\% of \\#1 \\& \\{x\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{} \\_ \\$',
  );
  assert.equal(escapeLatex('"größe" — 😀'), '"größe" — 😀');
  assert.equal(escapeLatex('≈13% of $'), '$\\approx$13\\% of \\$');
  for (const text of hostile) assert.equal(readLatex(escapeLatex(text)), text.replace(/\s+/g, ' ').trim());
});

test('a snippet inserts the text', () => {
  assert.equal(escapeSnippet('${1:x} $0 } \\'), '\\${1:x\\} \\$0 \\} \\\\');
  for (const text of hostile) {
    const escaped = escapeSnippet(text);
    assert.equal(escaped.replace(/\\([\\$}])/g, '$1'), text);
    assert.doesNotMatch(escaped.replace(/\\[^]/g, ''), /[$}\\]/);
  }
});

test('HTML shows the text', () => {
  assert.equal(escapeHtml('<a href="x" title=\'y\'>&lt;</a>'), '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;lt;&lt;/a&gt;');
  for (const text of hostile) assert.doesNotMatch(escapeHtml(text), /[<>"']/);
});

/** What TeX prints for a value of BibTeX; anything that is still active throws. Ligatures can't arise: marks stand alone. */
function readBibtex(value: string): string {
  assert.doesNotMatch(value.replace(/\$[<>|]\$/g, '$'), /--|''|,,|``|<<|>>/, value);
  return value.replace(
    /\\text(backslash|asciitilde|asciicircum|braceleft|braceright)\{\}|\\([{}#$%&_])|\$([<>|])\$|\{(["`])\}|([-',])\{\}|[\\{}#$%&_~^"`<>|]/g,
    (token, name, character, sign, quote, mark) => {
      if (name !== undefined)
        return { backslash: '\\', asciitilde: '~', asciicircum: '^', braceleft: '{', braceright: '}' }[name as string] ?? '';
      const read = (character ?? sign ?? quote ?? mark) as string | undefined;
      if (read === undefined) throw new Error(`${token} is active in ${value}`);
      return read;
    },
  );
}

test('BibTeX keeps the text, and its braces are in order however BibTeX counts them', () => {
  const unbalanced = ['a { b', 'a } b', '}{', '{{}', 'a }, note = {x', "it''s -- --- ,, `` '' ?` << >>", 'a\u0000\u0007b\u202ec'];
  for (const text of [...hostile, ...unbalanced]) {
    const value = escapeBibtex(text);
    const shown = text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .replace(/\u202e/g, '')
      .trim()
      .normalize('NFC');
    assert.equal(readBibtex(value), shown);
    let depth = 0;
    for (const character of value) {
      depth += character === '{' ? 1 : character === '}' ? -1 : 0;
      assert.ok(depth >= 0, value);
      assert.ok(character !== '"' || depth > 0, `the quote ends a value: ${value}`);
    }
    assert.equal(depth, 0, value);
  }
});

test('BibTeX shows braces that have partners as such', () => {
  assert.equal(escapeBibtex('a {b} c'), 'a \\{b\\} c');
  assert.equal(escapeBibtex('a {b c'), 'a \\textbraceleft{}b c');
  assert.equal(escapeBibtex('lone \ud800 half'), 'lone \ufffd half');
});

test('a key stays one key', () => {
  assert.equal(escapeBibtexKey('brown-1999:a_b/c+d'), 'brown-1999:a_b/c+d');
  assert.equal(escapeBibtexKey('a b, c}% {x'), 'a-b--c----x');
});

test('an address for TeX is one that opens', () => {
  assert.equal(escapeUrl('https://x.org/a_b%20c~d#e?f=1&g=2'), 'https://x.org/a_b%20c~d#e?f=1&g=2');
  assert.equal(escapeUrl('https://x.org/{a}\\b^c|d"e ü'), 'https://x.org/%7Ba%7D%5Cb%5Ec%7Cd%22e%20%C3%BC');
  for (const odd of ['javascript:alert(1)', 'file:///etc/passwd', 'x.org', '', 'https://', 'command:run'])
    assert.equal(escapeUrl(odd), undefined);
});

test('CSL sees text, no markup', () => {
  assert.equal(
    escapeCsl('a < b, <b>c</b> &amp; <span class="x">d</span>\n<br>'),
    'a < b, <\u2060b>c<\u2060/b> &amp; <\u2060span class="x">d<\u2060/span> <br>',
  );
});

test('controls become spaces, tabs and line ends stay', () => {
  assert.equal(maskControls('a\u0007b\u202ec\td\r\ne\u009f'), 'a b c\td\r\ne ');
});

test('a text without controls stays the same', () => {
  assert.equal(maskControls('Kites 🪁 in the wind'), 'Kites 🪁 in the wind');
});

test('masking what an edit has changed gives the same as masking all', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = createRandom(seed);
    const write = (): string =>
      Array.from({ length: random.below(6) }, () => random.pick(['a', ' ', '\n', '\u0007', '🪁', '\u202e'])).join('');
    let text = write();
    let masked = maskControls(text);
    for (let edit = 0; edit < 10; edit++) {
      const start = random.below(text.length + 1);
      const end = start + random.below(text.length - start + 1);
      const next = text.slice(0, start) + write() + text.slice(end);
      masked = maskChange(next, { text, masked });
      text = next;
      assert.equal(masked, maskControls(text), `seed ${seed}`);
    }
  }
});
