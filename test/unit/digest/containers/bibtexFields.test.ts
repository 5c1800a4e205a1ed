import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkContainer } from './checkContainer';

const residual = {
  title: 'Deep Residual Learning for Image Recognition',
  authors: ['Kaiming He', 'Xiangyu Zhang', 'Shaoqing Ren', 'Jian Sun'],
  year: 2016,
  venue: 'CVPR',
};
const memory = {
  title: 'Long Short-Term Memory',
  authors: ['Sepp Hochreiter', 'Jürgen Schmidhuber'],
  year: 1997,
  venue: 'Neural Computation',
};
const residualBibtex = `@inproceedings{he2016,
  title={Deep Residual Learning for Image Recognition},
  author={He, Kaiming and Zhang, Xiangyu and Ren, Shaoqing and Sun, Jian},
  booktitle={CVPR},
  year={2016}
}`;
const memoryBibtex =
  '@article{h97, title={Long Short-Term Memory}, author={Hochreiter, Sepp and Schmidhuber, J{\\"u}rgen}, journal={Neural Computation}, year=1997}';

test('JSON rows with BibTeX: one paper a row, with the fields of both', () => {
  const rows = [
    { id: 1, tags: ['vision'], bibtex: residualBibtex },
    { id: 2, tags: ['language'], abstract: 'Cells that keep what they saw.', bibtex: memoryBibtex },
  ];
  const papers = [
    { ...residual, tags: ['vision'] },
    { ...memory, tags: ['language'], abstract: 'Cells that keep what they saw.' },
  ];
  checkContainer(JSON.stringify(rows, undefined, 1), 'rows.json', 'json', papers);
  checkContainer(rows.map((row) => JSON.stringify(row)).join('\n'), 'rows.jsonl', 'json-lines', papers);
});

test('what a row says itself stands; what it leaves empty is filled', () => {
  const row = { title: 'Deep residual learning', author: null, year: 2015, bibtex: residualBibtex };
  checkContainer(JSON.stringify({ papers: [row] }), 'rows.json', 'json', [{ ...residual, title: 'Deep residual learning', year: 2015 }]);
});

test('a string with several entries gives a paper for each', () => {
  const text = JSON.stringify({ project: { title: 'Sequences' }, library: `${residualBibtex}\n\n${memoryBibtex}` });
  const { entries } = parseDigest(text, { path: 'library.json' });
  assert.deepEqual(
    entries.map(({ title, authors }) => ({ title, authors })),
    [residual, memory].map(({ title, authors }) => ({ title, authors })),
  );
});

test('BibTeX in blocks of YAML and in cells of CSV', () => {
  const indented = residualBibtex.replaceAll('\n', '\n    ');
  checkContainer(`- stars: 3\n  bibtex: |\n    ${indented}\n- stars: 5\n  bibtex: |\n    ${memoryBibtex}\n`, 'x.yaml', 'yaml', [
    residual,
    memory,
  ]);
  checkContainer(
    `title,keywords,bibtex\nDeep residual learning,depth,"${residualBibtex}"\nLSTM,gates,"@misc{h97, doi={10.1162/neco.1997.9.8.1735}}"\n`,
    'x.csv',
    'separated-values',
    [
      { ...residual, title: 'Deep residual learning' },
      { title: 'LSTM', doi: '10.1162/neco.1997.9.8.1735' },
    ],
  );
});

test('BibTeX that is cut off or no BibTeX harms no other row', () => {
  const rows = [{ bibtex: residualBibtex.slice(0, 130) }, { bibtex: '@everyone, see {below}' }, { bibtex: memoryBibtex }];
  const { entries } = parseDigest(JSON.stringify(rows), { path: 'rows.json' });
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['Deep Residual Learning for Image Recognition', 'Long Short-Term Memory'],
  );
});
