import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areSameVenue, areVenuesAlike } from '../../../../server/src/bibliography/write/completion/citedVersion';

const acl = 'Proceedings of the 63rd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)';

test('a venue by its words or by their acronym', () => {
  for (const name of [
    'Proceedings of the Annual Meeting of the ACL',
    'Annual Meeting of the Association for Computational Linguistics',
    'Proc. of ACL 2025',
    'ACL',
    'Proceedings of the 63rd Annual Meeting of the ACL',
  ])
    assert.equal(areSameVenue(name, acl, 2025), true, name);
  assert.equal(areSameVenue('ICLR', 'International Conference on Learning Representations', 2024), true);
  assert.equal(areSameVenue('JMLR', 'Journal of Machine Learning Research', undefined), true);
});

test('findings, workshops, chapters, other years and volumes are other venues', () => {
  for (const name of [
    'Findings of the ACL',
    'NAACL',
    'EACL',
    'Proceedings of the ACL Student Research Workshop',
    'Annual Meeting of the ACL: System Demonstrations',
    'Proceedings of ACL 2024',
    'Proceedings of the 62nd Annual Meeting of the ACL',
    'Proceedings of the Annual Meeting of the ACL (Volume 2: Short Papers)',
    'Transactions of the ACL',
    'Proceedings',
    'Annual Meeting',
    'EMNLP',
  ])
    assert.equal(areSameVenue(name, acl, 2025), false, name);
  assert.equal(
    areSameVenue(
      'ACL',
      'Proceedings of the 2025 Conference of the Nations of the Americas Chapter of the Association for Computational Linguistics',
      2025,
    ),
    false,
  );
});

test('venues that have something in common', () => {
  assert.equal(areVenuesAlike('Findings of the ACL', acl), true);
  assert.equal(areVenuesAlike('A workshop of sailors', acl), false);
  assert.equal(areVenuesAlike('Annual Meeting', acl), false);
});
