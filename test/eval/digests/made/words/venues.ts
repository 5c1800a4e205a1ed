/** Abbreviations and names of conferences and journals, as facts. */
export const academicVenues: readonly string[] = [
  'ACL', 'EMNLP', 'NAACL', 'EACL', 'COLING', 'CoNLL', 'TACL', 'ICLR', 'ICML', 'NeurIPS', 'AISTATS', 'UAI', 'COLT', 'JMLR', 'TMLR', 'AAAI', 'IJCAI',
  'CVPR', 'ICCV', 'ECCV', 'WACV', 'BMVC', 'TPAMI', 'IJCV', 'SIGGRAPH', 'SIGGRAPH Asia', 'KDD', 'WWW', 'WSDM', 'CIKM', 'SIGIR', 'RecSys', 'ECIR',
  'ICRA', 'IROS', 'CoRL', 'RSS', 'RA-L', 'INTERSPEECH', 'ICASSP', 'ASRU', 'SOSP', 'OSDI', 'NSDI', 'EuroSys', 'USENIX ATC', 'USENIX Security',
  'CCS', 'NDSS', 'IEEE S&P', 'PLDI', 'POPL', 'OOPSLA', 'ICFP', 'ICSE', 'FSE', 'ASE', 'ISSTA', 'MSR', 'VLDB', 'SIGMOD', 'ICDE', 'PODS', 'STOC', 'FOCS',
  'SODA', 'CHI', 'UIST', 'CSCW', 'IUI', 'MICCAI', 'IPMI', 'ISBI', 'Nature', 'Science', 'PNAS', 'Nature Methods', 'Nature Medicine', 'Cell', 'Neuron',
  'eLife', 'PLOS ONE', 'BMJ', 'The Lancet', 'Radiology', 'Bioinformatics', 'Physical Review Letters', 'Physical Review D', 'ApJ', 'MNRAS', 'A&A',
  'Management Science', 'Econometrica', 'American Economic Review', 'Journal of Finance', 'Information Sciences', 'Neurocomputing',
  'Pattern Recognition', 'Expert Systems with Applications', 'IEEE Access', 'IEEE Transactions on Image Processing', 'Artificial Intelligence',
  'Journal of Machine Learning Research', 'Neural Computation', 'Machine Learning', 'Computational Linguistics', 'Journal of Information Systems',
  'arXiv', 'arXiv preprint', 'bioRxiv', 'Preprint', 'Tech Report', 'Findings of ACL', 'Findings of EMNLP', 'NeurIPS Workshop', 'ICML Workshop',
];

/** Long names, for references. */
export const journals: readonly string[] = [
  'Journal of Machine Learning Research', 'IEEE Transactions on Pattern Analysis and Machine Intelligence', 'Communications of the ACM',
  'Proceedings of the National Academy of Sciences', 'Computational Linguistics', 'Journal of Artificial Intelligence Research', 'Neural Networks',
  'In Proceedings of the Annual Meeting of the Association for Computational Linguistics', 'Advances in Neural Information Processing Systems',
  'Information Systems Research', 'MIS Quarterly', 'Journal of Clinical Epidemiology', 'Annals of Statistics', 'Biometrika', 'Physical Review B',
  'Astronomy & Astrophysics', 'European Journal of Operational Research', 'Computers in Human Behavior', 'Software: Practice and Experience',
  'Empirical Software Engineering', 'ACM Computing Surveys', 'Journal of the American Statistical Association', 'Science Robotics',
  'International Journal of Computer Vision', 'Knowledge-Based Systems', 'Journal of Biomedical Informatics', 'Educational Psychology Review',
  'Psychological Bulletin', 'Transactions of the Association for Computational Linguistics', 'Lecture Notes in Computer Science',
];
