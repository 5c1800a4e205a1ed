import { type Block, heading, type Line, list, paragraph, plain } from './block';
import type { Dice } from './dice';
import { calls, emoji } from './words/chatter';
import { courseHeadings, eventHeadings, furnitureHeadings, toolHeadings } from './words/headings';
import {
  courseTitles,
  eventNames,
  headlineParts,
  jobTitles,
  looseHeadlines,
  otherHosts,
  places,
  sponsorSentences,
  toolDescriptions,
  toolNames,
} from './words/others';

export type OtherKind = 'tool' | 'course' | 'news' | 'job' | 'event';

/** One thing that is no paper: its name, an address that leads to none, and some words. */
export interface OtherThing {
  readonly name: string;
  readonly link: string;
  readonly words: string;
}

export function makeOther(kind: OtherKind, dice: Dice): OtherThing {
  const link = dice.from(otherHosts).replace(/\{slug\}/g, () =>
    dice
      .from(toolNames)
      .toLowerCase()
      .replace(/[^a-z0-9-]/g, ''),
  );
  const when = `${1 + dice.below(28)} ${dice.pick(['May', 'June', 'October', 'March'])}`;
  switch (kind) {
    case 'tool':
      return { name: dice.from(toolNames), link, words: dice.from(toolDescriptions) };
    case 'course':
      return {
        name: dice.from(courseTitles),
        link,
        words: dice.pick(['video', 'slides and notes', 'recorded in spring', 'free', 'needs an account', 'by our friends']),
      };
    case 'news':
      return {
        name: makeHeadline(dice),
        link,
        words: dice.pick(['3 min read', 'From the press', 'Worth a look.', 'More at the link.', 'by the editors', '']),
      };
    case 'job':
      return { name: dice.from(jobTitles), link, words: dice.from(places) };
    case 'event':
      return { name: dice.from(eventNames), link, words: `${when}, ${dice.from(places)}` };
  }
}

export function makeHeadline(dice: Dice): string {
  if (dice.chance(0.4)) return dice.from(looseHeadlines);
  const words = headlineParts.map((parts) => dice.from(parts)).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How the entries of a list of other things look. */
export interface OtherLook {
  readonly bold: boolean;
  readonly linked: boolean;
  readonly between: string;
  readonly mark: string;
}

export function chooseOtherLook(dice: Dice): OtherLook {
  return {
    bold: dice.chance(0.35),
    linked: dice.chance(0.75),
    between: dice.weighted([
      [' - ', 4],
      [': ', 2],
      [' — ', 1],
      [', ', 1],
      ['. ', 0.5],
      [' (', 0.8],
    ]),
    mark: dice.chance(0.15) ? `${dice.from(emoji)} ` : '',
  };
}

export function writeOther({ name, link, words }: OtherThing, { bold, linked, between, mark }: OtherLook): Line {
  const closing = between === ' (' ? ')' : '';
  return [plain(mark), { text: name, bold, ...(linked ? { link } : {}) }, plain(words === '' ? '' : `${between}${words}${closing}`)].filter(
    ({ text }) => text !== '',
  );
}

/** A section of things that are no papers, with its heading. */
export function makeOtherSection(level: number, dice: Dice): readonly Block[] {
  const kind = dice.weighted<OtherKind>([
    ['tool', 4],
    ['course', 3],
    ['news', 2],
    ['job', 1],
    ['event', 1.5],
  ]);
  const headings = kind === 'tool' ? toolHeadings : kind === 'course' ? courseHeadings : eventHeadings;
  const look = chooseOtherLook(dice);
  const things = Array.from({ length: 2 + dice.below(9) }, () => makeOther(kind, dice));
  if (dice.chance(0.15)) {
    return [
      heading(level, dice.from(headings)),
      {
        kind: 'table',
        header: [dice.pick(['Name', 'Tool', 'What', 'Title']), dice.pick(['Description', 'About', 'Notes'])],
        rows: things.map(({ name, link, words }) => [[{ text: name, ...(look.linked ? { link } : {}) }], [plain(words)]]),
      },
    ];
  }
  return [heading(level, dice.from(headings)), list(things.map((thing) => writeOther(thing, look)))];
}

/** A short stretch that somebody pays for, or that asks for something. */
export function makeInterruption(dice: Dice): readonly Block[] {
  const link = `https://www.${dice.from(toolNames).toLowerCase()}.com/`;
  return dice.weighted<() => readonly Block[]>([
    [() => [paragraph(dice.from(sponsorSentences))], 2],
    [() => [paragraph([{ text: dice.from(calls), link, bold: dice.chance(0.3) }])], 2],
    [
      () => [
        heading(3, dice.pick(['Sponsor', 'Advertisement', 'Partner', 'A word from our friends'])),
        paragraph(dice.from(sponsorSentences)),
        paragraph([{ text: dice.from(calls), link }]),
      ],
      1,
    ],
    [() => [paragraph(dice.some(calls, 3).flatMap((text, at): Line => [plain(at === 0 ? '' : ' | '), { text, link }]))], 1],
    [() => [{ kind: 'rule' as const }], 2],
  ])();
}

/** Links to older issues. */
export function makeArchive(dice: Dice): readonly Block[] {
  const days = Array.from(
    { length: 4 + dice.below(12) },
    (_, at): Line => [{ text: `2025-0${1 + dice.below(9)}-${String(10 + at)}`, link: `archive/${at}.md` }],
  );
  return [heading(2, dice.pick(['Archive', 'Older issues', 'History', 'All days', 'Past weeks', 'Previous issues'])), list(days)];
}

/** A table of contents over headings that the text has. */
export function makeContents(names: readonly string[], dice: Dice): readonly Block[] {
  const linked = dice.chance(0.8);
  const items = names.map(
    (name): Line => [{ text: name, ...(linked ? { link: `#${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}` } : {}) }],
  );
  return [
    heading(2, dice.pick(['Contents', 'Table of Contents', 'Table of contents', 'Overview', 'Sections'])),
    list(items, dice.chance(0.25) ? '1.' : undefined),
  ];
}

export function makeFurnitureHeading(level: number, dice: Dice): Block {
  return heading(level, dice.from(furnitureHeadings));
}
