import { formatDay } from '#text';
import { type DescribedWork, isGrave, type Verdict } from '#verdicts';
import { escapeMarkdown } from '../../base/escape';
import { describeObjection, listSources } from './describeVerdict';

/** A reference, and what registries say of it. */
export interface CheckedReference {
  readonly key: string;
  readonly work: DescribedWork;
  readonly verdict: Verdict;
  /** Why registries could not be asked, in words for the writer. */
  readonly failures: readonly string[];
}

/** How grave what was found is, the gravest first. */
const sections = ['doubtful', 'to-correct', 'not-confirmed', 'not-checked', 'confirmed'] as const;
type Section = (typeof sections)[number];

const titles: Readonly<Record<Section, string>> = {
  doubtful: 'May not exist as described, or should not be cited',
  'to-correct': 'Errors to correct',
  'not-confirmed': 'Not confirmed',
  'not-checked': 'Could not be checked',
  confirmed: 'Confirmed',
};

const explanations: Readonly<Partial<Record<Section, string>>> = {
  'not-confirmed':
    'No registry that was asked has these works. Books, theses, web pages, software and works in other languages often are in none, so this is no sign of an error.',
  confirmed:
    'A registry has a work with this title, these authors and this year. Whether the work supports what you cite it for is not checked.',
};

/** How many references are in each section. */
export type CheckCounts = Readonly<Record<Section, number>>;

export function countChecked(references: readonly CheckedReference[]): CheckCounts {
  const count = (section: Section): number => references.filter((reference) => sectionOf(reference) === section).length;
  return {
    doubtful: count('doubtful'),
    'to-correct': count('to-correct'),
    'not-confirmed': count('not-confirmed'),
    'not-checked': count('not-checked'),
    confirmed: count('confirmed'),
  };
}

function sectionOf({ verdict: { kind, objections } }: CheckedReference): Section {
  if (objections.some(isGrave)) return 'doubtful';
  if (objections.length > 0) return 'to-correct';
  return kind === 'could-not-ask' ? 'not-checked' : kind === 'objected' ? 'to-correct' : kind;
}

/**
 * The report in Markdown: for each reference what was found, with links to the records. `about` is what was checked, such as the name of
 * a draft, and `date` the day (`2026-12-05`).
 */
export function renderReferenceReport(references: readonly CheckedReference[], about: string, date: string): string {
  const parts = sections.flatMap((section) => {
    const own = references.filter((reference) => sectionOf(reference) === section);
    if (own.length === 0) return [];
    const explanation = explanations[section];
    return [
      `## ${titles[section]} (${own.length})`,
      ...(explanation === undefined ? [] : [explanation]),
      own.map(renderReference).join('\n'),
    ];
  });
  const heading = `# References of ${escapeMarkdown(about)}, checked ${formatDay(date)}`;
  return `${[heading, ...parts].join('\n\n')}\n`;
}

function renderReference({ key, work, verdict, failures }: CheckedReference): string {
  const lines = [
    ...verdict.objections.map((objection) => {
      const page = 'record' in objection ? ` ([record](${linkTo(objection.record.page)}))` : '';
      return `${escapeMarkdown(describeObjection(objection, work))}${page}.`;
    }),
    ...describeRest(verdict, failures),
  ];
  return [`- **${escapeMarkdown(key)}**: ${escapeMarkdown(work.title ?? '')}`, ...lines.map((line) => `  - ${line}`)].join('\n');
}

function describeRest(verdict: Verdict, failures: readonly string[]): readonly string[] {
  const { kind, objections, versions } = verdict;
  const [best] = versions;
  if (kind === 'confirmed' && best !== undefined) return [`${escapeMarkdown(listSources(verdict))} ([record](${linkTo(best.page)})).`];
  if (kind === 'confirmed' || objections.length > 0) return [];
  const asked = verdict.asked.length === 0 ? [] : [`Asked: ${escapeMarkdown(listSources(verdict))}.`];
  return [...asked, ...failures.map((failure) => `${escapeMarkdown(failure)}.`)];
}

/** An address in the parentheses of a link. */
function linkTo(page: string): string {
  return page
    .replace(/[\s()<>\\]/g, encodeURIComponent)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29');
}
