/** Parts that things which are no papers are put together of. */
export const toolNames: readonly string[] = [
  'quickgraph', 'TensorBench', 'lumen', 'Parrot', 'OpenRig', 'fastmeta', 'Dockhand', 'vectorbase', 'Ploomia', 'graphite-ui', 'SwiftServe', 'tinyflow', 'Annotato', 'PromptDeck', 'llm-router', 'Clearview', 'mapkit-py',
  'Octave.js', 'datapipe', 'Kestrel', 'BirdNet', 'pandora-cli', 'StreamBox', 'hydra-sweep', 'Cobalt', 'notebookd', 'Ferris', 'airlift', 'Warden', 'modelhub', 'TokenCounter', 'sqlmint', 'Whisperbox', 'ChartKit', 'evalkit',
  'LabelForge', 'rusty-search', 'Petal', 'gridlock', 'meshroom-lite', 'Nightjar', 'ragstack', 'simplelogger', 'Tidepool', 'workbench', 'zeta', 'Marlin', 'Quill', 'OpenScribe', 'batcher',
];

export const toolDescriptions: readonly string[] = [
  'A fast library for building pipelines in Python', 'command line tool to inspect large files', 'Self-hosted dashboard for your experiments', 'Serve models behind one address', 'A small web framework without dependencies',
  'Plot anything in one line', 'Track costs of your cloud machines', 'Turn notebooks into slides', 'Collect and clean logs', 'open alternative to a well-known service', 'Annotate images in the browser', 'Type-safe client for the REST interface',
  'Test prompts side by side', 'Manage secrets across teams', 'A vector store that fits in memory', 'Lightweight scheduler for batch jobs', 'Browser extension that blocks trackers', 'Backs up your data every night', 'Convert between formats',
  'Desktop app for taking notes', 'Curated collection of interview questions', 'Train and deploy in one command', 'Rust bindings for the engine', 'Theme for the editor, dark and light', 'Simple key-value storage with snapshots',
  'Monitor queues and alert on delay', 'Generates documentation from comments', 'A game about growing vegetables', 'Docker images for every version', 'Helpers for dates and time zones', 'Official examples and starter code',
];

export const courseTitles: readonly string[] = [
  'CS231n: Visual Recognition', 'Introduction to Databases (spring)', 'Practical Statistics, eight lectures', 'Deep Learning Summer School', 'Machine learning crash course', 'Linear algebra for everyone', 'Full Stack Week', 'Prompting 101',
  'How to read a paper', 'My notes on probability', 'Understanding attention, with pictures', 'The illustrated optimizer', 'Lecture 7: Kernels', 'A tour of data structures', 'Seminar recordings 2021', 'Natural language processing at our university',
  'Neural networks from scratch, a video series', 'Getting started with robots', 'The statistics podcast', 'Blog of the vision group', 'Learning to rank, a hands-on workshop', 'An afternoon with compilers', 'Algorithms, 4th edition', 'Pattern matching for beginners',
];

const companies: readonly string[] = ['Northwind', 'Acme AI', 'Bluefin', 'Contoso', 'Orbital', 'Helio Labs', 'Fabrikam', 'Initech', 'Umbra', 'Vandelay', 'Globex', 'Hooli', 'Stark Robotics', 'Tailspin', 'Wingtip', 'Lumon', 'the city council', 'regulators', 'a start-up from Lyon', 'the ministry'];
const deeds: readonly string[] = ['raises 40 million to build', 'opens an office for', 'launches', 'is sued over', 'quietly drops', 'doubles down on', 'brings to your phone', 'partners with schools on', 'bans', 'buys the makers of', 'delays', 'cuts prices of', 'unveils', 'warns about', 'hires a new chief for', 'ends support of', 'wins a contract for', 'loses bid for'];
const objects: readonly string[] = ['a new chat assistant', 'cheaper chips', 'self-driving vans', 'its cloud in Europe', 'voice cloning', 'the search box', 'smart glasses', 'data centres in the desert', 'an app store for agents', 'robot vacuum cleaners', 'the photo editor', 'parking meters', 'delivery drones', 'health records', 'its free plan', 'electric buses', 'satellite internet', 'the open model'];

/** The parts of a headline, one of each. */
export const headlineParts: readonly (readonly string[])[] = [companies, deeds, objects];

export const looseHeadlines: readonly string[] = [
  'Why your next laptop will have two brains', 'Five things we learned at the trade fair', 'The race for cheaper power is on', 'What happened to the smart fridge?', 'An interview with the woman who maps the sea floor', 'Strike at the harbour enters its second week',
  'Opinion: slow down, please', 'Election night, in numbers', 'How a village got its train back', 'The best keyboards of the year', 'Everything announced on Tuesday', 'Inside the hunt for a lost satellite', 'Rain expected until Sunday', 'Is the office dead?',
  'A guide to moving your blog', 'Our favourite shortcuts', 'Ten years of this newsletter', 'Hello, version 5', 'Meet the team: Anna', 'Behind the scenes of a product launch', 'Museum reopens after long repairs', 'Local club wins away', 'Prices of coffee at a record',
];

export const jobTitles: readonly string[] = ['Research Engineer', 'PhD position in machine learning', 'Postdoc, computational biology', 'Senior Data Scientist', 'Lecturer in Statistics', 'Machine Learning Intern', 'Head of Platform', 'Software Developer (part time)', 'Assistant Professor', 'Data Engineer', 'Technical Writer', 'Product Manager, search'];
export const places: readonly string[] = ['Zurich', 'Lisbon', 'Toronto', 'Nairobi', 'remote', 'Bangalore', 'Berlin', 'Kyoto', 'Boston', 'Paris', 'São Paulo', 'Melbourne', 'Oslo', 'Edinburgh', 'Seoul', 'Cape Town'];
export const eventNames: readonly string[] = ['Meetup on data engineering', 'Open day of the lab', 'Paper submission deadline', 'Summer school applications close', 'Webinar: getting more from your logs', 'Hackathon', 'Town hall', 'Workshop on reproducibility', 'Poster printing deadline', 'Career fair', 'Camera-ready due', 'Early registration ends', 'Reading group', 'Community call', 'Keynote by the dean', 'Coffee break', 'Lunch', 'Opening remarks', 'Panel: where next?', 'Awards and closing'];
export const sponsorSentences: readonly string[] = [
  'This issue is brought to you by Northwind: ship faster, sleep better.', 'Our sponsor Bluefin gives readers 20 percent off with the code READER.', 'Together with Helio Labs, the fastest way from data to decision.', 'Want to reach 30,000 engineers? Sponsor this letter.',
  'Try Contoso for free for thirty days, no card needed.', 'Learn how teams cut their bills by half in a free webinar.', 'Hosting by Tailspin, who like open source as much as we do.', 'Advertisement: keyboards that make no noise.',
];

/** Hosts of what is no paper. */
export const otherHosts: readonly string[] = [
  'https://github.com/{slug}/{slug}', 'https://www.{slug}.com/', 'https://blog.{slug}.dev/{slug}', 'https://www.youtube.com/watch?v={slug}', 'https://medium.com/@{slug}/{slug}', 'https://{slug}.io', 'https://news.{slug}.com/2024/05/{slug}', 'https://www.theverge.com/{slug}',
  'https://techcrunch.com/{slug}', 'https://docs.{slug}.org/en/latest/', 'https://twitter.com/{slug}/status/1780', 'https://www.reuters.com/technology/{slug}', 'https://pypi.org/project/{slug}', 'https://www.coursera.org/learn/{slug}', 'https://www.npmjs.com/package/{slug}',
];
