import type { CompletedReference } from '../../server/src/model/completedReference';

/** A preprint about rivers, as two registries describe it. */
export const riverReference: CompletedReference = {
  id: 'sandbar',
  paper: { title: 'Sandbar: Rivers from Above' },
  title: 'Sandbar: Rivers from Above',
  authors: [
    { family: 'Aalst', given: 'Wil', particle: 'van der' },
    { family: 'Delta', given: 'Ana', suffix: 'Jr.' },
    { literal: 'River Watch' },
  ],
  type: 'preprint',
  year: 2024,
  arxivId: '2410.10001',
  preprintYear: 2024,
  sources: {
    title: { registry: 'arxiv', record: 'https://arxiv.org/abs/2410.10001', date: '2026-11-26' },
    authors: { registry: 'arxiv', record: 'https://arxiv.org/abs/2410.10001', date: '2026-11-26' },
    type: { registry: 'arxiv', record: 'https://arxiv.org/abs/2410.10001', date: '2026-11-26' },
    year: { registry: 'arxiv', record: 'https://arxiv.org/abs/2410.10001', date: '2026-11-26' },
    arxivId: { registry: 'arxiv', record: 'https://arxiv.org/abs/2410.10001', date: '2026-11-26' },
    preprintYear: { registry: 'arxiv', record: 'https://arxiv.org/abs/2410.10001', date: '2026-11-26' },
  },
};

/** A paper of proceedings that was a preprint before. */
export const glacierReference: CompletedReference = {
  id: 'glaciers',
  paper: { title: 'Glaciers', doi: '10.5555/glacier.7' },
  title: 'Glaciers: A Slow Story',
  authors: [{ family: 'Is', given: 'Åse' }],
  hasMoreAuthors: true,
  type: 'paper-conference',
  year: 2023,
  venue: 'Proceedings of the Ice & Snow Conference',
  volume: '4',
  pages: '12-34',
  publisher: 'Cold Press',
  doi: '10.5555/glacier.7',
  arxivId: '2201.00007',
  preprintYear: 2022,
  sources: {
    title: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    authors: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    type: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    year: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    venue: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    volume: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    pages: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    publisher: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    doi: { registry: 'crossref', record: 'https://doi.org/10.5555/glacier.7', date: '2026-11-27' },
    arxivId: { registry: 'arxiv', record: 'https://arxiv.org/abs/2201.00007', date: '2026-11-27' },
    preprintYear: { registry: 'arxiv', record: 'https://arxiv.org/abs/2201.00007', date: '2026-11-27' },
  },
};
