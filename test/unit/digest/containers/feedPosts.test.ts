import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkContainer } from './checkContainer';

const escaped = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Notes from the reading room</title>
  <link href="https://reading-room.example/feed.xml" rel="self"/>
  <updated>2024-11-12T08:00:00Z</updated>
  <author><name>Mira Holm</name></author>
  <entry>
    <title>What we read in the second week of November</title>
    <link href="https://reading-room.example/2024/11/week-2"/>
    <id>tag:reading-room.example,2024:week-2</id>
    <updated>2024-11-12T08:00:00Z</updated>
    <content type="html">&lt;p&gt;Three papers kept us busy.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href="https://arxiv.org/abs/1706.03762"&gt;Attention Is All You Need&lt;/a&gt; by Ashish Vaswani et al. We went through the appendix.&lt;/li&gt;&lt;li&gt;&lt;a href="https://arxiv.org/abs/1810.04805"&gt;BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding&lt;/a&gt; by Jacob Devlin et al. Still a good read.&lt;/li&gt;&lt;li&gt;&lt;a href="https://arxiv.org/abs/2005.14165"&gt;Language Models are Few-Shot Learners&lt;/a&gt; by Tom B. Brown et al. Long.&lt;/li&gt;&lt;/ul&gt;</content>
  </entry>
  <entry>
    <title>A new chair for the reading room</title>
    <link href="https://reading-room.example/2024/11/chair"/>
    <id>tag:reading-room.example,2024:chair</id>
    <updated>2024-11-05T08:00:00Z</updated>
    <content type="html">&lt;p&gt;It is green and it squeaks. Come and try it on Thursday.&lt;/p&gt;</content>
  </entry>
  <entry>
    <title>What we read in the first week of November</title>
    <link href="https://reading-room.example/2024/11/week-1"/>
    <id>tag:reading-room.example,2024:week-1</id>
    <updated>2024-11-04T08:00:00Z</updated>
    <content type="html">&lt;ul&gt;&lt;li&gt;&lt;a href="https://arxiv.org/abs/1512.03385"&gt;Deep Residual Learning for Image Recognition&lt;/a&gt; by Kaiming He et al.&lt;/li&gt;&lt;li&gt;&lt;a href="https://arxiv.org/abs/1412.6980"&gt;Adam: A Method for Stochastic Optimization&lt;/a&gt; by Diederik P. Kingma and Jimmy Ba.&lt;/li&gt;&lt;/ul&gt;</content>
  </entry>
</feed>`;

test('posts of an Atom feed whose lists are escaped HTML; the posts are no papers', () => {
  const { pattern } = checkContainer(escaped, 'blog.atom', 'feed', [
    { title: 'Attention Is All You Need', arxivId: '1706.03762', authors: ['Ashish Vaswani'], hasMoreAuthors: true },
    {
      title: 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
      arxivId: '1810.04805',
      authors: ['Jacob Devlin'],
    },
    { title: 'Language Models are Few-Shot Learners', arxivId: '2005.14165', authors: ['Tom B. Brown'] },
    { title: 'Deep Residual Learning for Image Recognition', tags: ['What we read in the first week of November'] },
    { title: 'Adam: A Method for Stochastic Optimization', authors: ['Diederik P. Kingma', 'Jimmy Ba'], arxivId: '1412.6980' },
  ]);
  assert.equal(pattern, 'posts of a feed: list, title as a link, authors, arXiv link');
});

test('a letter as RSS: CDATA, headings with people and a paragraph', () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Lantern, a weekly letter</title>
<link>https://lantern.example</link>
<item>
<title>Lantern 14: small models</title>
<link>https://lantern.example/14</link>
<dc:creator><![CDATA[Jo Vance]]></dc:creator>
<pubDate>Mon, 14 Oct 2024 10:00:00 +0000</pubDate>
<description><![CDATA[A short letter this time [&#8230;]]]></description>
<content:encoded><![CDATA[<p>Hello everyone, the kettle is on.</p>
<h2><a href="https://arxiv.org/abs/1503.02531">Distilling the Knowledge in a Neural Network</a></h2>
<p><em>Geoffrey Hinton, Oriol Vinyals, Jeff Dean</em></p>
<p>The old one about teachers and pupils. We still come back to it when a model has to fit into a kettle.</p>
<h2><a href="https://arxiv.org/abs/1910.01108">DistilBERT, a distilled version of BERT: smaller, faster, cheaper and lighter</a></h2>
<p><em>Victor Sanh, Lysandre Debut, Julien Chaumond, Thomas Wolf</em></p>
<p>Forty percent smaller, and nobody in our group could tell by looking at the answers.</p>
<h2><a href="https://arxiv.org/abs/1803.03635">The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks</a></h2>
<p><em>Jonathan Frankle, Michael Carbin</em></p>
<p>Tickets that win already before they are trained, if one knows where to look for them.</p>
<p>See you next week.</p>]]></content:encoded>
</item>
<item>
<title>Lantern 13: our holiday</title>
<link>https://lantern.example/13</link>
<pubDate>Mon, 07 Oct 2024 10:00:00 +0000</pubDate>
<content:encoded><![CDATA[<p>No papers, only the sea. We are back on Monday.</p>]]></content:encoded>
</item>
</channel>
</rss>`;
  checkContainer(text, 'letter.rss', 'feed', [
    { title: 'Distilling the Knowledge in a Neural Network', authors: ['Geoffrey Hinton', 'Oriol Vinyals', 'Jeff Dean'] },
    {
      title: 'DistilBERT, a distilled version of BERT: smaller, faster, cheaper and lighter',
      authors: ['Victor Sanh', 'Lysandre Debut', 'Julien Chaumond', 'Thomas Wolf'],
      abstract: 'Forty percent smaller, and nobody in our group could tell by looking at the answers.',
      arxivId: '1910.01108',
    },
    { title: 'The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks', arxivId: '1803.03635' },
  ]);
});

test('XHTML in a post: a list without links', () => {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Tea and Tensors</title>
<entry>
<title>Why I keep a paper notebook</title>
<link rel="alternate" href="https://tea.example/notebook"/>
<published>2024-03-01T00:00:00Z</published>
<author><name>Rune Dahl</name></author>
<summary>Pens, mostly.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>I like pens more than keyboards. My notebook has squares.</p></div></content>
</entry>
<entry>
<title>Diffusion, a reading list</title>
<link rel="alternate" href="https://tea.example/diffusion"/>
<published>2024-02-01T00:00:00Z</published>
<author><name>Rune Dahl</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>In the order in which I would read them:</p>
<ol>
<li><b>Denoising Diffusion Probabilistic Models</b>. Jonathan Ho, Ajay Jain, Pieter Abbeel. NeurIPS 2020.</li>
<li><b>Denoising Diffusion Implicit Models</b>. Jiaming Song, Chenlin Meng, Stefano Ermon. ICLR 2021.</li>
<li><b>High-Resolution Image Synthesis with Latent Diffusion Models</b>. Robin Rombach, Andreas Blattmann, Dominik Lorenz, Patrick Esser, Björn Ommer. CVPR 2022.</li>
<li><b>Classifier-Free Diffusion Guidance</b>. Jonathan Ho, Tim Salimans. 2022.</li>
</ol></div></content>
</entry>
</feed>`;
  checkContainer(text, 'tea.xml', 'feed', [
    { title: 'Denoising Diffusion Probabilistic Models', authors: ['Jonathan Ho', 'Ajay Jain', 'Pieter Abbeel'], year: 2020 },
    { title: 'Denoising Diffusion Implicit Models', authors: ['Jiaming Song', 'Chenlin Meng', 'Stefano Ermon'], year: 2021 },
    { title: 'High-Resolution Image Synthesis with Latent Diffusion Models', year: 2022 },
    { title: 'Classifier-Free Diffusion Guidance', authors: ['Jonathan Ho', 'Tim Salimans'], year: 2022 },
  ]);
});

test('a blog without papers has none, though its posts have authors and dates', () => {
  const text = `<?xml version="1.0"?>
<rss version="2.0"><channel><title>Garden diary</title><link>https://garden.example</link>
<item><title>The first tomatoes of the year</title><link>https://garden.example/t</link><dc:creator>Ann Field</dc:creator><dc:creator>Tom Reed</dc:creator><pubDate>Mon, 01 Jul 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;Red at last.&lt;/p&gt;</description></item>
<item><title>Snails and how I keep them away</title><link>https://garden.example/s</link><dc:creator>Ann Field</dc:creator><dc:creator>Tom Reed</dc:creator><pubDate>Mon, 08 Jul 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;Beer, &lt;a href="https://en.wikipedia.org/wiki/Snail"&gt;they say&lt;/a&gt;. &lt;ul&gt;&lt;li&gt;Copper bands&lt;/li&gt;&lt;li&gt;Coffee grounds&lt;/li&gt;&lt;li&gt;A hedgehog&lt;/li&gt;&lt;/ul&gt;&lt;/p&gt;</description></item>
</channel></rss>`;
  assert.deepEqual(parseDigest(text, { path: 'garden.rss' }).entries, []);
});

test('a post that is cut off or damaged costs no other', () => {
  const cut = parseDigest(escaped.slice(0, escaped.indexOf('arxiv.org/abs/1412')), { path: 'blog.atom' });
  assert.deepEqual(
    cut.entries.slice(0, 3).map(({ arxivId }) => arxivId),
    ['1706.03762', '1810.04805', '2005.14165'],
  );
  const damaged = escaped.replace('</content>\n  </entry>', '</entry>').replace('&lt;/ul&gt;', '&lt;/ul');
  const titles = parseDigest(damaged, { path: 'blog.atom' }).entries.map(({ title }) => title);
  assert.ok(titles.includes('Adam: A Method for Stochastic Optimization'), titles.join('\n'));
});
