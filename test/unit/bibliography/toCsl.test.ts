import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibliography } from '../../../server/src/bibliography/parseBibliography';
import { toCslItem } from '../../../server/src/bibliography/toCsl';
import { bibtexSample, cslJsonSample, cslYamlSample } from './samples';

function readItem(text: string, path = 'a.bib'): Readonly<Record<string, unknown>> {
  const [entry] = parseBibliography(text, path).entries;
  assert.ok(entry, text);
  return toCslItem(entry);
}

test('an article', () => {
  assert.deepEqual(readItem(bibtexSample), {
    id: 'first2020',
    type: 'article-journal',
    title: 'A <span class="nocase">BERT</span> of übung: "quoted" words',
    'title-short': 'A <span class="nocase">BERT</span> of übung',
    author: [
      { family: 'Berg', given: 'Jan', 'dropping-particle': 'van der' },
      { literal: 'The Group and Friends' },
      { family: 'Müller', given: 'Karl', suffix: 'Jr.' },
      { literal: 'others' },
    ],
    'container-title': 'Journal of Imaginary Systems',
    issued: { 'date-parts': [[2020, 3, 3]] },
    DOI: '10.1234/abc_d',
    abstract: 'We raise x<sup>2</sup> by 5% — and more.',
  });
});

test('fields of other types', () => {
  for (const [text, expected] of [
    [
      '@inproceedings{a, title={T}, booktitle={Proc. of {X}}, series={LNCS}, number=7, volume=2, pages={1--9}, address={Rome}}',
      {
        type: 'paper-conference',
        'container-title': 'Proc. Of <span class="nocase">X</span>',
        'collection-title': 'LNCS',
        'collection-number': '7',
        volume: '2',
        page: '1-9',
        'publisher-place': 'Rome',
      },
    ],
    [
      '@phdthesis{a, title={T}, school={U}, year=2001, month={May 3}}',
      { type: 'thesis', genre: 'PhD thesis', publisher: 'U', issued: { 'date-parts': [[2001, 5, 3]] } },
    ],
    [
      '@online{a, title={T}, date={2019-05-06/2020}, url={http://x.org}, urldate={2021-01-02}}',
      {
        type: 'webpage',
        issued: { 'date-parts': [[2019, 5, 6], [2020]] },
        accessed: { 'date-parts': [[2021, 1, 2]] },
        URL: 'http://x.org',
      },
    ],
    [
      '@article{a, title={T}, number=3, eprint={2301.00001}, archiveprefix={arXiv}, date={1723~}}',
      { issue: '3', URL: 'https://arxiv.org/abs/2301.00001', issued: { 'date-parts': [[1723]], circa: true } },
    ],
    [
      '@misc{a, title={T}, howpublished={\\url{https://x.org/~y}}, year={forthcoming}}',
      { type: 'document', URL: 'https://x.org/~y', issued: { literal: 'forthcoming' } },
    ],
    [
      '@book{a, author={van Doe, J.R.}, options={useprefix=true}, title={Der Titel Mit Wort}, langid={ngerman}, publisher={A and B}}',
      {
        author: [{ family: 'Doe', given: 'J. R.', 'non-dropping-particle': 'van' }],
        title: 'Der Titel Mit Wort',
        language: 'de-DE',
        publisher: 'A; B',
      },
    ],
    ['@book{a, title={T}, date={2001-21}}', { issued: { 'date-parts': [[2001]], season: 1 } }],
  ] as const) {
    const item = readItem(text);
    for (const [name, value] of Object.entries(expected)) {
      if (name === 'container-title') assert.equal(String(item[name]).toLowerCase(), value.toLowerCase());
      else assert.deepEqual(item[name], value, `${name} of ${text}`);
    }
  }
});

test('titles in sentence case, as CSL wants them', () => {
  for (const [tex, title] of [
    [
      'Deep Learning for {NLP}: An Overview of the State-of-the-Art',
      'Deep learning for <span class="nocase">NLP</span>: An overview of the state-of-the-art',
    ],
    ['{{A Title That Stays}}', '<span class="nocase">A Title That Stays</span>'],
    ['Is It? Yes', 'Is it? Yes'],
    ['GPT-4 and iPhone in E-Science, Vitamin C and McCarthy', 'GPT-4 and iPhone in e-science, vitamin C and McCarthy'],
  ] as const) {
    assert.equal(readItem(`@misc{a, title = {${tex}}}`)['title'], title, tex);
  }
});

test('an item of a CSL file stays as it is', () => {
  assert.deepEqual(parseBibliography(cslJsonSample, 'a.json').entries.map(toCslItem), JSON.parse(cslJsonSample));
  assert.deepEqual(readItem(cslYamlSample, 'a.yaml'), {
    id: 'one',
    type: 'article-journal',
    title: 'A title: with a colon',
    author: [{ family: 'Doe', given: 'Jane' }],
    issued: '2020-03',
  });
});

test('an entry says nothing that it does not hold', () => {
  assert.deepEqual(readItem('@misc{a}'), { id: 'a', type: 'document' });
});
