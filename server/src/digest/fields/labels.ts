import { alternation } from '../../base/alternation';
import type { Span } from '../../base/span';

/**
 * The kinds of fields that a table column or a labelled line can contain. Examples of labelled lines are `Title: ...` and
 * `**Abstract**: ...`.
 */
export type Label = 'title' | 'abstract' | 'summary' | 'authors' | 'date' | 'year' | 'link' | 'venue' | 'other';

/** The words for each label, in lower case and separated by `|`. */
const words: Readonly<Record<Label, string>> = {
  title: 'title|paper|paper title|name|paper name',
  abstract: 'abstract',
  summary: 'summary|tl;dr|tldr|tl,dr|overview|description|short summary|main idea|key idea|highlight|takeaway|contribution|contributions',
  authors: 'author|authors|author(s)|by',
  date: 'date|published|published on|publication date|submitted|submitted on|updated|publish date|released',
  year: 'year',
  link:
    'url|urls|link|links|pdf|arxiv|arxiv id|arxiv link|doi|code|github|project|project page|page|website|openreview|hugging face|' +
    'huggingface|paper link|paper url|repo|repository|source|id|identifier|read|resources',
  venue: 'venue|conference|journal|journal-ref|published in|publication|proceedings|booktitle',
  other:
    'keywords|tags|tag|topics|topic|categories|category|subjects|subject|comments|comment|notes|' +
    'note|affiliation|affiliations|institution|institutions|institute|publisher|volume|pages|status|score|rating|upvotes|votes|stars|' +
    'citations|license|type|task|tasks|dataset|datasets|model|models|primary area|area|track|decision|report-no|msc-class|acm-class|' +
    'no|#|no.|index|rank',
};

const labels = new Map<string, Label>(
  (Object.keys(words) as Label[]).flatMap((label) => words[label].split('|').map((word): [string, Label] => [word, label])),
);

/** The kind of field that a word or a column header names, ignoring case; undefined if the word is not in the list above. */
export function findLabel(word: string): Label | undefined {
  return word.length > 30 ? undefined : labels.get(word.trim().toLowerCase());
}

/** A line such as `Label: value`. The value may be empty. */
export interface LabelledLine {
  readonly label: Label;
  readonly word: string;
  readonly value: Span;
}

export function readLabelledLine(text: string, line: Span): LabelledLine | undefined {
  const colon = /[:：]/.exec(text.slice(line.start, Math.min(line.end, line.start + 31)))?.index;
  if (colon === undefined) return undefined;
  const word = text.slice(line.start, line.start + colon);
  const label = findLabel(word);
  if (label === undefined) return undefined;
  let start = line.start + colon + 1;
  while (start < line.end && /\s/.test(text.charAt(start))) start += 1;
  return { label, word: word.trim().toLowerCase(), value: { start, end: line.end } };
}

const leadsTo =
  alternation(`arxiv hugging_?face github project paper pdf code html slides? video poster blog data demo website homepage here link
  model dataset page official`);
const linkLabel = new RegExp(
  String.raw`^(?:(?:(?:the|read|view|full) )?${leadsTo}(?: (?:page|repo|repository|link|paper|code|\d[\d.,]*[km]?))?|\d{1,4})$`,
  'i',
);

/**
 * Whether the text of a link only says where the link leads, such as `PDF`, `[code]` or `arXiv Page`. A number such as `12` counts too.
 */
export function isLinkLabel(label: string): boolean {
  const word = label.replace(/^[[(]+|[\])]+$/g, '').trim();
  return findLabel(word) !== undefined || linkLabel.test(word);
}
