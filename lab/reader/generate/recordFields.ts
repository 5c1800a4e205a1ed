import { type Choices, expand } from './choices';
import type { FieldKind, FieldStyle } from './fieldStyle';
import { label } from './labelledText';
import { makeDoi } from './makeWorks';
import { words } from './words';
import type { Work } from './works';
import { writeInstitutions, writePeople } from './writePeople';

const tags = words(`
  nlp ¦ vision ¦ survey ¦ theory ¦ rl ¦ genomics ¦ speech ¦ graphs ¦ cs.CL ¦ cs.LG ¦ stat.ML ¦ q-bio ¦ ethics ¦ LLM ¦ to-read ¦ methods ¦
  Computer Science ¦ Medicine ¦ Physics ¦ Economics ¦ 综述 ¦ open access
`);
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** One field of a work as a document writes it; empty where the work lacks it. */
export function writeField(
  choices: Choices,
  kind: FieldKind,
  work: Work,
  style: FieldStyle,
  place: { readonly number: number; readonly isHeading: boolean },
): string {
  const { markup, language } = style;
  const mark = (name: 'none' | 'italic' | 'bold' | 'code' | 'bold italic', text: string): string => {
    if (text === '' || name === 'none') return text;
    if (name === 'bold italic') return markup.bold(markup.italic(text));
    return markup[name](text);
  };
  const venue = (): string => {
    const name = style.isVenueShort && work.shortVenue !== undefined && work.shortVenue !== '' ? work.shortVenue : work.venue;
    return label('venue', markup.escape(name));
  };
  switch (kind) {
    case 'title':
      return writeTitle(choices, work, style, place.isHeading, mark);
    case 'authors': {
      const people = writePeople(choices, work, style.people, markup.escape);
      return people === '' ? '' : mark(style.peopleMark, style.peoplePrefix + people);
    }
    case 'venue':
      return mark(style.venueMark, venue());
    case 'year':
      return style.yearShape.replace('Y', label('year', String(work.year)));
    case 'venue year': {
      const shape = choices.weighted([
        [6, 'V Y'],
        [1, "V'y"],
        [1, 'V, Y'],
        [0.5, 'Y V'],
        [0.3, 'V-Y'],
      ]);
      const text = shape.includes('y')
        ? label('venue', `${withoutMarks(venue())}'${String(work.year).slice(2)}`)
        : shape.replace(/[VY]/g, (letter) => (letter === 'V' ? venue() : label('year', String(work.year))));
      return mark(style.venueMark, text);
    }
    case 'date': {
      const month = choices.below(12);
      return style.dateShape.replace(/Month|Mon|Y|M|D/g, (part) => {
        if (part === 'Y') return label('year', String(work.year));
        if (part === 'Month') return months[month] ?? '';
        if (part === 'Mon') return (months[month] ?? '').slice(0, 3);
        return part === 'M' ? String(month + 1).padStart(2, '0') : String(choices.between(1, 28)).padStart(2, '0');
      });
    }
    case 'identifier':
      return writeIdentifier(choices, work, style);
    case 'citation':
      return writeMedlineCitation(choices, work, markup.escape(venue()));
    case 'record number':
      return `PMID: ${label('identifier', String(choices.between(1000000, 39999999)))}${expand(choices, choices.pick(['', '', ' ', '.', ' Free PMC article.', '. Free article.', ' [Indexed for MEDLINE]', ' Free PMC article. Review.', ' No abstract available.', ' Clinical Trial.']), {})}`;
    case 'locator':
      return writeLocator(choices, style.locator);
    case 'publisher': {
      const publisher = choices.pick(language.publishers);
      const place = choices.pick(language.places);
      return label('venue', markup.escape(choices.pick([publisher, `${place}: ${publisher}`, `${publisher}, ${place}`])));
    }
    case 'links': {
      const [open, close] = style.linkBrackets;
      const words = style.links.filter((_, at) => at === 0 || choices.chance(0.8));
      return words
        .map((word) =>
          markup.kind === 'plain'
            ? open + word + close
            : open === '[' && choices.chance(0.5)
              ? markup.link(word, makeUrl(choices, work))
              : open + markup.link(word, makeUrl(choices, work)) + close,
        )
        .join(choices.pick([' ', ' ', '', ', ']));
    }
    case 'abstract': {
      const text = work.abstract ?? '';
      if (text === '') return '';
      const sentences = text.split(/(?<=[.!?。])\s*/);
      const shown = choices.chance(0.5) ? text : sentences.slice(0, choices.between(1, 3)).join(language.code === 'zh' ? '' : ' ');
      return label('abstract', markup.escape(shown)) + (choices.chance(0.1) ? ' …' : '');
    }
    case 'remark':
      return markup.escape(expand(choices, choices.pick(language.prose), language.slots));
    case 'count':
      return expand(choices, style.count, {});
    case 'tags':
      return style.tagShape.replace(/tag/g, () => choices.pick(tags));
    case 'institutions':
      return markup.escape(writeInstitutions(choices));
    case 'score':
      return choices.pick([
        `${choices.between(1, 9)}.${choices.below(10)}`,
        `Rating: ${choices.between(3, 9)}/10`,
        '★★★☆☆',
        `Score: ${choices.between(10, 99)}`,
        `relevance 0.${choices.between(10, 99)}`,
      ]);
    case 'code':
      return choices.pick([
        `${choices.between(1, 9)}${choices.pick(['A', 'B', 'C'])}-${choices.between(1, 9)}`,
        `#${choices.between(1, 900)}`,
        `P${choices.between(1, 99)}`,
        `${choices.between(100, 999)}`,
        `ID: ${choices.between(1, 3000)}`,
      ]);
    case 'time': {
      const hour = choices.between(8, 18);
      const at = `${hour}:${choices.pick(['00', '15', '20', '30', '45', '50'])}`;
      return choices.pick([
        at,
        `${at}-${hour + 1}:${choices.pick(['00', '10', '20'])}`,
        `${at}–${hour + 1}:${choices.pick(['00', '10'])}`,
        `${at} ${hour < 12 ? 'AM' : 'PM'}`,
      ]);
    }
    case 'buttons':
      return expand(choices, style.buttons, {});
  }
}

function writeTitle(
  choices: Choices,
  work: Work,
  style: FieldStyle,
  isHeading: boolean,
  mark: (name: FieldStyle['titleMark'], text: string) => string,
): string {
  const { markup } = style;
  const cased =
    style.titleCase === 'upper' ? work.title.toUpperCase() : style.titleCase === 'sentence' ? toSentenceCase(work.title) : work.title;
  const colon = cased.indexOf(': ');
  const escaped = markup.escape(cased);
  const name = /^[\w-]{2,12}$/.test(cased.slice(0, Math.max(0, colon))) ? cased.slice(0, colon) : undefined;
  // The name that a paper gives to its method is in bold, and is repeated before the title in some lists.
  const core =
    style.nicknames && name !== undefined && style.titleMark === 'none' && markup.kind !== 'plain' && escaped.startsWith(name)
      ? label('title', markup.bold(name) + escaped.slice(name.length))
      : label('title', escaped);
  const url = makeUrl(choices, work);
  const [open, close] = style.quotes;
  const titleMark = isHeading && style.titleMark === 'bold' ? 'none' : style.titleMark;
  const quoted = markup.escape(open) + core + markup.escape(close);
  let text: string;
  switch (style.titleLink) {
    case 'none':
      text = mark(titleMark, quoted);
      break;
    case 'title':
      text = choices.chance(0.95) ? mark(titleMark, markup.link(quoted, url)) : mark(titleMark, quoted);
      break;
    case 'bold inside':
      text = markup.link(markup.bold(quoted), url);
      break;
    case 'bold outside':
      text = markup.bold(markup.link(quoted, url));
      break;
    case 'tag':
      text = `${markup.link(choices.pick(['📄', 'PDF', 'link', '🔗', 'arXiv']), url)} ${mark(titleMark, quoted)}`;
      break;
    case 'wiki':
      text = `[[${quoted}]]`;
      break;
  }
  const isAffixed = choices.chance(style.affixShare);
  const before = isAffixed ? style.before.map((affix) => `${expand(choices, affix, {})} `).join('') : '';
  const after = choices.chance(style.affixShare) ? style.after.map((affix) => ` ${expand(choices, affix, {})}`).join('') : '';
  const nickname =
    style.nicknames && name !== undefined && choices.chance(0.5)
      ? choices.pick([`[${name}] `, `(${name}) `, `${markup.bold(name)} `, `${name} | `, `${markup.bold(name)} - `])
      : '';
  return before + nickname + text + after;
}

function toSentenceCase(title: string): string {
  return title
    .split(' ')
    .map((word, at) => (at > 0 && /^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

function withoutMarks(text: string): string {
  return text.replace(/[\ue0ff-\ue1ff]/g, '');
}

export function makeUrl(choices: Choices, work: Work): string {
  const number = String(choices.between(1000, 99999));
  return choices.pick([
    `https://arxiv.org/abs/${work.arxiv ?? `${choices.between(1001, 2612)}.${number.padStart(5, '0')}`}`,
    `https://doi.org/${work.doi ?? makeDoi(choices)}`,
    `https://aclanthology.org/${choices.between(2015, 2025)}.acl-long.${number}/`,
    `https://openreview.net/forum?id=${number}xQ${choices.between(1, 9)}b`,
    `papers/${number}.pdf`,
    `https://www.example.edu/~lab/papers/${number}.pdf`,
    `https://proceedings.mlr.press/v${choices.between(20, 260)}/p${number}.html`,
  ]);
}

function writeIdentifier(choices: Choices, work: Work, style: FieldStyle): string {
  const doi = work.doi ?? makeDoi(choices);
  const arxiv =
    work.arxiv ??
    `${choices.between(10, 26)}${String(choices.between(1, 12)).padStart(2, '0')}.${String(choices.between(1, 19999)).padStart(5, '0')}`;
  const { markup } = style;
  switch (style.identifier) {
    case 'doi':
      return label('identifier', markup.escape(doi));
    case 'doi url':
      return label('identifier', markup.escape(`https://doi.org/${doi}`));
    case 'doi:':
      return choices.pick(['doi:', 'DOI: ', 'doi: ', 'DOI ']) + label('identifier', markup.escape(doi));
    case 'arxiv':
      return label('identifier', choices.chance(0.8) ? `arXiv:${arxiv}` : arxiv) + (choices.chance(0.2) ? ' [cs.LG]' : '');
    case 'url':
      return label('identifier', markup.escape(makeUrl(choices, { ...work, arxiv })));
    case 'pmid':
      return choices.pick(['PMID: ', 'PMID:', 'PubMed ']) + label('identifier', String(choices.between(1000000, 39999999)));
    case 'link':
      return markup.link(label('identifier', `arXiv:${arxiv}`), `https://arxiv.org/abs/${arxiv}`);
  }
}

/** `J Neurosci. 2020 Jan 5;40(2):123-130. doi: 10.1523/x. Epub 2019 Dec 1.`, as NLM's summaries have it; `venue` is escaped. */
function writeMedlineCitation(choices: Choices, work: Work, venue: string): string {
  const month = (): string => (months[choices.below(12)] ?? '').slice(0, 3);
  const date = choices.pick([` ${month()} ${choices.between(1, 28)}`, ` ${month()}`, '']);
  const place = choices.pick([
    ` ${writeLocator(choices, '{volume}({issue}):{pages}')}`.trim(),
    writeLocator(choices, '{volume}:{pages}'),
    `${writeLocator(choices, '{volume}({issue})')}:e${choices.between(1000, 99999)}`,
  ]);
  const doi = choices.chance(0.7) ? ` doi: ${label('identifier', work.doi ?? makeDoi(choices))}.` : '';
  const online = choices.chance(0.3)
    ? ` Epub ${work.year} ${month()} ${choices.between(1, 28)}.`
    : choices.chance(0.15)
      ? ' Online ahead of print.'
      : '';
  return `${venue}${venue.endsWith('.') ? '' : '.'} ${label('year', String(work.year))}${date}${choices.chance(0.85) ? `;${place}` : ''}.${doi}${online}`;
}

export function writeLocator(choices: Choices, pattern: string): string {
  const page = choices.between(1, 1900);
  return pattern
    .replace('{volume}', String(choices.between(1, 180)))
    .replace('{issue}', String(choices.between(1, 12)))
    .replace(
      '{pages}',
      choices.chance(0.08) ? `e${page}` : `${page}${choices.pick(['-', '–', '–', '--'])}${page + choices.between(1, 30)}`,
    );
}
