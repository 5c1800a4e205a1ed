import type { Container } from '../container';
import { readTaggedRecords, type TaggedFormat } from './taggedRecords';

/**
 * The tags of Web of Science (Clarivate, "Web of Science Core Collection Field Tags"). Further lines of a field are indented. In most
 * fields of people, each line is a value.
 */
const format: TaggedFormat = {
  format: 'web-of-science',
  pattern: 'Web of Science export',
  tag: /^([A-Z][A-Z\d])(?: |$)/,
  startTags: ['PT'],
  endTags: ['ER'],
  onceTags: ['TI'],
  valuePerLineTags: ['AF', 'AU', 'BA'],
  fields: {
    TI: 'title',
    AB: 'abstract',
    AF: 'author full names',
    AU: 'authors',
    CA: 'author list',
    SO: 'source title',
    JI: 'journal',
    CT: 'conference title',
    PU: 'publisher',
    PY: 'year',
    DI: 'doi',
    D2: 'doi',
    PM: 'pmid',
    DE: 'author keywords',
    ID: 'keywords',
  },
};

export const webOfScience: Container = {
  format: 'web-of-science',
  looksLike: (probe) => /^(?:FN .{0,200}\n\s{0,10})?(?:VR .{0,40}\n\s{0,10})?PT \S.{0,40}\n[A-Z][A-Z\d] /.test(probe),
  read: (text) => readTaggedRecords(text, format),
};

/** Names the columns of a table that Web of Science exports with its tags as the header. Any other header is returned unchanged. */
export function nameWebOfScienceColumns(header: readonly string[]): readonly string[] {
  return ['PT', 'TI', 'SO'].every((tag) => header.includes(tag)) ? header.map((tag) => format.fields[tag] ?? '') : header;
}
