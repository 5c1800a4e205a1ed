import { readFileSync } from 'node:fs';
import { hashText } from '../../../server/src/base/checksum';
import { findRealData } from '../../../test/support/realData';

/** An entry of a bibliography, and what is known of it. */
export interface ReferenceCase {
  readonly set: CaseSet;
  readonly id: string;
  /** What is wrong with it, or what kind of a right entry it is: `chair wrong_year`, `harmless initials`, `valid`. */
  readonly kind: string;
  /** BibTeX. */
  readonly raw: string;
  /** Whether nothing is wrong with it that should be reported. */
  readonly isSound: boolean;
  /** Whether its label is in doubt, by whoever looked at it. */
  readonly isDoubtful: boolean;
  /** What is expected of a field, as the data says it: `{ year: 'differs' }`. */
  readonly expect?: Readonly<Record<string, string>>;
  /** Whether the work itself is among those that the registries know. Of others, "not confirmed" says nothing about the entry. */
  readonly isCovered: boolean;
  /** The number of the work; undefined where it is not known. */
  readonly w?: number;
  readonly half: Half;
}

export type CaseSet = 'faults' | 'real-refs' | 'hallmark' | 'citetracer' | 'retracted';

export type Half = 'tuned on' | 'kept aside';

/** A line of a file; which members it has depends on the file. */
interface Line {
  readonly id: string;
  readonly raw: string;
  readonly half: string;
  readonly w?: number | null;
  readonly kind?: string;
  readonly fault?: string | null;
  readonly label?: string;
  /** Of citetracer. */
  readonly set?: string;
  readonly expect?: Readonly<Record<string, string>>;
  readonly cover?: { readonly title?: boolean; readonly w?: number };
  /** Of real entries: `version` if year and venue agree with one record. */
  readonly diff?: { readonly version?: boolean };
  readonly status?: string;
  /** Of entries that were read by hand: `no`, `no (year: at most a hint)`, `yes, in these fields`. */
  readonly should_report?: string;
  readonly fields?: readonly string[];
  readonly label_doubt?: string;
  readonly nworks?: number;
}

type Description = Pick<ReferenceCase, 'kind' | 'isSound' | 'isCovered'> & Pick<Partial<ReferenceCase>, 'expect'>;

const describe: Readonly<Record<CaseSet, (line: Line) => Description>> = {
  faults: ({ kind = '', fault, expect }) => ({
    kind: `${kind} ${fault}`,
    isSound: kind === 'harmless',
    isCovered: expect?.['entry']?.startsWith('not-confirmed') !== true,
    ...(expect === undefined ? {} : { expect }),
  }),
  'real-refs': ({ diff }) => ({ kind: diff?.version === true ? 'version known' : 'another version', isSound: true, isCovered: true }),
  hallmark: ({ label, fault, cover }) => ({
    kind: label === 'valid' ? 'valid' : (fault ?? ''),
    isSound: label === 'valid',
    isCovered: cover?.title === true,
  }),
  citetracer: ({ set, label, fault, cover }) => {
    const isWeb = set === 'non-academic';
    return {
      kind: isWeb ? 'web source' : [set, fault ?? []].flat().join(' '),
      isSound: isWeb || label === 'valid',
      isCovered: cover?.title === true,
    };
  },
  retracted: ({ status = '' }) => ({ kind: status, isSound: status === 'corrected', isCovered: true, expect: { entry: 'agrees', status } }),
};

/** All cases of the half of the data that is here; undefined where it is not at hand. */
export function listReferenceCases(): readonly ReferenceCase[] | undefined {
  const gold = readLines('real-refs-gold');
  const sets = (Object.keys(describe) as CaseSet[]).map((set) => ({ set, lines: readLines(set) }));
  if (gold === undefined || sets.some(({ lines }) => lines === undefined)) return undefined;
  const goldById = new Map(gold.map((line) => [line.id, line]));
  return sets.flatMap(({ set, lines = [] }) =>
    lines.map((line) => toCase(set, line, set === 'real-refs' ? goldById.get(line.id) : undefined)),
  );
}

function toCase(set: CaseSet, line: Line, gold: Line | undefined): ReferenceCase {
  const { id, raw, cover } = line;
  const w = line.w ?? cover?.w;
  return {
    set,
    id,
    raw,
    ...describe[set](line),
    ...(gold === undefined ? {} : readGold(gold)),
    isDoubtful: line.label_doubt !== undefined,
    ...(w === undefined || w === null ? {} : { w }),
    half: hashText(id) % 2 === 0 ? 'tuned on' : 'kept aside',
  };
}

/** What somebody who read the entry says of it. */
function readGold({ label, should_report: report = '', fields = [] }: Line): Pick<ReferenceCase, 'kind' | 'isSound' | 'expect'> {
  const isSound = !report.startsWith('yes');
  return {
    kind: `read: ${label}`,
    isSound,
    expect: Object.fromEntries(fields.map((field) => [field, isSound ? 'agrees' : 'differs'])),
  };
}

function readLines(name: string): readonly Line[] | undefined {
  const path = findRealData(`references/${name}.jsonl`);
  if (path === undefined) return undefined;
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line).filter(({ half, raw }) => half === 'dev' && raw !== undefined);
}
