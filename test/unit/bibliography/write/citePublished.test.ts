import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibliography } from '../../../../server/src/bibliography/parseBibliography';
import { citePublished } from '../../../../server/src/bibliography/write/completion/citePublished';
import { getVersionFacts } from '../../../../server/src/bibliography/write/completion/missingWorkFacts';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { completedPaper, published } from './completedPaper';

/** The file after the entry `k` was made to cite the published version. */
function cite(text: string, path = 'refs.bib', known: Partial<CompletedReference> = published): string {
  const bibliography = parseBibliography(text, path);
  const entry = bibliography.entries.find(({ key }) => key === 'k');
  const paper = completedPaper('Moraine: A Model', known);
  const facts = getVersionFacts(paper, paper.reference!, 'published');
  assert.ok(entry !== undefined && facts !== undefined, text);
  return applyEdits(text, citePublished({ text, bibliography }, [{ entry, paper, facts }]));
}

test('as arXiv exports it: type, venue, year, pages, publisher and DOI change; all else stays, also around the entry', () => {
  assert.equal(
    cite(`% mine
@book{a, title = {A}}

@misc{k,
      title={Moraine: A {Model}},
      author={Jo Frost and others},
      year={2024},
      eprint={2410.10819},
      archivePrefix={arXiv},
      primaryClass={cs.CL},
      url={https://arxiv.org/abs/2410.10819},
      keywords = {ice, mine},
}

@book{z, title = {Z}}
`),
    `% mine
@book{a, title = {A}}

@inproceedings{k,
      title={Moraine: A {Model}},
      author={Jo Frost and others},
      booktitle={Proceedings of the Meeting on Ice \\& Snow},
      year={2025},
      pages={12--34},
      publisher={Ice Press},
      doi={10.1234/ice.2025.7},
      eprint={2410.10819},
      archivePrefix={arXiv},
      primaryClass={cs.CL},
      url={https://arxiv.org/abs/2410.10819},
      keywords = {ice, mine},
}

@book{z, title = {Z}}
`,
  );
});

test('as Google Scholar and DBLP write it: the preprint as journal goes, its identifier stays', () => {
  const after = cite(
    '@article{k,\n  title={Moraine: A Model},\n  author={Frost, Jo},\n  journal={arXiv preprint arXiv:2410.10819},\n  year={2024}\n}\n',
  );
  assert.doesNotMatch(after, /journal|2024/);
  assert.match(after, /^@inproceedings\{k,[^]*booktitle=\{Proc[^]*year=\{2025\}[^]*doi=\{10\.1234[^]*eprint=\{2410\.10819\}/);
  assert.deepEqual(parseBibliography(after, 'refs.bib').issues, []);
  const dblp = cite(
    '@article{k,\n  author    = {Jo Frost},\n  title     = {Moraine: {A} Model},\n  journal   = {CoRR},\n  volume    = {abs/2410.10819},\n  year      = {2024},\n  doi       = {10.48550/ARXIV.2410.10819},\n  eprinttype = {arXiv},\n  eprint    = {2410.10819},\n  biburl    = {https://dblp.org/rec}\n}\n',
  );
  assert.doesNotMatch(dblp, /CoRR|abs\/|48550|archivePrefix/);
  assert.match(dblp, /doi {7}= \{10\.1234\/ice\.2025\.7\}[^]*eprinttype = \{arXiv\}[^]*biburl/);
});

test('an article takes the place of an article: the journal is replaced where it stands', () => {
  const journal: Partial<CompletedReference> = { ...published, type: 'article-journal', venue: 'Journal of Ice', volume: '7', issue: '2' };
  assert.equal(
    cite(
      '@article{k, title = {Moraine: A Model}, author = {Frost, Jo}, journal = {CoRR}, volume = {abs/2410.10819}, year = 2024, month = oct}\n',
      'refs.bib',
      journal,
    ),
    '@article{k, title = {Moraine: A Model}, author = {Frost, Jo}, journal = {Journal of Ice}, volume = 7, year = 2025, number = 2, pages = {12--34}, doi = {10.1234/ice.2025.7}, eprint = {2410.10819}, archivePrefix = {arXiv}}\n',
  );
});

test('biblatex: date, eprinttype and pubstate; line ends and capitals of the file', () => {
  const after = cite(
    '@Online{k,\r\n\tTitle  = {Moraine: A Model},\r\n\tDate   = {2024-10-14},\r\n\tEprint = {2410.10819},\r\n\tEprinttype = {arxiv},\r\n\tPubstate = {prepublished}\r\n}\r\n',
  );
  assert.match(after, /^@InProceedings\{k,\r\n/);
  assert.match(after, /\r\n\tDate {3}= \{2025\},\r\n/);
  assert.doesNotMatch(after, /2024|prepublished|[^\r]\n/);
  assert.deepEqual(parseBibliography(after, 'refs.bib').issues, []);
});

test('a note that only names the preprint goes, a note of the writer stays', () => {
  assert.doesNotMatch(cite('@misc{k, title = {Moraine: A Model}, note = {arXiv:2410.10819}, year = 2024}'), /note/);
  assert.match(
    cite('@misc{k, title = {Moraine: A Model}, note = {Code at our page}, eprint = {2410.10819}}'),
    /note = \{Code at our page\}/,
  );
});

test('a CSL item: version variables change, the others stay', () => {
  const before = [
    { id: 'a', type: 'book' },
    {
      id: 'k',
      type: 'article',
      title: 'Moraine',
      author: [{ family: 'Frost', given: 'Jo' }],
      issued: { 'date-parts': [[2024, 10]] },
      number: 'arXiv:2410.10819',
      publisher: 'arXiv',
      URL: 'https://arxiv.org/abs/2410.10819',
      language: 'en',
    },
  ];
  const after = JSON.parse(cite(JSON.stringify(before, undefined, 2), 'refs.json')) as Record<string, unknown>[];
  assert.deepEqual(after[0], before[0]);
  assert.deepEqual(after[1], {
    id: 'k',
    type: 'paper-conference',
    title: 'Moraine',
    author: [{ family: 'Frost', given: 'Jo' }],
    issued: { 'date-parts': [[2025]] },
    'container-title': 'Proceedings of the Meeting on Ice & Snow',
    page: '12-34',
    publisher: 'Ice Press',
    DOI: '10.1234/ice.2025.7',
    URL: 'https://arxiv.org/abs/2410.10819',
    language: 'en',
  });
  const yaml = cite(
    'references:\n- id: k\n  type: article\n  title: Moraine\n  issued: 2024\n  number: arXiv:2410.10819\n  note: mine\n',
    'refs.yaml',
  );
  assert.match(yaml, /DOI: ['"]?10\.1234\/ice\.2025\.7/);
  assert.match(yaml, /^- id: k\n[^]*note: "mine"\n/m);
  assert.doesNotMatch(yaml, /2024|number/);
});

test('an entry without an end is left alone', () => {
  const cut = '@misc{k, title = {Moraine: A Model}, eprint = {2410.10819}, note = {open\n';
  assert.equal(cite(cut), cut);
});
