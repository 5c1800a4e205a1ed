import { strict as assert } from 'node:assert';
import { before, describe, it } from 'node:test';
import type { IGrammar } from 'vscode-textmate';
import { checkScopes, loadGrammar, readGrammar, readSyntax, tokenize } from './tokenize';

const labels = new Map([
  ['meta.title.name', 'name'],
  ['meta.title', 'title'],
  ['constant.numeric.date', 'date'],
  ['constant.numeric.quantity', 'number'],
  ['comment.line.junk', 'junk'],
  ['comment.line.separator', 'rule'],
  ['keyword.other', 'field'],
  ['string.unquoted.authors', 'authors'],
  ['markup.underline.link', 'link'],
]);

/** What the drawings show: each is a digest, or a part of one. */
const drawings: Readonly<Record<string, string>> = {
  'a trending page': `<junk|new|>

<junk|Have the list sent to your inbox!|>

<junk|Subscribe|>

<junk|byOUR readers and a community of two|>

<date|Jun 23|>

<name|PebbleAttention|><title|: Small Stones for Long Rivers|>

PebbleAttention stores a pebble for every bend and cuts memory by up to <number|2.55x|>.

<title|Rivers as a Recurrence|>

A river of one line whose text goes on, with no more than <number|98.6%|> of the water left at the end, and so on.
`,
  'titles of every shape': `<title|Simple linear pebbles balance the depth-speed tradeoff|>

A.

<name|Needle Fording|><title|: Can Rivers Follow Threads?|>

B.

<title|Pebbles, Please! Another Look at Stones|>

C.

<name|SILT|><title| : Low-bit Estimates of Mud|>

D.

<name|xRiver|><title|: an extended river|>

E.

<title|Unveiling and Harnessing Hidden Pebble Sinks: A Study|>

F.

<name|Pebble 1.5|><title|: Faster Fords|>

G.

1. <name|Numbered|><title|: The First of a List|>

H.
`,
  'a hard-wrapped abstract, and a second paragraph': `<title|Memorizing Pebbles|>

We describe a store of pebbles that a river reads while
it flows. Twelve shelves are enough for
the experiments
and all of them are open.

The second paragraph is wrapped at sixty characters,
or so.

<title|Forgetting Pebbles|>

Again.
`,
  'lines about a paper between its title and its abstract': `<name|Ford|><title|: Crossing in Constant Time|>
<date|2 Jan 2025|>
<authors|Ada Moss, Ben de Wit and C. Lund|>

<authors|Ada Moss|>

<date|2025-01-02|>

<field|Abstract:|> The ford is crossed in <number|20ms|>. See <link|doi:10.1234/ford.5|>, <link|arXiv:2501.00001v2|> or <link|https://example.org/ford|>.
`,
  'a heading of the page that looks like a title does not swallow the next title': `<title|Rivers of the month|>

<name|PebbleNet|><title|: A Network|>

PebbleNet is a network.
`,
  'an arXiv mail': `<rule|------------------------------------------------------------|>
Comments on this list go to its keeper.
<rule|------------------------------------------------------------|>
Lists at <link|http://example.org/|>
<rule|------------------------------------------------------------|>
Received for:
Machine Rivers
<rule|------------------------------------------------------------|>
<rule|\\\\|>
<link|arXiv:2501.00001|>
<field|Date:|> <date|Thu, 2 Jan 2025 10:00:00 GMT   |>(11kb,D)

<field|Title:|> <name|PebbleNet|><title|: A Network of Pebbles for Rivers That Are|>
<title|  Wide|>
<field|Authors:|> <authors|Ada Moss, Ben|>
<authors|  de Wit|>
<field|Categories:|> cs.LG
<field|Comments:|> 9 pages, code at <link|https://example.org/pebblenet|>
<field|DOI:|> <link|10.1234/pebble.2025|>
<rule|\\\\|>
  Networks of pebbles are mainly
known for their Speed
and reach <number|3.5 points|> more.
<rule|\\\\|> ( <link|https://example.org/abs/2501.00001|> , 11kb)
<rule|------------------------------------------------------------|>
<rule|\\\\|>
<link|arXiv:2501.00002|>
<field|Title:|> <title|Rivers Without Pebbles|>
<rule|\\\\|>
  None.
<rule|\\\\|> ( <link|https://example.org/abs/2501.00002|> , 7kb)
`,
  'a page capture': `<junk|# Trending Papers|>

<junk|- Daily|>

<junk|Submitted by|>

moss

### [<name|PebbleNet|><title|: A Network|>](<link|https://example.org/papers/1|>)

PebbleNet crosses <number|44 kHz|> rivers in one sentence

<junk|[Moss Lab](https://example.org/moss) · Published on Oct 4, 2026|>

<junk|[Upvote|>

<junk|117](https://example.org/login)|>

<junk|GitHub 3.29k|>

<junk|12 authors|>

<junk|arXiv Page|>

<junk|[101](https://example.org/login)|>

[<name|Ford|><title|: Crossing in Constant Time|>](<link|https://example.org/papers/2|>)

The ford is crossed.
`,
  'an alert of a search engine': `<field|Subject:|> new articles

<junk|[PDF] |><name|Pebbles and Their Rivers|><title|: A Survey of the Banks|>
<authors|A Moss, B Lund - Journal of Rivers, 2019|>
Rivers have pebbles, which this survey counts on
both banks …

<junk|Cancel alert|>
`,
  'numbers with units, and numbers without': `<title|Counting Pebbles|>

<number|1.48x-12.1x|>, <number|2-4x|>, <number|50\\%|>, <number|1--3%|>, <number|10-fold|>, <number|5 times|>, <number|1M tokens|>, <number|3.3 million tokens|>, <number|7B|>, <number|0.188 seconds|>, <number|16GB|>; GPT-4, A100, Llama-3-8B, v2.5x, 2019, 18 tasks.
`,
};

describe('the digest grammar', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar(readGrammar('marginalia-digest.tmLanguage.json'));
  });

  for (const [name, drawing] of Object.entries(drawings)) {
    it(name, () => checkScopes(grammar, labels, drawing));
    it(`${name}, with CRLF`, () => checkScopes(grammar, labels, drawing.replaceAll('\n', '\r\n')));
  }

  it('has one idea of a title in all of its rules', () => {
    const { repository } = JSON.parse(readSyntax('marginalia-digest.tmLanguage.json')) as {
      repository: { paper: { begin: string; end: string } };
    };
    const shape = /\(\?=\\S\.\{7,219\}.*?\)(?=\)|\(\?=\(\?:)/;
    const inBegin = repository.paper.begin.match(shape)?.[0];
    assert.ok(inBegin, 'the shape of a title is in the begin rule');
    assert.ok(repository.paper.end.includes(inBegin), 'the end rule has the same shape');
  });

  // Repetitions that a careless expression goes through in quadratic time; the limit is for the whole line.
  const hostile: Readonly<Record<string, string>> = {
    prose: 'Transformers keep 2.55x of 98.6% in 1M tokens (see https://example.org/a) and so on, ',
    digits: '1',
    ranges: '1 - ',
    letters: 'a',
    titles: 'Ab and ',
    colons: 'a:',
    brackets: '[',
    names: 'Ada Moss, ',
    addresses: 'http://a',
    identifiers: '10.1234/',
    spaces: ' ',
    rules: '-',
  };
  for (const [name, unit] of Object.entries(hostile)) {
    it(`reads 100,000 characters of ${name} to their end`, () => {
      const line = unit.repeat(Math.ceil(100_000 / unit.length));
      for (const text of [line, `A Title: of a Paper\n\n${line}!`, `## [${line}`, `Title: ${line}`]) {
        assert.equal(tokenize(grammar, text, 10_000).at(-1)?.end, text.length);
      }
    });
  }
});
