import type { Random } from '../../test/support/random';
import { createRandom } from '../../test/support/random';
import { type ClassifiedPapers, findClassifiedLines } from './topicSets';

/** Papers of a small library with the name of the section of a digest in which each stands; undefined for one in no section. */
export interface SectionedPapers extends ClassifiedPapers {
  readonly sections: readonly (string | undefined)[];
}

/** How papers are put into sections: as their classes say, or worse and worse. */
export const arrangements = ['no sections', 'their own', 'wider ones', 'half in none', '3 of 10 misfiled', 'dealt out', 'days'] as const;
export type Arrangement = (typeof arrangements)[number];

/** For each class, the name of its section, and of a wider one that it shares with other classes. */
type SectionNames = Readonly<Record<string, readonly [string, string]>>;

const [vision, language, engineering] = ['Vision and Graphics', 'Language and Learning', 'Engineering and Theory'];
const categories: SectionNames = {
  'cs.AI': ['Artificial Intelligence', language],
  'cs.CE': ['Computational Engineering', engineering],
  'cs.CL': ['Natural Language Processing', language],
  'cs.CV': ['Computer Vision', vision],
  'cs.GR': ['Graphics', vision],
  'cs.GT': ['Game Theory', engineering],
  'cs.HC': ['Human-Computer Interaction', engineering],
  'cs.IR': ['Information Retrieval', language],
  'cs.IT': ['Information Theory', engineering],
  'cs.LG': ['Machine Learning', language],
  'cs.RO': ['Robotics', engineering],
  'cs.SD': ['Sound', engineering],
  'eess.IV': ['Image and Video Processing', vision],
};

const [multilingual, applied, dialogue, linguistics] = ['Multilingual', 'Applications', 'Generation and Dialogue', 'Linguistics'];
const workshops: SectionNames = {
  bea: ['Education', applied],
  bionlp: ['Biomedical NLP', applied],
  blackboxnlp: ['Interpretability', linguistics],
  clinicalnlp: ['Clinical NLP', applied],
  cmcl: ['Cognitive Modeling', linguistics],
  dravidianlangtech: ['Dravidian Languages', multilingual],
  figlang: ['Metaphor and Irony', linguistics],
  fnp: ['Finance', applied],
  gwc: ['Wordnets', linguistics],
  inlg: ['Text Generation', dialogue],
  iwpt: ['Parsing', linguistics],
  iwslt: ['Speech Translation', multilingual],
  sdp: ['Scholarly Documents', applied],
  sigdial: ['Dialogue', dialogue],
  sigmorphon: ['Morphology', linguistics],
  signlang: ['Sign Languages', multilingual],
  wanlp: ['Arabic', multilingual],
  wmt: ['Machine Translation', multilingual],
  wnut: ['Noisy User-Generated Text', applied],
};

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const classesOfLibrary = 7;
const papersOfLibrary = 50;

/** Draws libraries of 50 papers in seven classes: by their arXiv categories, or by their workshops. undefined where there are no data. */
export function drawSectioned(
  source: 'arXiv categories' | 'workshops',
  seeds: readonly number[],
): ((arrangement: Arrangement) => readonly SectionedPapers[]) | undefined {
  const names = source === 'workshops' ? workshops : categories;
  const lines = findClassifiedLines(source)?.filter(({ label }) => label in names);
  return lines && ((arrangement) => seeds.map((seed) => drawLibrary(lines, names, arrangement, seed)));
}

interface ClassifiedLine {
  readonly title: string;
  readonly abstract: string;
  readonly label: string;
}

function drawLibrary(lines: readonly ClassifiedLine[], names: SectionNames, arrangement: Arrangement, seed: number): SectionedPapers {
  const random = createRandom(seed);
  const labels = random.shuffle([...new Set(lines.map(({ label }) => label))].sort()).slice(0, classesOfLibrary);
  const drawn = random.shuffle(lines.filter(({ label }) => labels.includes(label)));
  const papers = labels
    .flatMap((label) => drawn.filter((line) => line.label === label).slice(0, Math.ceil(papersOfLibrary / classesOfLibrary)))
    .slice(0, papersOfLibrary);
  const own = papers.map(({ label }) => names[label]?.[0]);
  return {
    papers: papers.map(({ title, abstract }, index) => ({ key: `p${index}`, title, abstract })),
    classes: papers.map(({ label }) => labels.indexOf(label)),
    classCount: labels.length,
    sections: arrange(
      arrangement,
      own,
      papers.map(({ label }) => names[label]?.[1]),
      random,
    ),
  };
}

function arrange(
  arrangement: Arrangement,
  own: readonly (string | undefined)[],
  wider: readonly (string | undefined)[],
  random: Random,
): readonly (string | undefined)[] {
  const places = random.shuffle([...own.keys()]);
  const dealt = random.shuffle(own);
  switch (arrangement) {
    case 'no sections':
      return own.map(() => undefined);
    case 'their own':
      return own;
    case 'wider ones':
      return wider;
    case 'half in none':
      return own.map((name, at) => (places.indexOf(at) < own.length / 2 ? name : undefined));
    case '3 of 10 misfiled':
      return own.map((name, at) => (places.indexOf(at) < 0.3 * own.length ? dealt[at] : name));
    case 'dealt out':
      return dealt;
    case 'days':
      return places.map((place) => days[place % days.length]);
  }
}
