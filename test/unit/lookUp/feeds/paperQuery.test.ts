import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PaperQuery, parsePaperQueries } from '../../../../server/src/lookUp/feeds/paperQuery';

function show(query: PaperQuery): string {
  if (query.kind !== 'identifiers') return `${query.kind} ${query.written}`;
  const { arxivId, doi, aclId } = query.identifiers;
  return [arxivId && `arXiv ${arxivId}`, doi && `DOI ${doi}`, aclId && `ACL ${aclId}`].filter((part) => part !== undefined).join(', ');
}

/** Checks what is read of each text. */
function check(read: Readonly<Record<string, readonly string[]>>): void {
  for (const [text, expected] of Object.entries(read)) assert.deepEqual(parsePaperQueries(text).map(show), expected, text);
}

test('identifiers', () =>
  check({
    '2410.10819': ['arXiv 2410.10819'],
    'arXiv:2410.10819v3': ['arXiv 2410.10819'],
    'arXiv: 2410.10819': ['arXiv 2410.10819'],
    'cs/0112017': ['arXiv cs/0112017'],
    '10.1000/Kites.12': ['DOI 10.1000/kites.12'],
    'doi: 10.1000/kites.12': ['DOI 10.1000/kites.12'],
    'https://doi.org/10.48550/arXiv.2410.10819': ['arXiv 2410.10819'],
    '2410.10819, 10.1000/kites.12 2410.10820': ['arXiv 2410.10819', 'DOI 10.1000/kites.12', 'arXiv 2410.10820'],
  }));

test('addresses of pages and files', () =>
  check({
    'https://arxiv.org/abs/2410.10819v2': ['arXiv 2410.10819'],
    'https://arxiv.org/pdf/2410.10819': ['arXiv 2410.10819'],
    'https://huggingface.co/papers/2410.10819': ['arXiv 2410.10819'],
    'https://dl.acm.org/doi/pdf/10.1145/3297858.3304028?download=true': ['DOI 10.1145/3297858.3304028'],
    'https://www.tandfonline.com/doi/full/10.1080/12345.2020.678': ['DOI 10.1080/12345.2020.678'],
    'https://link.example/article/10.1007%2Fs00453-020-00001-2/fulltext': ['DOI 10.1007/s00453-020-00001-2'],
    'https://preprints.example/content/10.1101/2020.01.02.123456v2.full.pdf': ['DOI 10.1101/2020.01.02.123456'],
    'https://aclanthology.org/2020.acl-main.703/': ['ACL 2020.acl-main.703'],
    'https://aclanthology.org/P19-1001.pdf': ['ACL P19-1001'],
    'https://example.org/my-paper': ['unknown https://example.org/my-paper'],
    'https://example.org/%E0%A4%A': ['unknown https://example.org/%E0%A4%A'],
  }));

test('anything else is a title, also with an identifier in it', () =>
  check({
    'Kites: Gliding, Without Wind': ['title Kites: Gliding, Without Wind'],
    'Kites 2410.10819': ['title Kites 2410.10819'],
    'Attention  Is All\tYou Need': ['title Attention Is All You Need'],
    凧: ['title 凧'],
    '2024': ['title 2024'],
  }));

test('one line a paper, and a hundred at most', () => {
  check({ '2410.10819\n\nKites in the Wind\r\n10.1000/1': ['arXiv 2410.10819', 'title Kites in the Wind', 'DOI 10.1000/1'], ' \n ': [] });
  assert.equal(parsePaperQueries('Kites\n'.repeat(500)).length, 100);
  assert.ok((parsePaperQueries('K'.repeat(10_000))[0]?.written.length ?? 0) <= 600);
});

test('a title beside identifiers, after a comma or semicolon', () =>
  check({
    '2606.31315, 10.1109/TIT.2011.2104973; Gliding Kites': ['arXiv 2606.31315', 'DOI 10.1109/tit.2011.2104973', 'title Gliding Kites'],
    'Kites: Gliding, Without Wind; arXiv: 2410.10819v2': ['title Kites: Gliding, Without Wind', 'arXiv 2410.10819'],
    '2410.10819;Gliding, Without Wind, 10.1000/1,': ['arXiv 2410.10819', 'title Gliding, Without Wind', 'DOI 10.1000/1'],
    'Gliding, Without Wind': ['title Gliding, Without Wind'],
    'https://arxiv.org/abs/2410.10819 2410.10820, Kites': ['arXiv 2410.10819', 'arXiv 2410.10820', 'title Kites'],
    '10.1002/(SICI)1097(199806)49:8<693::AID-ASI4>3.0.CO;2-O': ['title 10.1002/(SICI)1097(199806)49:8<693::AID-ASI4>3.0.CO;2-O'],
    ', ;': [],
  }));
