import { getOwn } from '../../../base/getOwn';
import type { CompletedReference } from '../../../model/completedReference';

/** The types of RIS that have a type of their own ("RIS Format Specifications", 2011, "Reference Types"). */
const types: Readonly<Record<string, CompletedReference['type']>> = {
  JOUR: 'article-journal',
  EJOUR: 'article-journal',
  MGZN: 'article-journal',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  BOOK: 'book',
  EDBOOK: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  THES: 'thesis',
  RPRT: 'report',
  UNPB: 'preprint',
};

/** How the work of the first RIS record in a text was published. */
export function readRisPublication(
  text: string,
): Pick<CompletedReference, 'type' | 'volume' | 'issue' | 'pages' | 'publisher' | 'authors'> {
  const values = new Map<string, string[]>();
  for (const line of text.split(/\r?\n|\r/)) {
    const [, tag, value] = /^([A-Z][A-Z\d]) {1,2}- ?(.*)$/.exec(line) ?? [];
    if (tag === 'ER') break;
    if (tag !== undefined && value !== undefined && value.trim() !== '') values.set(tag, [...(values.get(tag) ?? []), value.trim()]);
  }
  const first = (tag: string): string | undefined => values.get(tag)?.[0];
  const [start, end] = [first('SP'), first('EP')];
  return {
    type: getOwn(types, first('TY') ?? ''),
    volume: first('VL'),
    issue: first('IS'),
    pages: start === undefined || end === undefined || end === start || /[-–]/.test(start) ? start : `${start}-${end}`,
    publisher: first('PB'),
    authors: [...(values.get('AU') ?? values.get('A1') ?? [])].map(readName),
  };
}

/** `Last, First, Suffix` ("RIS Format Specifications", "Author Fields"), or the name of a group without a comma. */
function readName(name: string): CompletedReference['authors'][number] {
  const [family = '', given = '', suffix = ''] = name.split(',').map((part) => part.trim());
  if (given === '') return { literal: family };
  const particle = /^(?:\p{Ll}[\p{Ll}'’]*\s+)+(?=\p{Lu})/u.exec(family)?.[0] ?? '';
  return {
    family: family.slice(particle.length),
    given,
    ...(particle === '' ? {} : { particle: particle.trim() }),
    ...(suffix === '' ? {} : { suffix }),
  };
}
