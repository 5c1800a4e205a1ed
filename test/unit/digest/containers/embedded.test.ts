import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkSpans } from '../digestChecks';

const titles = [
  'Sparse Attention for Long Documents',
  'Learning to Rank Kites in the Wind',
  'Graph Networks for Moraine Detection',
  'A Survey of Esker Language Models',
];
const abstract = 'We propose a method that reads kites in the wind. Our experiments show that it outperforms the state of the art.';
const above = 'Hi Ada,\n\nhere are the papers that I talked about on Monday, straight out of the database:\n\n';
const below = '\n\nBest wishes,\nBo\n';

const exports: Readonly<Record<string, string>> = {
  RIS: titles.map((title) => `TY  - JOUR\nTI  - ${title}\nAU  - Berg, Ada\nAB  - ${abstract}\nER  - \n`).join('\n'),
  PubMed: titles.map((title, at) => `PMID- 1000000${at}\nTI  - ${title}\nFAU - Berg, Ada\nAB  - ${abstract}\n`).join('\n'),
  EndNote: titles.map((title) => `%0 Journal Article\n%T ${title}\n%A Ada Berg\n%X ${abstract}\n`).join('\n'),
  'Web of Science': titles.map((title) => `PT J\nAF Berg, Ada\nTI ${title}\nAB ${abstract}\nER\n`).join('\n'),
  JSON: JSON.stringify(
    titles.map((title) => ({ title, authors: ['Ada Berg'], abstract })),
    null,
    1,
  ),
  'JSON Lines': titles.map((title) => JSON.stringify({ title, authors: ['Ada Berg'], abstract })).join('\n'),
  Atom: `<feed>${titles.map((title, at) => `<entry><id>http://arxiv.org/abs/2410.1000${at}</id><title>${title}</title><summary>${abstract}</summary><author><name>Ada Berg</name></author></entry>\n`).join('')}</feed>`,
};

for (const [name, written] of Object.entries(exports)) {
  test(`${name} in the midst of a mail, of a fence, of a list`, () => {
    const list = ['Kites', 'Ropes', 'Knots', 'Sails']
      .map((title, at) => `- **Learning from ${title} in Strong Winds** [pdf](https://arxiv.org/abs/2405.1000${at})\n`)
      .join('');
    const spread = name === 'PubMed' ? '\n' : '';
    for (const text of [
      `${list}${spread}\n${written}`,
      above + written,
      above + written + (/PubMed|EndNote/.test(name) ? '' : below),
      `${above}\`\`\`\n${written}\n\`\`\`\n${below}`,
      `${above}\`\`\`\n${written}\n\`\`\`\n\n${list}`,
    ]) {
      const digest = parseDigest(text, { path: 'a-digest.md' });
      checkSpans(text, digest);
      const found = digest.entries.filter(({ title }) => titles.includes(title));
      assert.deepEqual(
        found.map((entry) => [entry.title, entry.authors, entry.abstract]),
        titles.map((title) => [title, ['Ada Berg'], abstract]),
      );
      assert.equal(digest.entries.length, text.includes(list) ? 8 : 4);
    }
  });
}

test('an example of an export in a list of papers is none of them', () => {
  const list = ['Kites', 'Ropes', 'Knots', 'Sails']
    .map((title, at) => `- **Learning from ${title} in Strong Winds** [pdf](https://arxiv.org/abs/2405.1000${at})\n`)
    .join('');
  const text = `# Kites\n\n${list}\n## How to add a paper\n\n\`\`\`json\n{"title": "A Title", "authors": ["A. Name"], "abstract": "Words."}\n\`\`\`\n`;
  assert.equal(parseDigest(text, { path: 'README.md' }).entries.length, 4);
});
