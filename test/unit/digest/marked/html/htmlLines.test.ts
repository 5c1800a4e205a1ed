import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHtmlLines } from '../../../../../server/src/digest/marked/html/htmlLines';
import { checkPlaces, showLines } from '../showLines';

function check(html: string, expected: readonly string[]): void {
  const lines = readHtmlLines(html);
  assert.deepEqual(showLines(lines), expected);
  checkPlaces(html, lines);
}

test('blocks begin lines, a line break ends one, and two of them begin a block', () => {
  check('<p>one<br>two<br/><br/>three</p>four<div>five<span>, </span>six</div>seven<hr>eight', [
    '¶one',
    'two',
    '¶three',
    '¶four',
    '¶five, six',
    '¶seven',
    '¶eight',
  ]);
});

test('white space is folded, wherever tags divide it; characters that show nothing are left out', () => {
  check('<p>\n  Kites \n in <b> the\twind </b>\n</p> <p>&nbsp;a&nbsp;&nbsp;b&shy;c\u200bd</p><p>\u200b &#847;&zwnj;</p>', [
    '¶Kites in *the wind*',
    '¶a bcd',
  ]);
});

test('offsets are those of the source: a character reference is longer than its character', () => {
  const html = '<p>A  B &amp; C&lt;D &NotEqualTilde; caf&eacute;</p>';
  check(html, ['¶A B & C<D ≂̸ café']);
  const [line] = readHtmlLines(html);
  const pieces = line!.pieces.map(({ text, span }) => [text, html.slice(span.start, span.end)]);
  assert.deepEqual(pieces.slice(0, 5), [
    ['A ', 'A '],
    ['B ', 'B '],
    ['&', '&amp;'],
    [' C', ' C'],
    ['<', '&lt;'],
  ]);
  assert.deepEqual(pieces.at(-1), ['é', '&eacute;']);
});

test('a part of a text is read with the places of the whole', () => {
  const html = 'before <p>A &amp; B</p> behind';
  const lines = readHtmlLines(html, 7, html.length - 7);
  assert.deepEqual(showLines(lines), ['¶A & B']);
  checkPlaces(html, lines);
});

test('headings, emphasis by element and by style, and where links lead', () => {
  check(
    '<h2>Kites</h2><p><strong>a</strong> <em>b</em> <span style="font-weight: 600; color: red">c</span> <b style="font-weight:normal">d</b> <i style="font-style:normal">e</i> ' +
      '<span class="fw-semibold">f</span> <a href=" https://example.org/?a=1&amp;b=2 ">g</a> <a href="#top">h</a> <a href="mailto:a@example.org">i</a></p>',
    ['¶## Kites', '¶*a* /b/ *c* d e *f* [g](https://example.org/?a=1&b=2) h i'],
  );
});

test('lists: marker and depth; further lines of an item have its depth', () => {
  check('<ul><li>one<p>more</p><ol><li>inner<br>line<li>next</ol><li><a href="http://x.org/">two</a></ul><p>behind</p>', [
    '¶- one',
    '¶  more',
    '¶  1. inner',
    '    line',
    '¶  1. next',
    '¶- [two](http://x.org/)',
    '¶behind',
  ]);
});

test('terms and their descriptions are blocks', () => {
  check('<dl><dt>a<dd>b<dd>c<dt>d</dl>e', ['¶a', '¶b', '¶c', '¶d', '¶e']);
});

test('preformatted text keeps its lines', () => {
  check('<pre>\none\n  two  x\n\nthree</pre>four\nfive', ['¶one', 'two x', '¶three', '¶four five']);
});

test('hidden content is left out', () => {
  check(
    '<head><title>Page</title><style>p {}</style><script>if (a < b) document.write("<p>no</p>")</script></head><!-- <p>no</p> --><body><!--[if mso]><p>no</p><![endif]-->' +
      '<div style="color:red;display:none">no<p>no</p></div><p hidden>no</p><template><p>no</p></template><noscript>no</noscript><svg><title>no</title><text>no</text></svg>' +
      '<nav><a href="/">Home</a></nav><img alt="no" src="https://example.org/a.png"><p>yes<textarea>no</textarea> <span aria-hidden="true">no</span>and yes</p>',
    ['¶yes and yes'],
  );
});

test('details and their summary are read, open or not', () => {
  check('<details><summary><b>1. Kites</b></summary><p>We fly.</p></details>', ['¶*1. Kites*', '¶We fly.']);
});

const labelled = '<tr><td>Kites in the Wind</td><td>A. Lovelace</td></tr><tr><td>Boats</td><td>C. Babbage</td></tr>';

test('a table of data: row, column, header', () => {
  check(`<table><thead><tr><th>Title</th><th>Who</th></tr></thead><tbody>${labelled}</tbody></table>`, [
    '¶cell 1,0 Title: Kites in the Wind',
    '¶cell 1,1 Who: A. Lovelace',
    '¶cell 2,0 Title: Boats',
    '¶cell 2,1 Who: C. Babbage',
  ]);
  const third = '<tr><td>Trains<br><i>on rails</i></td><td>C. Babbage</td></tr>';
  check(`<table>${labelled}${third}</table>`, [
    '¶cell 0,0: Kites in the Wind',
    '¶cell 0,1: A. Lovelace',
    '¶cell 1,0: Boats',
    '¶cell 1,1: C. Babbage',
    '¶cell 2,0: Trains',
    'cell 2,0: /on rails/',
    '¶cell 2,1: C. Babbage',
  ]);
  check('<table><tr><td>Title<td>Authors<tr><td>Kites<td>A<tr><td>Boats<td>B</table>', [
    '¶cell 1,0 Title: Kites',
    '¶cell 1,1 Authors: A',
    '¶cell 2,0 Title: Boats',
    '¶cell 2,1 Authors: B',
  ]);
});

test('cells that reach over rows and columns keep the columns in place', () => {
  check('<table><tr><th rowspan=2>Topic<th>Title<th>Year<tr><td>Kites<td>2024<tr><td>Wind<td>Boats<td>2023</table>', [
    '¶cell 1,1 Title: Kites',
    '¶cell 1,2 Year: 2024',
    '¶cell 2,0 Topic: Wind',
    '¶cell 2,1 Title: Boats',
    '¶cell 2,2 Year: 2023',
  ]);
});

test('tables that hold a page together are text: one column, other tables or headings inside, pictures beside texts', () => {
  check('<table><tr><td>one</td></tr><tr><td>two</td></tr><tr><td>three</td></tr></table>', ['¶one', '¶two', '¶three']);
  check(`<table><tr><td>side</td><td><table>${labelled}${labelled}</table></td></tr></table>`, [
    '¶side',
    ...[0, 1, 2, 3].flatMap((row) => [
      `¶cell ${row + 1},0: ${row % 2 === 0 ? 'Kites in the Wind' : 'Boats'}`,
      `¶cell ${row + 1},1: ${row % 2 === 0 ? 'A. Lovelace' : 'C. Babbage'}`,
    ]),
  ]);
  check('<table><tr><td><h3>a</h3><td>b<tr><td><h3>c</h3><td>d<tr><td><h3>e</h3><td>f</table>', [
    '¶### a',
    '¶b',
    '¶### c',
    '¶d',
    '¶### e',
    '¶f',
  ]);
  check('<table><tr><td><img src="a.png"><td>a<tr><td><img src="b.png"><td>b<tr><td><img src="c.png"><td>c</table>', ['¶a', '¶b', '¶c']);
});

test('the page says itself where its links lead from', () => {
  const links = '<p><a href="/abs/2405.13956">a</a> <a href="b">b</a> <a href="//example.org/c">c</a></p>';
  check(links, ['¶[a](/abs/2405.13956) [b](b) [c](https://example.org/c)']);
  const resolved = ['¶[a](https://arxiv.org/abs/2405.13956) [b](https://arxiv.org/list/b) [c](https://example.org/c)'];
  check(`<head><base href="https://arxiv.org/list/"></head>${links}`, resolved);
  check(`<!-- saved from url=(0030)https://arxiv.org/list/recent -->\n<html>${links}`, resolved);
  check(`<link rel="canonical" href="https://arxiv.org/list/recent">${links}`, resolved);
  check(`<meta property="og:url" content="https://arxiv.org/list/recent">${links}`, resolved);
});

test('links of services that count clicks lead where they lead in the end', () => {
  const target = 'https://arxiv.org/abs/2405.13956';
  const encoded = encodeURIComponent(target);
  for (const address of [
    `http://scholar.google.com/scholar_url?url=${target}&amp;hl=en&amp;sa=X`,
    `https://scholar.google.de/scholar_url?url=${encoded}&amp;hl=de`,
    `https://www.google.com/url?q=${encoded}&amp;sa=D`,
    `https://eur03.safelinks.protection.outlook.com/?url=${encoded}&amp;data=05`,
    `https://urldefense.com/v3/__${target}__;!!abc!def$`,
    `https://links.example.org/CL0/${encoded.replace('%3A', ':')}/1/0100/abc=361`,
    `https://substack.com/redirect/2/${Buffer.from(JSON.stringify({ e: target, p: 1 })).toString('base64url')}.abc?j=x`,
    `https://click.example.org/u1/${Buffer.from(target).toString('base64')}`,
    `https://www.google.com/url?q=${encodeURIComponent(`https://scholar.google.com/scholar_url?url=${encoded}`)}`,
  ])
    check(`<a href="${address}">a</a>`, [`¶[a](${target})`]);
  for (const address of [
    'https://click.example.org/u1/aHR0cthatisnoaddress',
    'https://click.example.org/u1/eyJub3QgYW4gb2JqZWN0',
    'https://links.example.org/CL0/https:%2F%2F%E0/1',
    'https://scholar.google.com/scholar_url?hl=en',
  ])
    check(`<a href="${address}">a</a>`, [`¶[a](${address})`]);
  check('<a href="https://www.google.com/url?q=javascript:alert(1)">a</a>', ['¶[a](https://www.google.com/url?q=javascript:alert(1))']);
});

test('what a page calls its parts', () => {
  check(
    '<div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> Attention as an RNN</div><div class="list-authors"><a href="/a/feng">Leo Feng</a></div>' +
      '<p class="gs_rs">Words</p><span itemprop="datePublished">2024</span> <i class="paperVenue">NeurIPS</i></div>',
    ['¶Title:{title:  Attention as an RNN}', '¶{authors: [Leo Feng](/a/feng)}', '¶Words', '¶{date: 2024} {venue: /NeurIPS/}'],
  );
});

test('tags that nothing closes, or that close nothing', () => {
  check('<p><a href="http://x.org/">one</b></a></div> two</a><p>three<table><tr><td><b>four</p></ul></div></td></tr></table>five', [
    '¶[one](http://x.org/) two',
    '¶three',
    '¶*four*',
    '¶five',
  ]);
  check('<table><td>a</div><td>b</table></td>c<li>d</li></ul>e', ['¶a', '¶b', '¶c', '¶- d', '¶e']);
  check('<p>a < b <3 & c &unknown; <', ['¶a < b <3 & c &unknown; <']);
});

test('a text that ends anywhere gives its lines up to there', () => {
  const html = `<html><body><h1>Kites &amp; Wind</h1><ul><li><a href="https://arxiv.org/abs/2405.13956">Attention as an RNN</a></ul><table><tr><th>Title<th>Who${labelled}</table><!-- no --></body></html>`;
  for (let end = 0; end <= html.length; end++) {
    const part = html.slice(0, end);
    checkPlaces(part, readHtmlLines(part));
  }
});

test('deep nesting is read: 100,000 elements (slow)', () => {
  for (const name of ['div', 'b', 'ul', 'li', 'table', 'td', 'p', 'a', 'blockquote'])
    assert.deepEqual(
      readHtmlLines(`${`<${name}>`.repeat(100_000)}a${`</${name}>`.repeat(100_000)}<p>b`).map(({ pieces }) => pieces[0]?.text),
      ['a', 'b'],
      name,
    );
});

test('of a line longer than any abstract the beginning is kept', () => {
  const [line, next] = readHtmlLines(`<p>${'Kites  fly. '.repeat(100_000)}<p>b`);
  assert.ok(line!.pieces.length < 50_000);
  assert.deepEqual(line!.span, { start: 3, end: 1_200_003 });
  assert.equal(next!.pieces[0]!.text, 'b');
});

test('what the page holds together: elements, and a term with its descriptions', () => {
  const html = '<body><h1>Papers</h1><article><p>one</p><p>two</p></article><dl><dt>a<dd>b<dd>c<dt>d<dd>e</dl></body>';
  const held = readHtmlLines(html).map(({ extent }) => {
    const { start, end } = extent!;
    const { parent } = extent!;
    return [html.slice(start, end), html.slice(parent!.start, parent!.end)];
  });
  const body = 'Papers</h1><article><p>one</p><p>two</p></article><dl><dt>a<dd>b<dd>c<dt>d<dd>e';
  const list = 'a<dd>b<dd>c<dt>d<dd>e';
  assert.deepEqual(held, [
    ['Papers', body],
    ['one', 'one</p><p>two'],
    ['two', 'one</p><p>two'],
    ['a<dd>b<dd>c', list],
    ['a<dd>b<dd>c', list],
    ['a<dd>b<dd>c', list],
    ['d<dd>e', list],
    ['d<dd>e', list],
  ]);
});

test('an element that holds others which are called otherwise is not what it is called itself', () => {
  check(
    '<cite itemprop="headline"><span itemprop="author"><a href="http://x.org/"><span itemprop="name">Leo Feng</span></a></span>, <span itemprop="author">Greg Mori</span>: <span class="title" itemprop="name">Attention as an RNN.</span> 1-19</cite>',
    ['¶{authors: [Leo Feng](http://x.org/)}, {authors: Greg Mori}: {title: Attention as an RNN.} 1-19'],
  );
  const labels = readHtmlLines(
    '<p class="title">Kites</p><p><i class="authors">A. Lovelace and C. Babbage</i>; 3 pages</p><p><i class="authors">A. B</i> somewhere else, as it is told</p>',
  ).map(({ label }) => label);
  assert.deepEqual(labels, ['title', 'authors', undefined]);
});

test('of two versions of a text that a page unfolds the full one', () => {
  check(
    '<p class="abstract">Abstract: <span class="abstract-short" style="display:inline">We fly kites… <a onclick="more()">▽ More</a></span><span class="abstract-full" style="display: none;">We fly kites in the wind. <a onclick="less()">△ Less</a></span></p>' +
      '<p class="full-authors">A. Lovelace, C. Babbage</p><p class="short-authors">A. Lovelace et al.</p><p class="short">A short text</p>',
    ['¶{abstract: Abstract: We fly kites in the wind.}', '¶{authors: A. Lovelace, C. Babbage}', '¶A short text'],
  );
});
