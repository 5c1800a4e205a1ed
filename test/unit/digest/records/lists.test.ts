import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';

interface Known {
  readonly title: string;
  readonly authors: readonly [string, string];
  readonly arxiv: string;
}

const papers: readonly Known[] = [
  {
    title: 'DuoAttention: Efficient Long-Context LLM Inference with Retrieval and Streaming Heads',
    authors: ['Guangxuan Xiao', 'Jiaming Tang'],
    arxiv: '2410.10819',
  },
  { title: 'Learning to Represent Programs with Graphs', authors: ['Miltiadis Allamanis', 'Marc Brockschmidt'], arxiv: '1711.00740' },
  { title: 'Neural Machine Translation of Rare Words with Subword Units', authors: ['Rico Sennrich', 'Barry Haddow'], arxiv: '1508.07909' },
  { title: 'Attention as an RNN', authors: ['Leo Feng', 'Frederick Tung'], arxiv: '2405.13956' },
  { title: 'Efficient Streaming Language Models with Attention Sinks', authors: ['Yuandong Tian', 'Beidi Chen'], arxiv: '2309.17453' },
];
const abstract =
  'We study how models keep what they read. Our method reduces memory by half, and experiments show that it outperforms strong baselines.';

const namesOf = ({ authors }: Known): string => authors.join(', ');
const turned = (name: string, joint: string): string => name.split(' ').reverse().join(joint);
const edge = '-'.repeat(92);

/** How a list may write a paper, and what separates its papers. */
interface Shape {
  readonly name: string;
  readonly path: string;
  readonly joint: string;
  readonly write: (paper: Known, index: number) => string;
  readonly hasAuthors: boolean;
  readonly hasAbstract: boolean;
}

const shapes: readonly Shape[] = [
  {
    name: 'labels that no list knows',
    path: 'a.txt',
    joint: '\n\n',
    write: (each) => `Work: ${each.title}\nNames: ${namesOf(each)}\nWhere to get it: https://arxiv.org/abs/${each.arxiv}`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'a category in brackets before each title',
    path: 'a.md',
    joint: '\n',
    write: (each, index) =>
      `- [${index % 2 === 0 ? 'Language' : 'Models & Code'}] ${each.title}, ${each.authors.join(' and ')}. https://arxiv.org/abs/${each.arxiv}`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'a category of arXiv behind each heading',
    path: 'a.md',
    joint: '\n\n',
    write: (each) => `## ${each.title} \`cs.CL\`\n\n${namesOf(each)}\n\n${abstract}`,
    hasAuthors: true,
    hasAbstract: true,
  },
  {
    name: 'votes behind each title',
    path: 'a.md',
    joint: '\n',
    write: (each, index) => `- [${each.title} ▲ ${index + 7}](https://arxiv.org/abs/${each.arxiv}) by ${namesOf(each)}`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'a date before each title',
    path: 'a.md',
    joint: '\n',
    write: (each, index) => `- 05/1${index} - ${each.title} ([paper](https://arxiv.org/abs/${each.arxiv}))`,
    hasAuthors: false,
    hasAbstract: false,
  },
  {
    name: 'titles in boxes',
    path: 'a.txt',
    joint: '\n\n',
    write: (each) => `+${edge}+\n| ${each.title.padEnd(90)} |\n+${edge}+\n${namesOf(each)}\n\n${abstract}`,
    hasAuthors: true,
    hasAbstract: true,
  },
  {
    name: 'titles between rules',
    path: 'a.txt',
    joint: '\n\n',
    write: (each) => `${'='.repeat(70)}\n${each.title}\n${'='.repeat(70)}\n${namesOf(each)}\n\n${abstract}`,
    hasAuthors: true,
    hasAbstract: true,
  },
  {
    name: 'headings of wikis',
    path: 'a.txt',
    joint: '\n\n',
    write: (each) => `== ${each.title} ==\n\n${namesOf(each)}\n\n${abstract}`,
    hasAuthors: true,
    hasAbstract: true,
  },
  {
    name: 'a line for each of the authors',
    path: 'a.txt',
    joint: '\n\n',
    write: (each, index) =>
      `${index + 1}. ${each.title}\n\n    ${each.authors.map((name) => turned(name, ',')).join('\n    ')}\n\n${abstract}`,
    hasAuthors: true,
    hasAbstract: true,
  },
  {
    name: 'subjects above each abstract',
    path: 'a.txt',
    joint: '\n\n',
    write: (each) =>
      `${each.title}\n${namesOf(each)}\n\nSubjects: Machine Learning (cs.LG); Computation and Language (cs.CL)\n\n${abstract}`,
    hasAuthors: true,
    hasAbstract: true,
  },
  {
    name: 'a line for each paper, without blank lines',
    path: 'a.txt',
    joint: '\n',
    write: (each) => `${each.title} (${namesOf(each)})`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'title and people in turns, without blank lines',
    path: 'a.txt',
    joint: '\n',
    write: (each) => `${each.title}\n${namesOf(each)}\nhttps://arxiv.org/abs/${each.arxiv}`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'a list that was put between fences',
    path: 'a.md',
    joint: '\n',
    write: (each, index) =>
      `${index === 0 ? '```\n' : ''}ICLR   2${index}' ${each.title} (${namesOf(each)})${index === papers.length - 1 ? '\n```' : ''}`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'people, title and conference between commas',
    path: 'a.md',
    joint: '\n',
    write: (each) => `- ${namesOf(each)}, ${each.title}, NeurIPS, 2024. [[Paper]](https://arxiv.org/abs/${each.arxiv})`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'numbers alone in their lines',
    path: 'a.txt',
    joint: '\n\n',
    write: (each, index) => `${index + 1}.\n${each.title}\n${namesOf(each)}`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'an address in angle brackets behind each title',
    path: 'a.txt',
    joint: '\n\n',
    write: (each) => `"${each.title} <https://arxiv.org/abs/${each.arxiv}>"\n${namesOf(each)}`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'lines of a like length',
    path: 'a.txt',
    joint: '\n',
    write: (each) => `${each.title} | ${namesOf(each)} | ACL 2024`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'numbers of a thread',
    path: 'a.txt',
    joint: '\n\n',
    write: (each, index) => `${index + 1}/ ${each.title}\nby ${each.authors.join(' and ')}\nhttps://arxiv.org/abs/${each.arxiv}`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'links to notes',
    path: 'a.md',
    joint: '\n',
    write: (each) => `- [ ] [[${each.title}]] #toread [arXiv](https://arxiv.org/abs/${each.arxiv})`,
    hasAuthors: false,
    hasAbstract: false,
  },
  {
    name: 'times before each title',
    path: 'a.html',
    joint: '\n',
    write: (each, index) => `<p><b>9:${index}5</b> ${each.title}<br><i>${namesOf(each)}</i></p>`,
    hasAuthors: true,
    hasAbstract: false,
  },
  {
    name: 'pictures of numbers and people',
    path: 'a.md',
    joint: '\n\n',
    write: (each, index) => `${index + 1}️⃣ **${each.title}**\n👥 ${namesOf(each)}\n🔗 https://arxiv.org/abs/${each.arxiv}\n💡 ${abstract}`,
    hasAuthors: true,
    hasAbstract: true,
  },
  {
    name: 'a conference that runs into the authors',
    path: 'a.txt',
    joint: '\n\n',
    write: (each) => `${each.title}\nICLR ${namesOf(each)}\n${abstract}`,
    hasAuthors: true,
    hasAbstract: true,
  },
];

test('titles that could be two names are titles', () => {
  const titles = [
    'Weak Monotonicity and Bayes-Nash Incentive Compatibility',
    'Practical Byzantine Fault Tolerance and Proactive Recovery',
    'A Compositional and Interpretable Semantic Space',
  ];
  const { entries } = parseDigest(
    titles.map((title, index) => `${index + 1}. ${title}\n   M?ller,Rudolf; Perea,Andr?s\n\n   ${abstract}\n`).join('\n'),
    { path: 'a.txt' },
  );
  assert.deepEqual(
    entries.map(({ title }) => title),
    titles,
  );
});

test('a table with tabs below other words is a table, and a text with such a table is no export', () => {
  const rows = papers.map((each) => `${each.title}\t${namesOf(each)}\thttps://arxiv.org/abs/${each.arxiv}`).join('\n');
  const text = `Welcome to all.\n\nTitle\tDescription\nHow to begin\tby our friends\n\n${'We meet each week and read.\n\n'.repeat(4)}Paper\tWho\tLink\n${rows}\n\nSee you.\n`;
  const { entries } = parseDigest(text, { path: 'a.txt' });
  assert.deepEqual(
    entries.map(({ title, authors, arxivId }) => ({ title, authors, arxivId })),
    papers.map(({ title, authors, arxiv }) => ({ title, authors, arxivId: arxiv })),
  );
});

for (const { name, path, joint, write, hasAuthors, hasAbstract } of shapes) {
  test(`${name}: what belongs to a paper is read, and nothing else`, () => {
    const { entries } = parseDigest(`${papers.map(write).join(joint)}\n`, { path });
    assert.deepEqual(
      entries.map(({ title, authors, abstract: words }) => ({ title, authors: authors ?? [], abstract: words })),
      papers.map(({ title, authors }) => ({ title, authors: hasAuthors ? authors : [], abstract: hasAbstract ? abstract : '' })),
    );
  });
}

test('the head of a column brings no markup into the pattern', () => {
  const rows = ['Attention Is All You Need', 'Long Short-Term Memory', 'Generative Adversarial Nets']
    .map((title, at) => `| ${title} | https://arxiv.org/abs/1706.0376${at} |\n`)
    .join('');
  const { pattern } = parseDigest(`| Title <img src=x onerror=1> [a](command:evil) | Link |\n| --- | --- |\n${rows}`, {
    path: 'a-digest.md',
  });
  assert.match(pattern ?? '', /^table, title in column Title/);
  assert.doesNotMatch(pattern ?? '', /[<[(]/);
});
