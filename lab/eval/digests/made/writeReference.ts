import type { Line } from './block';
import { plain } from './block';
import type { Dice } from './dice';
import type { MadePaper } from './drawPapers';
import { journals } from './words/venues';
import { familyFirst, vancouver, withInitials } from './writeAuthors';

/** A reference in one style. */
export type ReferenceStyle = (paper: MadePaper, dice: Dice) => Line;

interface Parts {
  readonly venue: string;
  readonly volume: number;
  readonly issue: number;
  readonly pages: string;
}

const partsOf = (dice: Dice): Parts => {
  const first = 1 + dice.below(900);
  return {
    venue: dice.from(journals),
    volume: 1 + dice.below(60),
    issue: 1 + dice.below(12),
    pages: `${first}${dice.pick(['–', '-', '--'])}${first + 5 + dice.below(25)}`,
  };
};

const list = (names: readonly string[], last: string, most = 8): string => {
  if (names.length === 1) return names[0] ?? '';
  if (names.length > most) return `${names.slice(0, 3).join(', ')}, et al.`;
  return `${names.slice(0, -1).join(', ')}${last}${names.at(-1) ?? ''}`;
};

/** Without a second full stop after initials and `et al.`. */
const tidy = (line: Line): Line => line.map((piece) => ({ ...piece, text: piece.text.replace(/\.\.(?!\.)/g, '.') }));

const italic = (text: string): Line => [{ text, italic: true }];

/** Styles of journals and societies, and of people who write by hand. */
const styles: readonly ReferenceStyle[] = [
  // American Psychological Association
  ({ title, authors, year, doi }, dice) => {
    const { venue, volume, issue, pages } = partsOf(dice);
    return [
      plain(`${list(authors.map(familyFirst), ', & ')} (${year}). ${title}. `),
      ...italic(venue),
      plain(`, ${volume}(${issue}), ${pages}.${dice.chance(0.5) ? ` https://doi.org/${doi}` : ''}`),
    ];
  },
  // IEEE
  ({ title, authors, year }, dice) => {
    const { venue, volume, issue, pages } = partsOf(dice);
    return [
      plain(`${list(authors.map(withInitials), ' and ')}, ${dice.heldOut ? `“${title},”` : `"${title},"`} `),
      ...italic(venue),
      plain(`, vol. ${volume}, no. ${issue}, pp. ${pages}, ${year}.`),
    ];
  },
  // Harvard
  ({ title, authors, year }, dice) => {
    const { venue, volume, issue, pages } = partsOf(dice);
    return [plain(`${list(authors.map(vancouver), ' and ')} (${year}) ${title}. ${venue} ${volume}(${issue}): ${pages}.`)];
  },
  // Vancouver
  ({ title, authors, year }, dice) => {
    const { venue, volume, issue, pages } = partsOf(dice);
    return [plain(`${list(authors.map(vancouver), ', ')}. ${title}. ${venue}. ${year};${volume}(${issue}):${pages}.`)];
  },
  // Modern Language Association
  ({ title, authors, year }, dice) => {
    const { venue, volume, issue, pages } = partsOf(dice);
    return [plain(`${list(authors, ', and ', 3)}. “${title}.” `), ...italic(venue), plain(` ${volume}.${issue} (${year}): ${pages}.`)];
  },
  // Lecture Notes in Computer Science
  ({ title, authors, year, venue }, dice) => [
    plain(`${list(authors.map(familyFirst), ', ')}: ${title}. In: ${venue}, pp. ${partsOf(dice).pages}. Springer (${year})`),
  ],
  // Association for Computing Machinery
  ({ title, authors, year, venue }, dice) => [
    plain(`${list(authors, ', and ')}. ${year}. ${title}. In `),
    ...italic(`Proceedings of ${venue}`),
    plain(`. ${partsOf(dice).pages}.`),
  ],
  // American Mathematical Society
  ({ title, authors, year }, dice) => {
    const { venue, volume, pages } = partsOf(dice);
    return [plain(`${list(authors.map(withInitials), ', and ')}, `), ...italic(title), plain(`, ${venue} ${volume} (${year}), ${pages}.`)];
  },
  // Chicago, author and date
  ({ title, authors, year }, dice) => {
    const { venue, volume, issue, pages } = partsOf(dice);
    return [plain(`${list(authors, ', and ', 10)} (${year}): “${title},” `), ...italic(venue), plain(`, ${volume} (${issue}), ${pages}.`)];
  },
  // dblp
  ({ title, authors, year, venue }, dice) => [plain(`${authors.join(', ')}: ${title}. ${venue} ${year}: ${partsOf(dice).pages}`)],
  ({ title, authors, year, venue }) => [plain(`${list(authors, ' and ')}. ${title}. ${venue}, ${year}.`)],
  ({ title, authors, year, venue }) => [
    plain(`${list(authors.map(withInitials), ' and ')} (${year}). ${title}. `),
    ...italic(venue),
    plain('.'),
  ],
  ({ title, authors, year, venue }) => [plain(`${title}. ${list(authors, ', ')}. ${venue} ${year}.`)],
  ({ title, authors, year, venue }) => [plain(`"${title}", ${list(authors, ', ', 4)}, ${venue} ${year}`)],
  ({ title, authors, year, venue, url }) => [plain(`${list(authors, ', ', 3)} (${venue}, ${year}) - `), { text: title, link: url }],
  // Physical Review
  ({ title, authors, year }, dice) => [
    plain(
      `${list(authors.map(withInitials), ', and ')}, ${title}, ${partsOf(dice).venue} ${1 + dice.below(200)}, ${10_000 + dice.below(80_000)} (${year}).`,
    ),
  ],
  ({ title, authors, year, arxiv }) => [
    plain(`${list(authors.map(withInitials), ', ', 5)} `),
    ...italic(title),
    plain(` (${year}). arXiv:${arxiv}`),
  ],
  ({ title, authors, year, venue, url }) => [
    plain(`${list(authors, ' and ')}. `),
    { text: title, link: url },
    plain(`. ${venue} ${year}.`),
  ],
];

/** Styles between commas; the texts of higher seeds, which judge, keep to the others. */
const betweenCommas: readonly ReferenceStyle[] = [
  ({ title, authors, year }, dice) => {
    const { venue, volume, pages } = partsOf(dice);
    return [plain(`${title}, ${list(authors.map(withInitials), ', and ')}, ${venue} ${volume}, ${pages} (${year})`)];
  },
  ({ title, authors, year, venue }) => [plain(`${list(authors, ', ')}, ${title}, ${venue}, ${year}.`)],
  ({ title, authors, year, venue }) => [plain(`${title}, ${list(authors, ' and ', 4)}, ${venue} ${year}`)],
  ({ title, authors, year, venue }, dice) => [
    plain(`${list(authors.map(withInitials), ', ')} (${year}): ${title}, In Proceedings of ${venue}, p. ${partsOf(dice).pages}`),
  ],
  ({ title, year }, dice) => {
    const { venue, volume, issue, pages } = partsOf(dice);
    return [plain(`${title}. ${venue}. ${year};${volume}(${issue}):${pages}. PMID: ${String(10_000_000 + dice.below(20_000_000))}.`)];
  },
];

export function chooseReferenceStyle(dice: Dice): ReferenceStyle {
  const style = dice.from(dice.heldOut ? styles : [...styles, ...betweenCommas]);
  return (paper, thrown) => tidy(style(paper, thrown));
}
