/**
 * The name of a venue as registries write it. The data abbreviates the most frequent ones, in the form of its sources; other names remain
 * as they are.
 */
export function writeVenueOut(venue: string): string {
  return names.get(venue) ?? venue;
}

const names: ReadonlyMap<string, string> = new Map([
  ['3DV', 'International Conference on 3D Vision'],
  ['ACL', 'Annual Meeting of the Association for Computational Linguistics'],
  ['AISTATS', 'International Conference on Artificial Intelligence and Statistics'],
  ['COLING', 'International Conference on Computational Linguistics'],
  ['COLM', 'Conference on Language Modeling'],
  ['COLT', 'Conference on Learning Theory'],
  ['CVPR', 'IEEE/CVF Conference on Computer Vision and Pattern Recognition'],
  ['CoRL', 'Conference on Robot Learning'],
  ['EMNLP', 'Conference on Empirical Methods in Natural Language Processing'],
  ['ICCV', 'IEEE/CVF International Conference on Computer Vision'],
  ['ICLR', 'International Conference on Learning Representations'],
  ['ICML', 'International Conference on Machine Learning'],
  ['ICRA', 'IEEE International Conference on Robotics and Automation'],
  ['IROS', 'IEEE/RSJ International Conference on Intelligent Robots and Systems'],
  ['NAACL', 'North American Chapter of the Association for Computational Linguistics'],
  ['NeurIPS', 'Advances in Neural Information Processing Systems'],
  ['UAI', 'Conference on Uncertainty in Artificial Intelligence'],
  ['WACV', 'IEEE/CVF Winter Conference on Applications of Computer Vision'],
  ['dmlr', 'Journal of Data-centric Machine Learning Research'],
  ['jmlr', 'Journal of Machine Learning Research'],
  ['midl', 'Medical Imaging with Deep Learning'],
  ['mloss', 'Journal of Machine Learning Research'],
  ['tmlr', 'Transactions on Machine Learning Research'],
]);
