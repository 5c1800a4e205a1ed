import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citesPreprint } from '../../../server/src/bibliography/entryFields';
import { parseBibliography } from '../../../server/src/bibliography/parseBibliography';

function check(text: string, expected: boolean, path = 'refs.bib'): void {
  const [entry] = parseBibliography(text, path).entries;
  assert.ok(entry !== undefined, text);
  assert.equal(citesPreprint(entry), expected, text);
}

const eprint = 'eprint = {2410.10819}, archivePrefix = {arXiv}';

test('preprints as arXiv, DBLP, Google Scholar, Zotero and DataCite write them', () => {
  check(`@misc{k, title = {A}, year = 2024, ${eprint}, primaryClass = {cs.CL}, url = {https://arxiv.org/abs/2410.10819}}`, true);
  check('@article{k, title = {A}, journal = {CoRR}, volume = {abs/2410.10819}, eprinttype = {arXiv}, eprint = {2410.10819}}', true);
  check('@article{k, title = {A}, journal = {arXiv preprint arXiv:2410.10819}, year = {2024}}', true);
  check('@misc{k, title = {A}, number = {arXiv:2410.10819}, eprint = {2410.10819}, eprinttype = {arxiv}, publisher = {arXiv}}', true);
  check('@misc{k, title = {A}, doi = {10.48550/ARXIV.2410.10819}, publisher = {arXiv}, year = {2024}}', true);
  check('@misc{k, title = {A}, howpublished = {\\url{https://arxiv.org/abs/2410.10819}}}', true);
  check('@article{k, title = {A}, journal = {arXiv e-prints}, pages = {arXiv:2410.10819}, eprint = {2410.10819}}', true);
});

test('with a year, a status or TeX beside the number', () => {
  for (const words of [
    'arXiv preprint arXiv:2410.10819, 2024',
    'arXiv preprint arXiv:2410.10819, October 2024',
    'arXiv:2410.10819 [cs.CL], Oct. 14, 2024',
    'arXiv preprint arXiv:2410.10819 (under review)',
    'arXiv preprint arXiv:2410.10819v2, version 2',
    '\\emph{arXiv preprint} arXiv:2410.10819',
    '{\\em arXiv} preprint \\texttt{arXiv:2410.10819}',
    'arXiv:\\href{https://arxiv.org/abs/2410.10819}{2410.10819}',
    '\\href{https://arxiv.org/abs/2410.10819}{arXiv:2410.10819}',
    'Available at arXiv:2410.10819, accessed 2024-11-02',
    'arXiv preprint arXiv:hep-th/9901001',
  ]) {
    check(`@article{k, title = {A}, journal = {${words}}, year = {2024}}`, true);
    check(`@misc{k, title = {A}, howpublished = {${words}}}`, true);
  }
  for (const words of [
    'October',
    'Under Review at ICLR 2025, arXiv:2410.10819',
    'Proceedings of ICLR, 2024 (arXiv:2410.10819)',
    '\\href{https://arxiv.org/abs/2410.10819}{Journal of Ice}',
    'arXiv:2410.10819, to appear in Ice',
    '\\aap',
    'Ice 2024',
    'MNRAS, astro-ph/9901001',
  ])
    check(`@article{k, title = {A}, journal = {${words}}, ${eprint}}`, false);
});

test('what names another place, has another DOI, or is no paper', () => {
  check(`@misc{k, title = {A}, howpublished = {Proceedings of ICLR}, ${eprint}}`, false);
  check(`@article{k, title = {A}, journal = {Journal of arXiv Studies}, ${eprint}}`, false);
  check(`@misc{k, title = {A}, doi = {10.1234/5}, ${eprint}}`, false);
  check(`@phdthesis{k, title = {A}, ${eprint}}`, false);
  check(`@inproceedings{k, title = {A}, booktitle = {EMNLP 2024}, ${eprint}}`, false);
  check('@misc{k, title = {A}, year = 2024}', false);
});

test('items of CSL files', () => {
  const item = { id: 'k', type: 'article', title: 'A', number: 'arXiv:2410.10819', publisher: 'arXiv' };
  check(JSON.stringify([{ ...item, URL: 'https://arxiv.org/abs/2410.10819' }]), true, 'refs.json');
  check(JSON.stringify([{ ...item, 'container-title': 'EMNLP', URL: 'https://arxiv.org/abs/2410.10819' }]), false, 'refs.json');
});
