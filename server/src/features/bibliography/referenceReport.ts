import { formatDay } from '#text';
import { type CheckedWork, type CheckLevel, checkLevels, type DescribedWork, levelOf } from '#verdicts';
import { escapeMarkdown } from '../../base/escape';
import { describeObjection, listSources } from './describeVerdict';

/** A reference, and what a check has found of it. */
export interface CheckedReference {
  readonly key: string;
  readonly work: DescribedWork;
  readonly check: CheckedWork;
}

const titles: Readonly<Record<CheckLevel, string>> = {
  doubtful: 'May not exist as described, or should not be cited',
  'to-correct': 'Errors to correct',
  'not-confirmed': 'Not confirmed',
  'not-checked': 'Could not be checked',
  confirmed: 'Confirmed',
};

const explanations: Readonly<Partial<Record<CheckLevel, string>>> = {
  'not-confirmed':
    'No registry that was asked has these works. Books, theses, web pages, software and works in other languages often are in none, so this is no sign of an error.',
  confirmed:
    'A registry has a work with this title, these authors and this year. Whether the work supports what you cite it for is not checked.',
};

/** How many references are in each section. */
export type CheckCounts = Readonly<Record<CheckLevel, number>>;

export function countChecked(references: readonly CheckedReference[]): CheckCounts {
  const count = (section: CheckLevel): number => references.filter(({ check }) => levelOf(check) === section).length;
  return {
    doubtful: count('doubtful'),
    'to-correct': count('to-correct'),
    'not-confirmed': count('not-confirmed'),
    'not-checked': count('not-checked'),
    confirmed: count('confirmed'),
  };
}

/**
 * The report in Markdown: for each reference what was found, with links to the records. `about` is what was checked, such as the name of
 * a draft, and `date` the day (`2026-12-05`).
 */
export function renderReferenceReport(references: readonly CheckedReference[], about: string, date: string): string {
  const parts = checkLevels.flatMap((section) => {
    const own = references.filter(({ check }) => levelOf(check) === section);
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

function renderReference({ key, work, check }: CheckedReference): string {
  const lines = [
    ...check.objections.map((objection) => {
      const page = 'record' in objection ? ` ([record](${linkTo(objection.record.page)}))` : '';
      return `${escapeMarkdown(describeObjection(objection, work))}${page}.`;
    }),
    ...describeRest(check),
  ];
  return [`- **${escapeMarkdown(key)}**: ${escapeMarkdown(work.title ?? '')}`, ...lines.map((line) => `  - ${line}`)].join('\n');
}

function describeRest(check: CheckedWork): readonly string[] {
  const { kind, objections, sources, failures } = check;
  const [best] = sources;
  if (kind === 'confirmed' && best !== undefined) {
    const day = formatDay(new Date(check.time).toISOString().slice(0, 10));
    return [`${escapeMarkdown(listSources(check))}, ${day} ([record](${linkTo(best.page)})).`];
  }
  if (kind === 'confirmed' || objections.length > 0) return [];
  const asked = check.asked.length === 0 ? [] : [`Asked: ${escapeMarkdown(listSources(check))}.`];
  return [...asked, ...failures.map((failure) => `${escapeMarkdown(failure)}.`)];
}

/** An address in the parentheses of a link. */
function linkTo(page: string): string {
  return page
    .replace(/[\s()<>\\]/g, encodeURIComponent)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29');
}
