import { isGrave, type Objection, type Verdict } from '../../../server/src/verdicts/verdict';
import type { Figures } from '../../bench/measuring';
import { printRows } from '../printRows';
import { checkEntries } from './checkCases';
import { listReferenceCases, type ReferenceCase } from './referenceCases';
import { openWorksTransport } from './worksTransport';

const halves = ['tuned on', 'kept aside'] as const;

interface Judged {
  readonly case: ReferenceCase;
  readonly verdict: Verdict;
}

/** Prints what is said of real, harmlessly changed and faulty references; false where the data is not at hand. */
export async function printReferences(): Promise<boolean> {
  const cases = listReferenceCases();
  const transport = await openWorksTransport();
  if (cases === undefined || transport === undefined) return false;
  const verdicts = await checkEntries(
    cases.map(({ raw }) => raw),
    transport,
  );
  const judged = cases.flatMap((each, at): readonly Judged[] => {
    const verdict = verdicts[at];
    return verdict === undefined ? [] : [{ case: each, verdict }];
  });
  const sent = [...transport.sent].map(([registry, count]) => `${registry} ${count}`).join(', ');
  console.log(`\nreferences: ${judged.length.toLocaleString('en')} entries; requests: ${sent}. Each cell has ${halves.join(' / ')}.`);
  const sound = judged.filter((each) => each.case.isSound);
  const faulty = judged.filter((each) => !each.case.isSound);
  console.log('\nreferences: what is right.\n');
  printRows(listKinds(sound).map((kind) => countSound(kind, ofKind(sound, kind))));
  console.log('\nreferences: what is wrong.\n');
  printRows(listKinds(faulty).map((kind) => countFaulty(kind, ofKind(faulty, kind))));
  for (const { case: each, verdict } of sound)
    if (verdict.objections.length > 0) console.log(`\n${each.half}, ${nameKind(each)}, ${each.id}: ${describe(verdict)}\n${each.raw}`);
  for (const { case: each, verdict } of faulty)
    if (verdict.kind === 'confirmed')
      console.log(`\nconfirmed, ${each.half}, ${nameKind(each)}, ${each.id}: ${describeWork(verdict)}\n${each.raw}`);
  return true;
}

/** The record that agrees best. */
function describeWork({ versions: [best] }: Verdict): string {
  if (best === undefined) return 'no record';
  const names = best.authors.map(({ given = '', family = '', literal = '' }) => `${given} ${family}${literal}`).join(', ');
  return `${best.registry}: ${names}: ${best.title}, ${best.year}, ${best.venue}, ${JSON.stringify(best.identifiers)}`;
}

function nameKind({ set, kind }: ReferenceCase): string {
  return `${set}: ${kind}`;
}

function listKinds(judged: readonly Judged[]): readonly string[] {
  return [...new Set(judged.map((each) => nameKind(each.case)))].sort();
}

function ofKind(judged: readonly Judged[], kind: string): readonly Judged[] {
  return judged.filter((each) => nameKind(each.case) === kind);
}

function countIn(judged: readonly Judged[], isCounted: (each: Judged) => boolean): string {
  return halves.map((half) => judged.filter((each) => each.case.half === half && isCounted(each)).length).join(' / ');
}

function countSound(kind: string, judged: readonly Judged[]): Figures {
  const has =
    (test: (objection: Objection) => boolean) =>
    ({ verdict }: Judged): boolean =>
      verdict.objections.some(test);
  return {
    kind,
    entries: countIn(judged, () => true),
    confirmed: countIn(judged, ({ verdict }) => verdict.kind === 'confirmed'),
    'not confirmed': countIn(judged, ({ verdict }) => verdict.kind === 'not-confirmed'),
    warnings: countIn(judged, has(isGrave)),
    'errors to correct': countIn(judged, ({ verdict }) => verdict.objections.length > 0 && !verdict.objections.some(isGrave)),
  };
}

function countFaulty(kind: string, judged: readonly Judged[]): Figures {
  return {
    kind,
    entries: countIn(judged, () => true),
    'said as it is': countIn(judged, isSaid),
    objected: countIn(judged, ({ verdict }) => verdict.kind === 'objected'),
    warnings: countIn(judged, ({ verdict }) => verdict.objections.some(isGrave)),
    'not confirmed': countIn(judged, ({ verdict }) => verdict.kind === 'not-confirmed'),
    confirmed: countIn(judged, ({ verdict }) => verdict.kind === 'confirmed'),
  };
}

/** Whether the verdict names a field that is wrong; undefined expectations are met by any objection. */
function isSaid({ case: { expect }, verdict: { objections, kind } }: Judged): boolean {
  const names = objections.map((each) => (each.kind === 'differs' ? each.field : each.kind));
  const [[field = '', wanted = ''] = []] = Object.entries(expect ?? {});
  const isUnconfirmed = kind === 'not-confirmed' && /not-confirmed/.test(wanted);
  switch (field) {
    case 'author':
      return names.includes('other-authors') || names.includes('title-of-others');
    case 'title':
    case 'venue':
    case 'year':
      return isUnconfirmed || names.includes(field) || (field === 'title' && names.includes('title-of-others'));
    case 'doi':
    case 'arxiv':
      return names.includes('other-work') || names.includes('unknown-identifier');
    case 'entry':
      return expect?.['status'] === undefined
        ? kind === 'not-confirmed' || names.length > 0
        : names.some((name) => name === 'withdrawn' || name === 'concern');
    default:
      return names.length > 0;
  }
}

function describe({ objections }: Verdict): string {
  return objections
    .map((each) => {
      const name = each.kind === 'differs' ? each.field : each.kind;
      if (!('record' in each)) return name;
      const { title, year, venue, registry } = each.record;
      const people =
        each.kind === 'other-authors'
          ? ` invented ${each.invented.map(({ family, literal }) => family ?? literal).join(' ')}; missing ${each.missing.length}; given ${each.otherGiven.map(([a, b]) => `${a.given} ${a.family}/${b.given} ${b.family}`).join(', ')}${each.isReordered ? '; reordered' : ''}`
          : '';
      return `${name} (${registry}: ${title}, ${year}, ${venue}${people})`;
    })
    .join('; ');
}
