import { type Choices, expand } from './choices';
import type { StyleRenderer } from './citationStyles';
import { habits } from './familyHabits';
import { writeJunkList } from './junkLists';
import { type Family, label } from './labelledText';
import type { Language } from './languages/language';
import { drawWorks } from './makeWorks';
import { chooseMarkup } from './markup';
import { cutText, writeProse } from './prose';
import { chooseMentionWriter, chooseOwnWriter, chooseStyledWriter } from './sectionWriters';
import type { Corpus, Work } from './works';
import { insertPageHeads, roughen } from './wrapText';

export interface Sources {
  readonly corpus: Corpus;
  readonly styles: StyleRenderer;
  /** Readmes and changelogs. */
  readonly texts: readonly string[];
  /** Which of the citation styles are used. */
  readonly round: number;
}

/** A text whose labels are still in it. */
export interface MarkedDocument {
  readonly marked: string;
  readonly kind: string;
  readonly isHtml: boolean;
  readonly works: readonly Work[];
}

/** A document with papers. */
export function writeDocument(choices: Choices, family: Exclude<Family, 'none'>, language: Language, sources: Sources): MarkedDocument {
  const habit = habits[family];
  const markup = chooseMarkup(choices, choices.weighted(habit.markups));
  const isShort = choices.chance(0.1);
  const count = isShort
    ? choices.between(1, 2)
    : choices.weighted([
        [6, choices.between(4, 14)],
        [3, choices.between(12, 32)],
        [0.6, choices.between(30, 80)],
      ]);
  const hasAbstracts = choices.chance(habit.abstractShare);
  const works = drawWorks(choices, sources.corpus, language, count);
  const writer = choices.chance(habit.styledShare) ? chooseStyledWriter(choices, works, language, sources, markup) : undefined;
  const own = writer === undefined ? chooseOwnWriter(choices, habit, markup, language, hasAbstracts) : undefined;
  const mentionShare = isShort ? 0.55 : family === 'newsletter' || family === 'lab-page' ? 0.08 : 0.02;
  const mentioned = choices.chance(mentionShare) ? chooseMentionWriter(choices, markup, language) : undefined;
  const write = mentioned?.write ?? writer?.write ?? own?.write;
  if (write === undefined) throw new Error('No writer.');
  const parts: string[] = [];
  const heading = (level: number, text: string): string => markup.heading(level, label('heading', markup.escape(text)));
  const prose = (min: number, max: number): string => markup.paragraph(markup.escape(writeProse(choices, language, min, max)));
  const junk = (level: number, max = 12): string =>
    writeJunkList(choices, choices.pick(habit.junk), language, markup, level, choices.between(2, max));
  const headOf = (): string =>
    expand(
      choices,
      choices.pick(
        language.headings[habit.headingKind === 'references' ? 'references' : habit.headingKind === 'sessions' ? 'sessions' : 'topics'],
      ),
      language.slots,
    );

  if (habit.titles.length > 0 && choices.chance(0.75)) {
    const title =
      language.code === 'en' || choices.chance(0.2)
        ? expand(
            choices,
            choices.pick(habit.titles),
            language.slots.area === undefined || language.code !== 'en' ? englishSlots : language.slots,
          )
        : choices.pick(language.headings.references);
    parts.push(heading(1, title));
    if (family === 'awesome' && choices.chance(0.5))
      parts.push('[![Awesome](https://awesome.re/badge.svg)](https://awesome.re) ![PRs](https://img.shields.io/badge/PRs-welcome-green)\n');
  } else if (family === 'references' && choices.chance(0.7)) parts.push(heading(2, choices.pick(language.headings.references)));
  if (choices.chance(isShort ? 0.9 : family === 'references' ? 0.12 : 0.5)) parts.push(prose(1, isShort ? 12 : 5));
  if (choices.chance(habit.junkShare * 0.4)) parts.push(junk(2));

  const sections = choices.chance(0.55) || family === 'references' ? 1 : Math.min(works.length, choices.between(2, 7));
  const drawnHeads = Array.from({ length: sections * 3 }, () =>
    habit.headingKind === 'dates' && choices.chance(0.7) ? writeDate(choices) : headOf(),
  );
  const heads = [...new Set(drawnHeads)].slice(0, sections);
  if (sections > 1 && markup.kind === 'markdown' && (family === 'awesome' || choices.chance(0.1)) && choices.chance(0.6))
    parts.push(`${heads.map((head) => `- [${head}](#${head.toLowerCase().replace(/\s+/g, '-')})`).join('\n')}\n`);
  const level = choices.between(2, 3);
  const hasChairs = family === 'conference' && choices.chance(0.25);
  let offset = 0;
  for (let at = 0; at < sections; at++) {
    const own =
      at === sections - 1
        ? works.slice(offset)
        : works.slice(offset, offset + Math.max(1, Math.round(works.length / sections) + choices.between(-1, 2)));
    if (own.length === 0) continue;
    if (sections > 1 || choices.chance(family === 'references' ? 0.05 : 0.4))
      parts.push(heading(level, (heads[at] ?? '') + (hasChairs ? writeChairNote(choices, language) : '')));
    if (family === 'conference' && choices.chance(0.3))
      parts.push(
        markup.paragraph(
          markup.escape(
            choices.pick([
              `Chair: ${writeChair(choices, language)}`,
              `Session chair: ${writeChair(choices, language)}, Room ${choices.between(1, 300)}`,
              `Room ${choices.pick(['A', 'B', '101'])}`,
            ]),
          ),
        ),
      );
    if (family !== 'references' && choices.chance(0.15)) parts.push(prose(1, 3));
    parts.push(...write(own, offset));
    offset += own.length;
    if (choices.chance(habit.junkShare * 0.2)) parts.push(junk(level, 6));
  }
  if (choices.chance(habit.junkShare)) parts.push(...Array.from({ length: choices.between(1, 3) }, () => junk(2)));
  if (choices.chance(0.25)) parts.push(prose(1, isShort ? 8 : 3));
  if (family === 'newsletter' || (isShort && choices.chance(0.3)))
    parts.splice(
      choices.below(parts.length + 1),
      0,
      markup.paragraph(markup.escape(withoutMarkdown(cutText(choices, choices.pick(sources.texts), 900)))),
    );
  let marked = roughen(
    choices,
    markup,
    parts.join(
      markup.kind === 'html'
        ? ''
        : choices.weighted([
            [8, '\n'],
            [1, ''],
            [0.5, '\n\n'],
          ]),
    ),
  );
  if (markup.kind === 'plain' && choices.chance(family === 'references' ? 0.25 : 0.06))
    marked = insertPageHeads(choices, marked, works[0]?.venue ?? '');
  if (markup.kind === 'html' && choices.chance(0.4))
    marked = `<!DOCTYPE html>\n<html><head><title>${markup.escape(choices.pick(['Publications', 'Home', 'Index', 'Papers']))}</title></head>\n<body>\n${marked}</body></html>\n`;
  return { marked, kind: `${markup.kind} ${mentioned?.kind ?? writer?.kind ?? own?.kind ?? ''}`, isHtml: markup.kind === 'html', works };
}

const englishSlots = {
  area: ['Machine Learning', 'Statistics', 'Linguistics', 'Robotics', 'Physics'],
  topic: ['LLM', 'graphs', 'statistics', 'NLP', 'vision', 'biology'],
};

function writeChair(choices: Choices, language: Language): string {
  return `${choices.pick(language.givens)} ${choices.pick(language.families)}`;
}

function writeChairNote(choices: Choices, language: Language): string {
  const chair = writeChair(choices, language);
  return choices.pick([
    ` (${chair})`,
    ` (Chair: ${chair})`,
    ` – ${chair}`,
    `, chaired by ${chair}`,
    ` (${chair}, ${writeChair(choices, language)})`,
    `: ${chair}`,
  ]);
}

function writeDate(choices: Choices): string {
  const month = choices.pick(['January', 'March', 'May', 'June', 'October', 'November']);
  const year = choices.between(2012, 2026);
  const day = choices.between(1, 28);
  return choices.pick([
    `${month} ${year}`,
    `${year}-${String(choices.between(1, 12)).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    `${day} ${month} ${year}`,
    `${month} ${day}, ${year}`,
    `${year}`,
    `Week of ${month} ${day}`,
    `${year}.${choices.between(1, 12)}.${day}`,
    `${year}年${choices.between(1, 12)}月${day}日`,
  ]);
}

function withoutMarkdown(text: string): string {
  return text.replace(/[`*#<>|]/g, '').trim();
}
