/** A paper in an answer of Hugging Face. Written by hand from its documentation and from a recorded answer. */
export function dailyPaper({ id, title }: { readonly id: string; readonly title: string }) {
  return {
    paper: {
      id,
      authors: [
        { _id: '1', name: 'Ada Berg', hidden: false, user: { fullname: 'A. Berg', user: 'berg', type: 'user' } },
        { _id: '2', name: 'Bo van der Ice', hidden: false },
      ],
      publishedAt: '2026-06-20T17:59:59.000Z',
      submittedOnDailyAt: '2026-06-23T01:00:00.000Z',
      submittedOnDailyBy: { fullname: 'Someone Else', user: 'else' },
      title,
      summary: 'We let kites glide\nin the wind for three hours.',
      upvotes: 12,
      ai_summary: 'A machine says that kites glide in the wind.',
      ai_keywords: ['kites', 'wind'],
      githubRepo: 'https://github.com/berg/kites',
      githubStars: 34,
    },
    publishedAt: '2026-06-23T10:00:00.000Z',
    title,
    summary: 'We let kites glide\nin the wind for three hours.',
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
    numComments: 2,
    submittedBy: { fullname: 'Someone Else', name: 'else', type: 'user' },
  };
}

/** An item of arXiv's RSS. Written by hand from arXiv's help ("RSS feeds"). */
export function listingItem({ id, title, type }: { readonly id: string; readonly title: string; readonly type: string }): string {
  return `<item>
  <title>${title}</title>
  <link>https://arxiv.org/abs/${id}</link>
  <description>arXiv:${id}v1 Announce Type: ${type} 
Abstract: We study ${title} where a &lt; b &amp; c.</description>
  <guid isPermaLink="false">oai:arXiv.org:${id}v1</guid>
  <category>cs.CL</category>
  <category>cs.LG</category>
  <pubDate>Tue, 23 Jun 2026 00:00:00 -0400</pubDate>
  <arxiv:announce_type>${type}</arxiv:announce_type>
  <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
  <dc:creator>Ada Berg, Bo van der Ice</dc:creator>
</item>`;
}

export function arxivListing(items: readonly string[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
  <channel>
    <title>cs.CL, cs.LG updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/cs.CL+cs.LG</link>
    <description>cs.CL, cs.LG updates on the arXiv.org e-print archive.</description>
    <atom:link href="http://rss.arxiv.org/rss/cs.CL+cs.LG" rel="self" type="application/rss+xml"/>
    <language>en-us</language>
    <pubDate>Tue, 23 Jun 2026 00:00:00 -0400</pubDate>
    <skipDays><day>Sunday</day><day>Saturday</day></skipDays>
${items.join('\n')}
  </channel>
</rss>
`;
}
