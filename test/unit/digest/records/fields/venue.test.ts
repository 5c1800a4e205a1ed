import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findShortYear, findVenue } from '../../../../../server/src/digest/records/fields/venue';

test('where a paper appeared, without pages and a year after a comma', () => {
  const venues: Readonly<Record<string, string | undefined>> = {
    '(ICLR 2023)': 'ICLR 2023',
    'CVPR, 2020': 'CVPR',
    'In Proceedings of the Workshop on Kites, pages 1–9, 2020.': 'Proceedings of the Workshop on Kites',
    'Advances in Imaginary Machines, volume 12 of Proceedings of Kites, pages 3–4, 2019': 'Advances in Imaginary Machines',
    'arXiv preprint arXiv:1607.00450, 2016': 'arXiv preprint arXiv:1607.00450',
    '(Berg, ICLR23)': 'ICLR23',
    '(Berg et al., ACL Findings 2023)': 'ACL Findings 2023',
    'Interspeech 2019': 'Interspeech 2019',
    // A person and a year.
    'Berg 2023 (read, good!)': undefined,
    'June 2023': undefined,
    // The name of a data set.
    '(Berg, CIFAR10)': undefined,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(venues).map((text) => [text, findVenue(text)])), venues);
});

test('the year of a venue', () => {
  assert.deepEqual(["ACL'23", 'ICLR23', 'CVPR 98', 'CIFAR10', 'VGG16', 'ICLR2'].map(findShortYear), [
    2023,
    2023,
    1998,
    undefined,
    undefined,
    undefined,
  ]);
});
