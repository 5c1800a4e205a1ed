import type { Container } from '../container';
import { readTaggedRecords, type TaggedFormat } from './taggedRecords';

/** The format of refer(1), which EndNote exports and imports as `.enw` (EndNote manual, "EndNote Import/Refer"). */
const format: TaggedFormat = {
  format: 'refer',
  pattern: 'EndNote export',
  tag: /^%(\S)(?: |$)/,
  startTags: ['0'],
  endTags: [],
  onceTags: ['T'],
  valuePerLineTags: ['K'],
  fields: {
    T: 'title',
    X: 'abstract',
    A: 'authors',
    Q: 'authors',
    J: 'venue',
    B: 'venue',
    S: 'venue',
    I: 'publisher',
    D: 'year',
    '8': 'date',
    R: 'doi',
    M: 'identifier',
    U: 'url',
    '>': 'pdf',
    K: 'keywords',
  },
};

export const refer: Container = {
  format: 'refer',
  looksLike: (probe) => /^%[0A-Z] \S.{0,1000}\n(?:.{0,5000}\n){0,30}?%[A-Z0-9] /.test(probe) && /^%T \S/m.test(probe),
  read: (text) => readTaggedRecords(text, format),
};
