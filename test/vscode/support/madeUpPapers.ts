import type { RegisteredPaper } from '../../support/registries/registeredPaper';

/** Made-up papers of a digest. */
export const brambles = {
  title: 'Brambles: Pruning Attention at the Hedge',
  abstract:
    'Attention grows like a hedge, and most of what grows is never looked at again. We prune it at the border between what was read and what is to be written, and call the method Brambles. It halves the memory of a long conversation, and needs no training at all.',
};
const thickets = {
  title: 'Thickets: Caches That Grow Where They Are Read',
  abstract:
    'A cache that grows evenly wastes most of its memory. Thickets lets each head grow its own part of the cache, as fast as that part is read, and no faster. On twelve made-up tasks the cache stays below a tenth of its usual size while answers remain the same.',
};
export const lanterns = {
  title: 'Lanterns: Finding Evidence in Long Documents',
  abstract:
    'Evidence in a long document is dark until somebody lights it. Lanterns marks a few sentences before any question is asked, and looks for evidence only near them. It finds nine of ten facts while reading a twentieth of the text.',
};
const nowhere = {
  title: 'Nowhere: A Paper That Was Never Registered',
  abstract:
    'Some papers are only ever printed on the back of a menu. We describe one of them, its method, which is to wait, and its results, which are what one would expect. Nobody has ever registered it anywhere.',
};

/** In the digest, this one has an identifier that is another paper's. */
const weirs = {
  title: 'Weirs: Holding Back Tokens Until They Are Needed',
  abstract:
    'Tokens that arrive too early flood the context of a model. A weir holds them back until a question asks for them, and lets them go in the order in which they came. On made-up rivers of text the flood is averted in nine of ten springs.',
};
export const ferns = {
  title: 'Ferns: Unrolling Long Answers from Short Ones',
  abstract:
    'A long answer is often a short one that repeats itself at every scale. Ferns finds the short one, and unrolls it as far as the reader wants. Readers of four invented magazines preferred what was unrolled to what was written at once.',
};

/** Abstracts of other papers with the title of `thickets`. */
const elsewhere =
  'We study something else, at another place and another time, with other people and for other reasons than anybody ever had before. The thickets of this work are hand-drawn, and the caches are buried in the ground for those who walk there on Sundays with a map and a spade.';
const gardens =
  'Hedges of gardens are described in this work, with their berries and their birds, and how all of these are counted in the autumn of each year. Volunteers in nine towns took part, and what they saw is compared with the notes that their grandparents left in the attic.';

/** A digest of these papers. */
export const madeUpDigest = [
  ...[brambles, thickets, lanterns, nowhere, ferns].map(({ title, abstract }) => `${title}\n\n${abstract}\n`),
  `${weirs.title}\n\n${weirs.abstract}\n\nhttps://arxiv.org/abs/2408.00009\n`,
].join('\n');

/** What the registries know of them, and of others. */
export const registeredPapers: readonly RegisteredPaper[] = [
  { ...brambles, authors: ['Ada van Example', 'Bo Sample'], year: 2024, arxivId: '2406.00001' },
  {
    ...thickets,
    authors: ['Cleo Instance'],
    year: 2023,
    arxivId: '2306.00002',
    abstract: elsewhere,
  },
  {
    ...thickets,
    authors: ['Dan Otherwise'],
    year: 2025,
    doi: '10.5555/thickets',
    venue: 'Journal of Hedges',
    type: 'journal-article',
    abstract: gardens,
  },
  {
    title: 'Kettles: Warming Up Models Before They Are Asked',
    abstract: elsewhere,
    authors: ['Hal Other'],
    year: 2024,
    arxivId: '2408.00009',
  },
  { ...ferns, authors: ['Ida de Pattern'], year: 2025, arxivId: '2501.00010' },
  { ...lanterns, authors: ['Eve Model', 'Finn Case', 'Gil Proof'], year: 2024, arxivId: '2407.00003' },
];
