/** Headings of sections that hold papers. */
export const topicHeadings: readonly string[] = [
  'Surveys', 'Foundations', 'Vision', 'Language', 'Speech', 'Robotics', 'Agents', 'Retrieval', 'Reasoning', 'Alignment', 'Safety', 'Evaluation', 'Datasets and Benchmarks',
  'Efficient Inference', 'Pre-training', 'Fine-tuning', 'Long Context', 'Multimodal Models', 'Diffusion', 'Generative Models', 'Graph Learning', 'Time Series', 'Tabular Data',
  'Recommender Systems', 'Reinforcement Learning', 'Imitation Learning', 'Theory', 'Optimization', 'Privacy', 'Fairness', 'Interpretability', 'Code Generation', 'Program Analysis',
  'Databases', 'Distributed Systems', 'Consensus', 'Storage', 'Networking', 'Operating Systems', 'Compilers', 'Type Theory', 'Security', 'Cryptography', 'Human Factors',
  'Medical Imaging', 'Genomics', 'Drug Discovery', 'Climate', 'Astronomy', 'Materials', 'Education', 'Law', 'Finance', 'Economics', 'Psychology', 'Social Networks',
  '3D Reconstruction', 'SLAM', 'Object Detection', 'Segmentation', 'Tracking', 'Video Understanding', 'Image Restoration', 'Pose Estimation', 'Point Clouds', 'Depth',
  'Summarization', 'Translation', 'Question Answering', 'Dialogue', 'Information Extraction', 'Parsing', 'Word Representations', 'Sentiment', 'Low-Resource Languages',
  'Quantization', 'Pruning', 'Distillation', 'Mixture of Experts', 'State Space Models', 'Attention Variants', 'Tokenization', 'Scaling Laws', 'Tool Use', 'Planning', 'Memory',
  'Causal Inference', 'Bayesian Methods', 'Uncertainty', 'Active Learning', 'Continual Learning', 'Meta-Learning', 'Transfer', 'Self-Supervision', 'Contrastive Learning',
  'Papers', 'Must Read', 'Classics', 'Recent Work', 'Applications', 'Methods', 'Other', 'Miscellaneous', 'Position Papers', 'Workshop Papers', 'Preprints', 'Main Track',
  'Best Papers', 'Oral Presentations', 'Poster Session A', 'Poster Session B', 'Short Papers', 'Demos', 'Journal Articles', 'Theses',
];

/** Names of lists and letters, of a topic and a frame. */
export const listNames: readonly string[] = [
  'Awesome {topic}', '{topic} Reading List', 'Papers on {topic}', '{topic}: a curated list', 'This Week in {topic}', '{topic} Weekly', 'Must-read papers on {topic}', '{topic} Digest',
  'Daily {topic} Papers', 'Our {topic} library', '{topic} paper club', 'The {topic} Letter', 'What we read on {topic}', 'Literature on {topic}', '{topic} Bibliography',
  'Accepted Papers: {topic}', 'References for the {topic} course', '{topic} seminar, winter term', 'Notes on {topic}', '{topic} papers with code', 'New on arXiv: {topic}',
  'Trending in {topic}', 'State of {topic}', 'A short history of {topic}', '{topic} Zoo', 'Related work: {topic}', 'The {topic} Roundup', '{topic} Monthly', 'Top 50 papers in {topic}',
];

/** Headings that lead to no paper. */
export const furnitureHeadings: readonly string[] = [
  'Contents', 'Table of Contents', 'Introduction', 'Contributing', 'How to contribute', 'License', 'Licence', 'Acknowledgements', 'Contact', 'About', 'Why this list?', 'Legend', 'Changelog',
  'Updates', 'News', 'Star History', 'Citation', 'Contributors', 'Overview', 'Background', 'Motivation', 'FAQ', 'Getting started', 'Usage', 'Quick Start', 'Related Lists', 'Sponsors',
  'Disclaimer', 'Maintainers', 'Feedback', 'Subscribe', 'Statistics', 'Archive', 'How it works', 'Roadmap', 'Table of contents', 'Before you start', 'Rules', 'Credits',
];

export const toolHeadings: readonly string[] = [
  'Tools', 'Libraries', 'Software', 'Frameworks', 'Open-source projects', 'Repositories', 'Implementations', 'Toolkits', 'Useful links', 'Services', 'Platforms', 'Utilities',
  'Open Models', 'Model Zoo', 'Playgrounds', 'Plugins', 'Starter kits', 'Engines', 'Viewers', 'Annotation Tools',
];

export const courseHeadings: readonly string[] = [
  'Courses', 'Lectures', 'Tutorials', 'Video Lectures', 'Blogs', 'Blog posts', 'Talks', 'Videos', 'Books', 'Podcasts', 'Slides', 'Learning Resources', 'People to follow', 'Websites', 'Workshops', 'Newsletters', 'Further watching',
];

export const eventHeadings: readonly string[] = [
  'Events', 'Upcoming events', 'Deadlines', 'Calls', 'Meetups', 'Calendar', 'Jobs', 'Open positions', 'We are hiring', 'Around the web', 'Industry news', 'In other news', 'Quick hits', 'Products', 'Funding', 'Community',
];
