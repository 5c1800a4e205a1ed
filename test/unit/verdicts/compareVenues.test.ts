import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVenues } from '../../../server/src/verdicts/compareVenues';

const pairs: Readonly<Record<ReturnType<typeof compareVenues>, readonly (readonly [string, string])[]>> = {
  same: [
    ['NeurIPS', 'Advances in Neural Information Processing Systems 33'],
    ['NIPS 2017', 'Advances in Neural Information Processing Systems'],
    ['Phys. Rev. Lett.', 'Physical Review Letters'],
    ['Proc. Natl. Acad. Sci.', 'Proceedings of the National Academy of Sciences'],
    ['CVPR', '2017 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)'],
    ['ICML', 'International Conference on Machine Learning'],
    ['Proceedings of the 37th International Conference on Machine Learning', 'ICML 2020'],
    ['TACL', 'Transactions of the Association for Computational Linguistics'],
    ['Findings of ACL', 'Findings of the Association for Computational Linguistics: ACL 2021'],
    ['Nature', 'Nature'],
    ["EMNLP '19", 'Proceedings of the 2019 Conference on Empirical Methods in Natural Language Processing'],
    ['J. Mach. Learn. Res.', 'Journal of Machine Learning Research'],
  ],
  other: [
    ['ICML', 'Advances in Neural Information Processing Systems 33'],
    ['Nature', 'Physical Review Letters'],
    ['Proceedings of the European Conference on Computer Vision', 'International Conference on Learning Representations'],
    ['CVPR', 'Transactions of the Association for Computational Linguistics'],
  ],
  unknown: [
    ['arXiv preprint arXiv:2001.00001', 'Nature'],
    ['OpenReview', 'ICLR'],
    ['', 'ICLR'],
    ['Proceedings of the 12th Conference', 'ICLR'],
  ],
};

for (const [relation, names] of Object.entries(pairs))
  for (const [own, known] of names)
    test(`${own || 'nothing'} and ${known}: ${relation}`, () => {
      assert.equal(compareVenues(own, known), relation);
      assert.equal(compareVenues(known, own), relation);
    });
