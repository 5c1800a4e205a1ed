import { before, describe, it } from 'node:test';
import type { IGrammar } from 'vscode-textmate';
import { checkScopes, loadGrammar, parseGrammar, readGrammar } from './tokenize';

/** As much of a Markdown grammar as citations meet, with the scope names that VS Code's has. */
const markdown = parseGrammar(
  JSON.stringify({
    scopeName: 'text.html.markdown',
    patterns: [
      { begin: '^```', end: '^```', name: 'markup.fenced_code.block.markdown' },
      { begin: '\\A---$', end: '^---$', contentName: 'meta.embedded.block.frontmatter' },
      {
        begin: '^(?=\\S)',
        end: '^(?=\\s*$)',
        name: 'meta.paragraph.markdown',
        patterns: [
          { match: '`[^`]*`', name: 'markup.inline.raw.string.markdown' },
          { begin: '\\$', end: '\\$', name: 'markup.math.inline.markdown' },
          { match: '<[^<>\\s]+@[^<>\\s]+>', name: 'meta.link.email.lt-gt.markdown' },
          { match: '\\[[^\\[\\]]*\\]\\([^()]*\\)', name: 'meta.link.inline.markdown' },
          { match: '\\[[^\\[\\]]*\\]\\[[^\\[\\]]*\\]', name: 'meta.link.reference.markdown' },
          { match: '^\\[[^\\[\\]]+\\]:.*', name: 'meta.link.reference.def.markdown' },
          { match: '\\[[^\\s\\[\\]]+\\]', name: 'meta.link.reference.markdown' },
        ],
      },
    ],
  }),
  'markdown.json',
);

const labels = new Map([
  ['constant.other.reference.citation', 'key'],
  ['meta.link', 'link'],
]);

const drawings: Readonly<Record<string, string>> = {
  'parenthetical, narrative and year-only citations':
    'See [@<key|pebble|>], @<key|ford|> and -@<key|silt|>; [-@<key|ford|>]; [see @<key|moss2019|>, p. 3; also -@<key|ford-2|>].',
  'a key alone in brackets is no link to a reference': 'A [@<key|pebble|>] and a <link|[note]|>.',
  'keys hold punctuation, and end with none': 'By @<key|doi:10.1/ab_c|>, @<key|a.b|>. And @<key|c|>: @{<key|any!key|>}; (@<key|d|>).',
  'before a colon too, in a paragraph and in a list': 'As [@<key|pebble|>]: wet.\n\n- Moss [@<key|moss|>]: "green"\n\n[@<key|silt|>]: dry.',
  'links stay links': 'Ask <link|[@moss](https://example.org)|> or <link|[@moss][who]|>.',
  'e-mail addresses': 'Write to moss@example.org, <link|<moss@example.org>|> or a.b@c.d.',
  addresses: 'At https://example.org/@moss and example.org/@moss.',
  'code and math': '`@code`, $@math$ and @<key|text|>.\n\n```\n@block\n```\n',
  'front matter': '---\nauthor: "@moss"\n---\n\n@<key|pebble|>',
  'cross-references of Quarto': '@fig-river, [@tbl-stones], @sec-banks, but @<key|figures|>.',
  'escaped and doubled signs': '\\@pebble @@pebble a@b@c',
};

describe('the citation injection', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar(markdown, [readGrammar('citation-injection.tmLanguage.json')]);
  });
  for (const [name, drawing] of Object.entries(drawings)) {
    it(name, () => checkScopes(grammar, labels, drawing));
  }
});
