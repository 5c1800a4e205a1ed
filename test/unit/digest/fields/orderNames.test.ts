import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderNames } from '../../../../server/src/digest/fields/authors';

const lists: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['LATOUR Bruno', 'WOOLGAR Steve'],
    ['Bruno LATOUR', 'Steve WOOLGAR'],
  ],
  [['LE GOFF Jacques'], ['Jacques LE GOFF']],
  // Two or three capitals may be initials.
  [
    ['DG Altman', 'JM Bland'],
    ['DG Altman', 'JM Bland'],
  ],
  [
    ['Altman DG', 'Bland JM.'],
    ['DG Altman', 'JM Bland'],
  ],
  [
    ['Roediger, H. L.', 'III', 'Karpicke, J. D.'],
    ['H. L. Roediger III', 'J. D. Karpicke'],
  ],
  [
    ['Benny J. TangAngie BoggustArvind Satyanarayan', 'Yann LeCun'],
    ['Benny J. Tang', 'Angie Boggust', 'Arvind Satyanarayan', 'Yann LeCun'],
  ],
  [
    ['KAIST Lab', 'Ada Berg'],
    ['KAIST Lab', 'Ada Berg'],
  ],
];

for (const [written, ordered] of lists)
  test(`${written.join('; ')}: given names first`, () => {
    assert.deepEqual(orderNames(written), ordered);
  });
