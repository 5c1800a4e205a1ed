/** Titles and abstracts that would do something if a format took them for its own. */
export const hostileTitles = [
  '[Run](command:workbench.action.quit) the Tests of Others',
  '<img src=x onerror=alert(1)> Images in Titles',
  '![Seen](https://example.org/pixel.png) by Strangers',
  'A Study of ${1:placeholders} and $0 in Prose',
  'Braces } and {More} of Them',
  'Back\\slashes \\cite{other} in Titles',
  '](command:workbench.action.quit) Closing What Nobody Opened',
  'Stars *and* __underscores__ `code` ~~gone~~',
  '<https://example.org> and https://example.org/a_b and www.example.org Visited',
  '| Tables | of | Things |',
  '# Headings that Are None',
  '@someone [@else, p. 3] Cited in Passing',
  '&lt;b&gt; Entities &#64; Work',
];

export const hostileAbstract =
  'We introduce *Bold* [links](command:evil.run) and <b>tags</b>, ${TM_FILENAME} } \\input{secret} ![i](http://x.org/i.png), with a 3.5x gain over <script>alert(1)</script> on `code` | tables | and #tags.';

/** One hostile paper as a digest in JSON, where nothing but the JSON itself and entities are syntax. */
export function hostileDigest(title: string): string {
  return `//- /hostile-digest.json\n${JSON.stringify([{ title: title.replaceAll('&', '&amp;'), abstract: hostileAbstract }])}\n`;
}
