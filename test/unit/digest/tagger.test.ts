import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldLines } from '../../../server/src/digest/fields/joinLines';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { getBuiltInModel } from '../../../server/src/digest/tagger/builtInModel';
import { decodeModel, encodeModel } from '../../../server/src/digest/tagger/readerModel';
import { checkSpans } from './digestChecks';

/** A list of references in a French style that no rule knows: authors with "et", titles in guillemets, and the journal. */
const frenchReferences = `# Bibliographie

Vaswani, Ashish, Noam Shazeer, et Niki Parmar. « Attention Is All You Need ». Advances in Neural Information Processing Systems 30 (2017): 5998-6008.

He, Kaiming, Xiangyu Zhang, et Jian Sun. « Deep Residual Learning for Image Recognition ». Computer Vision and Pattern Recognition (2016): 770-78.

Kingma, Diederik P., et Jimmy Ba. « Adam: A Method for Stochastic Optimization ». International Conference on Learning Representations (2015).

Hochreiter, Sepp, et Jürgen Schmidhuber. « Long Short-Term Memory ». Neural Computation 9, no 8 (1997): 1735-80.

Breiman, Leo. « Random Forests ». Machine Learning 45, no 1 (2001): 5-32.

Cortes, Corinna, et Vladimir Vapnik. « Support-Vector Networks ». Machine Learning 20, no 3 (1995): 273-97.
`;

test('references in a style that no rule knows', () => {
  const digest = parseDigest(frenchReferences, { path: 'lectures.md' });
  assert.deepEqual(
    digest.entries.map(({ title, authors, year }) => [title, authors, year]),
    [
      ['Attention Is All You Need', ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar'], 2017],
      ['Deep Residual Learning for Image Recognition', ['Kaiming He', 'Xiangyu Zhang', 'Jian Sun'], 2016],
      ['Adam: A Method for Stochastic Optimization', ['Diederik P. Kingma', 'Jimmy Ba'], 2015],
      ['Long Short-Term Memory', ['Sepp Hochreiter', 'Jürgen Schmidhuber'], 1997],
      ['Random Forests', ['Leo Breiman'], 2001],
      ['Support-Vector Networks', ['Corinna Cortes', 'Vladimir Vapnik'], 1995],
    ],
  );
});

test('spans lead to the words of the text', () => checkSpans(frenchReferences, parseDigest(frenchReferences, { path: 'lectures.md' })));

test('wrapped references without blank lines, copied from a page', () => {
  const text = `References
P.F. Brown, V.J. Della Pietra, and R.L. Mercer. 1990. Class-based n-gram Models of Natural
Language. Computational Linguistics, 18(4):467–479.
K. Church and P. Hanks. 1989. Word Association Norms. In Proceedings of ACL, pages 76–83.
D. Lin and P. Pantel. 2001. Discovery of Inference Rules for Question
Answering. Natural Language Engineering, 7(4):343–360.
X. Li and D. Roth. 2002. Learning Question Classifiers. In Proceedings of COLING, pages 556–562.
E. Voorhees. 2001. Overview of the Question Answering Track. In Proceedings of TREC, pages 42–51.
J. Prager and E. Brown. 2000. Question Answering by Predictive Annotation. In Proceedings of SIGIR, pages 184–191.
`;
  assert.deepEqual(
    parseDigest(text, { path: 'references.txt' }).entries.map(({ title }) => title),
    [
      'Class-based n-gram Models of Natural Language',
      'Word Association Norms',
      'Discovery of Inference Rules for Question Answering',
      'Learning Question Classifiers',
      'Overview of the Question Answering Track',
      'Question Answering by Predictive Annotation',
    ],
  );
});

/** References by GB/T 7714: family names before initials, the kind of the work in brackets, the book after `//`. */
const chineseReferences = `参考文献
[1] Vaswani A, Shazeer N, Parmar N, 等. Attention is all you need[C]//NeurIPS. 2017: 5998-6008.
[2] He K, Zhang X, Ren S, 等. Deep residual learning for image recognition[C]//CVPR. 2016: 770-778.
[3] Hochreiter S, Schmidhuber J. Long short-term memory[J]. Neural Computation, 1997, 9(8): 1735-1780.
[4] Breiman L. Random forests[J]. Machine Learning, 2001, 45(1): 5-32.
[5] Cortes C, Vapnik V. Support-vector networks[J]. Machine Learning, 1995, 20(3): 273-297.
`;

test('a title begins after the initials of the last author and ends before its kind and book', () => {
  assert.deepEqual(
    parseDigest(chineseReferences, { path: 'list.md' }).entries.map(({ title, authors, hasMoreAuthors, venue }) => [
      title,
      authors.length,
      hasMoreAuthors,
      venue,
    ]),
    [
      ['Attention is all you need', 3, true, 'NeurIPS'],
      ['Deep residual learning for image recognition', 3, true, 'CVPR'],
      ['Long short-term memory', 2, undefined, 'Neural Computation'],
      ['Random forests', 1, undefined, 'Machine Learning'],
      ['Support-vector networks', 2, undefined, 'Machine Learning'],
    ],
  );
});

test('people in the text around a list are authors of no paper (linear, too: 2,000 references in one line)', () => {
  const reference = (at: number): string =>
    `Berg, Ann, et Carl Fox. « Learning to Sort ${at} Kinds of Stones ». Journal of Stones 12 (${1990 + (at % 30)}): 4-9.`;
  const text = `${frenchReferences}\nA club: Ida Moss and Otto Crane meet in June.\n\n${Array.from({ length: 2000 }, (_, at) => reference(at)).join(' ')}\n`;
  const people = new Set(parseDigest(text, { path: 'list.md' }).entries.flatMap(({ authors }) => authors));
  assert.ok(!people.has('Ida Moss') && !people.has('Otto Crane'));
});

test('texts without papers are left alone', () => {
  const recipe =
    '# Lentil soup\n\nServes four.\n\n- 200 g red lentils\n- 1 onion, chopped\n- 2 carrots\n- salt\n\nFry the onion. Add the lentils and a litre of water.\n';
  const minutes =
    '# Minutes of the allotment club\n\nPresent: Ann Fox, Bill Crane, Carla Moss\n\n1. The water pump: Bill Crane asks for three offers.\n2. Seeds: Ann Fox orders beans.\n3. Next meeting on 4 May 2026.\n';
  for (const text of [recipe, minutes, `${recipe}\n${minutes}`]) assert.deepEqual(parseDigest(text, { path: 'notes.md' }).entries, []);
});

test('a model is read as it was written, and damaged ones are not read', () => {
  const model = getBuiltInModel();
  assert.ok(model);
  const bytes = encodeModel(model);
  assert.deepEqual(Buffer.from(encodeModel(decodeModel(bytes) ?? model)), Buffer.from(bytes));
  for (const damaged of [bytes.slice(0, 15), bytes.slice(0, -1), new Uint8Array(0), bytes.map((each, at) => (at === 0 ? each ^ 1 : each))])
    assert.equal(decodeModel(damaged), undefined);
  // The scales stand at the 8th byte, the numbers of the lexicon and of the transitions behind them.
  for (const from of [8, 16]) assert.equal(decodeModel(bytes.map((each, at) => (at < from ? each : 0xff))), undefined);
});

test('people in a table are those of their rows, and of the column of authors', () => {
  const rows = [
    ['Sparse Attention for Long Rivers', 'Ada Grün', 'Bo Lind'],
    ['Kites over Slow Water', 'Cem Kaya', 'Dora Weiss'],
    ['Learning to Weigh Hives', 'Eva Roth', 'Finn Berg'],
    ['A Survey of Stone Names', 'Gil Hart', 'Hana Ito'],
    ['Counting Bees at Night', 'Ivo Jansen', 'Jun Mori'],
  ] as const;
  for (const [column, write] of [
    ['Year', () => '2021'],
    ['Speaker', (speaker: string) => speaker],
    ['Chair', () => 'Kim Moss'],
  ] as const) {
    const text = `| Title | ${column} | Authors |\n| --- | --- | --- |\n${rows
      .map(([title, first, second]) => `| ${title} | ${write(first)} | ${first}, ${second} |\n`)
      .join('')}`;
    assert.deepEqual(
      parseDigest(text, { path: 'talks-digest.md' }).entries.map(({ title, authors }) => [title, ...authors]),
      rows,
      column,
    );
  }
});

test('a title and its subtitle, parted by a full stop, are one title', () => {
  const books = [
    ['Gedächtnis der Steine. Schrift und Erinnerung in frühen Städten', 'Assmann, Jana', 'München: Beck 1992'],
    ['Drachengesellschaft. Auf dem Weg in einen anderen Wind', 'Becker, Ulrike', 'Frankfurt am Main: Suhrkamp 1986'],
    ['Wandel der Bienen. Untersuchungen zu einer Ordnung der Wabe', 'Habermann, Jörg', 'Neuwied: Luchterhand 1962'],
    ['Vergangene Flüsse. Zur Bedeutung geschichtlicher Ufer', 'Kosel, Reinhild', 'Frankfurt am Main: Suhrkamp 1979'],
    ['Soziale Schwärme. Grundriß einer allgemeinen Theorie', 'Luhm, Nikolas', 'Frankfurt am Main: Suhrkamp 1984'],
    ['Das Leben der Segel. Eine Geschichte der langsamen Fahrt', 'Moser, Hans', 'Stuttgart: Reclam 2001'],
    ['Die Sprache der Drohnen. Mündlichkeit und Schriftlichkeit im Feld', 'Kochel, Petra', 'Berlin: Reimer 1985'],
  ] as const;
  const text = `Literaturverzeichnis\n\n${books.map(([title, people, rest]) => `${people}: ${title}. ${rest}.\n`).join('\n')}`;
  assert.deepEqual(
    parseDigest(text, { path: 'literatur.txt' }).entries.map(({ title }) => title),
    books.map(([title]) => title),
  );
});

test('people between two titles are those of the nearer one, though all is in one paragraph', () => {
  const papers = [
    ['Normalising Orthography in Code-Switched Data', 'Wafia Adouane | Simon Dobnik'],
    ['Fine-Grained Control of Sentence Segmentation', 'Kritika Mehta | Raheel Qader | Cyril Labbe'],
    ['Entity Representation Learning for Biomedical Corpora', 'Sayantan Basu | Atif Hassan'],
    ['Multisource Neural Transfer of Named Entities', 'Tatiana Tsygankova | Stephen Mayhew'],
    ['Distant Reading of Diaries from the First World War', 'Ashley Dennis-Henderson | Matthew Roughan'],
    ['Financial Document Causality Detection', 'Marius Ionescu | Andrei Avram'],
  ] as const;
  const text = papers.map(([title, people]) => `pdf bib abs\n${title}\n${people}\n`).join('');
  const read = new Map(parseDigest(text, { path: 'volume.txt' }).entries.map(({ title, authors }) => [title, authors]));
  assert.ok(read.size >= 5);
  for (const [title, people] of papers) if (read.has(title)) assert.deepEqual(read.get(title), people.split(' | '));
});

test('a word for "and" parts people, a letter of Chinese or Japanese that means it does not', () => {
  const spanish = [
    ['Vaswani, A., Shazeer, N. y Parmar, N. (2017). Attention is all you need. NeurIPS.', ['A. Vaswani', 'N. Shazeer', 'N. Parmar']],
    ['He, K., Ren, S. y Sun, J. (2016). Deep residual learning for image recognition. CVPR.', ['K. He', 'S. Ren', 'J. Sun']],
    ['Kingma, D. P. y Ba, J. (2015). Adam: A method for stochastic optimization. ICLR.', ['D. P. Kingma', 'J. Ba']],
    [
      'Pennington, J., Socher, R. y Manning, C. (2014). GloVe: Global vectors for word representation. EMNLP.',
      ['J. Pennington', 'R. Socher', 'C. Manning'],
    ],
    [
      'Devlin, J., Lee, K. y Toutanova, K. (2019). BERT: Pre-training of deep bidirectional transformers. NAACL.',
      ['J. Devlin', 'K. Lee', 'K. Toutanova'],
    ],
  ] as const;
  const list = `# Lecturas\n\n${spanish.map(([line]) => `- ${line}\n`).join('')}`;
  assert.deepEqual(
    parseDigest(list, { path: 'lecturas.md' }).entries.map(({ title, authors }) => [title.split(':')[0], authors]),
    spanish.map(([line, authors]) => [/\)\. ([^:.]+)/.exec(line)?.[1], authors]),
  );
  const japanese = ['山本和夫', '田中美和', '佐藤和也', '和田英一', '鈴木和子', '高橋和巳'].map(
    (name, at) =>
      `[${at + 1}] ${name}, 鈴木一郎: 日本語の文の構造に関する研究${at + 1}, 情報処理学会論文誌, Vol. ${at + 50}, No. 2, pp. 100-110 (201${at}).`,
  );
  const names = parseDigest(`参考文献\n\n${japanese.join('\n')}\n`, { path: 'bunken.txt' }).entries.flatMap(({ authors }) => authors);
  assert.ok(names.length >= 6);
  assert.deepEqual(
    names.filter((name) => !/^(?:山本和夫|田中美和|佐藤和也|和田英一|鈴木和子|高橋和巳|鈴木一郎)$/.test(name)),
    [],
  );
});

test('a venue with its year is nobody, and a word broken at the end of a line is whole', () => {
  const papers = [
    'Occlusion in Street Scenes',
    'Depth from Two Cameras',
    'Gaussians for Streamed Video',
    'Scene Graphs of Rooms',
    'Faces in Three Dimensions',
  ];
  const text = papers
    .map((title, at) => `- **${title}**, Ada Berg, Eve Model, Jun Sato, CVPR 202${at} | [[paper]](https://arxiv.org/abs/2401.0000${at})\n`)
    .join('');
  for (const { authors } of parseDigest(text, { path: 'awesome.md' }).entries)
    assert.deepEqual(authors, ['Ada Berg', 'Eve Model', 'Jun Sato']);
  assert.equal(
    foldLines('Pre-\n  ferred items for incon-\nsistency, crowd-\nbased and light-\nweight'),
    'Preferred items for inconsistency, crowd-based and light-weight',
  );
});

test('a programme: talks begin with their times, and neither sessions nor their chairs are of papers', () => {
  const text = `Workshop on Slow Rivers
Programme, Tuesday 14 May

08:30 - 09:00   Registration (Foyer)

09:00 - 10:30   Session 1: Wind and Water            Room Aurora
Chair: Mona Czerny

09:00  The Carrying Capacity of Slow Rivers in the Transport of Kites
       Paula M. Fitzer
09:30  Swing Law as a Research and Design Tool in the Study of Bridges
       I. Scott Kenzie
10:00  The Bubble Sail: Enhancing Speed by Dynamic Resizing of the Area of a Sail
       Tove Grossman, Ravi Krishnan

10:30 - 11:00   Coffee break (Foyer)

11:00 - 12:30   Session 2: Stones and Bees       Room Borealis
Chair: Gregor D. Aboud

11:00  Tangible Stones: Towards Seamless Borders between People, Stones and Grass
       Hiro Ishida, Brigitte Ullmann
11:30  Counting Bees at Night: Problems in the Design and Evaluation of Hives
       Jona Grudel
12:00  Charting Past and Future Research in the Songs of Queens
       Gregor D. Aboud, Elisa D. Mynat
`;
  const { entries } = parseDigest(text, { path: 'programme-digest.txt' });
  const talks = text.match(/(?<=\n\d\d:\d\d {2})\S.*/g);
  assert.deepEqual(
    entries.map(({ title }) => title),
    talks,
  );
  assert.ok(entries.every(({ authors }) => !authors.includes('Mona Czerny')));
});

test('a list whose links lead partly to papers is read whole, and its single authors are no venues', () => {
  const records = [
    ['Time and Order of Kites in a Distributed Wind', 'https://dl.acm.org/doi/10.1145/100.200', 'Leslie Berg', 1978],
    ['Stones Made Simple', 'https://berg.example/pubs/stones-simple.pdf', 'Leslie Berg', 2001],
    ['In Search of an Understandable River', 'https://river.example/river.pdf', 'Diego Grün', 2014],
    ['Stamped Letters Revisited: A Newer Account', 'https://mail.example/stamped.pdf', 'Barbara Lind', 2012],
    ['Dynamo: A Highly Available Store of Honey', 'https://hives.example/dynamo-2007.pdf', 'Josef Candia', 2007],
    ['Hives That Span the Earth', 'https://dl.acm.org/doi/10.1145/100.300', 'James Corbel', 2012],
  ] as const;
  const text = `# What I read\n\n${records
    .map(([title, url, author, year]) => `- [${title}](${url}) (${author}, ${year}) - Shows that a partial order is enough.\n`)
    .join('')}`;
  assert.deepEqual(
    parseDigest(text, { path: 'read-digest.md' }).entries.map(({ title, authors, year, venue }) => [title, authors[0], year, venue]),
    records.map(([title, , author, year]) => [title, author, year, undefined]),
  );
});

test('the day on which a page was read is no year of a paper', () => {
  const pages = [
    'Chasse au vent',
    'Histoire des abeilles',
    'Pierres et rivières',
    'Le vol des cerfs-volants',
    'Nuits de ruches',
    'La cire',
  ];
  const text = `# Sites\n\n${pages
    .map(
      (title, at) =>
        `- Lind, Anne. « ${title} ». Encyclopédie des vents. Consulté le ${at + 3} février 2017. http://vents.example/${at}/.\n`,
    )
    .join('\n')}`;
  const { entries } = parseDigest(text, { path: 'sites-digest.md' });
  assert.ok(entries.length >= pages.length);
  assert.deepEqual(
    entries.filter(({ year }) => year !== undefined),
    [],
  );
});

test('a title goes on after a comma, and ends with the quotation in it', () => {
  const references = [
    ['Berg A, Lind B, Roth C', 'Bias in meta-analysis of kites detected by a simple, graphical test', 'BMJ 1997; 315: 629-34'],
    ['Grün A, Kaya C', 'Counting bees at night: a review of the methods', 'Lancet 2001; 357: 1191-4'],
    ['Hart G, Ito H', 'Effects of wind, rain and honey on the weight of hives', 'JAMA 2000; 283: 2008-12'],
    ['Jansen I, Mori J', 'Sparse attention for long rivers', 'N Engl J Med 2010; 362: 27-36'],
    ['Moss K, Fox L', 'Measuring inconsistency in reports of heavy stones', 'BMJ 2003; 327: 557-60'],
    ['Weiss D, Crane O', 'Guidelines for reporting of sails', 'Ann Intern Med 2009; 151: 264-9'],
  ] as const;
  const text = `References\n\n${references.map((parts, at) => `${at + 1} ${parts.join('. ')}.\n`).join('')}`;
  assert.deepEqual(
    parseDigest(text, { path: 'references-digest.txt' }).entries.map(({ title }) => title),
    references.map(([, title]) => title),
  );
  const russian = [
    'Два подхода к определению понятия «количество ветра»',
    'О сортировке камней по весу и цвету',
    'Пример исследования над книгой о пчёлах',
    'Применение речных волн в теории чисел',
    'Новые методы решения задачи о медленных реках',
  ];
  const list = `Список литературы\n\n${russian
    .map((title, at) => `${at + 1}. Колмин А. Н. ${title} // Проблемы передачи волн. 19${65 + at}. Т. ${at + 1}, № 1. С. 3–11.\n`)
    .join('')}`;
  assert.deepEqual(
    parseDigest(list, { path: 'list-digest.txt' }).entries.map(({ title }) => title),
    russian,
  );
});

test('who passed a paper on, supervised it or works at a place is no author of it', () => {
  const titles = [
    'Sparse Rivers in Long Valleys',
    'Counting Bees at Night',
    'A Field Guide to Kites',
    'Weights of Stones',
    'Songs of the Queens',
    'Maps of Honey',
  ];
  const people = ['Ada Grün', 'Bo Lind', 'Cem Kaya', 'Dora Weiss', 'Eva Roth', 'Finn Berg'];
  const table = `| Student | Title | Advisor | School |\n| --- | --- | --- | --- |\n${titles
    .map((title, at) => `| ${people[at]} | ${title} | Sven Hansen | ETH Zurich |\n`)
    .join('')}`;
  const notes = titles.map((title, at) => `- **${title}** (CHI 202${at}). via Sven Hansen / Kyoto University\n`).join('');
  const pages = titles.map((title, at) => `**${title}**\n*${people[at]}*\nCNRS, Japan\n`).join('\n');
  for (const text of [table, notes, pages]) {
    const named = parseDigest(text, { path: 'papers-digest.md' }).entries.flatMap(({ authors }) => authors);
    assert.deepEqual(
      named.filter((name) => !people.includes(name)),
      [],
    );
  }
});
