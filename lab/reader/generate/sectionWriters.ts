import type { Choices } from './choices';
import type { Sources } from './documents';
import type { FamilyHabits } from './familyHabits';
import { chooseFieldStyle, type FieldStyle } from './fieldStyle';
import { label } from './labelledText';
import { english } from './languages/english';
import type { Language } from './languages/language';
import type { Markup } from './markup';
import { writeMention } from './mentions';
import { writeProse } from './prose';
import { chooseEntryLook, writeEntries } from './referenceLists';
import type { Work } from './works';
import { breakLines } from './wrapText';
import { chooseListStyle, writeList } from './writeList';

/** Writes the papers of one section; `offset` papers stand before it. */
type WriteSection = (works: readonly Work[], offset: number) => readonly string[];

/** Lists by a citation style; undefined where the style fails. */
export function chooseStyledWriter(
  choices: Choices,
  works: readonly Work[],
  language: Language,
  sources: Sources,
  markup: Markup,
): { readonly write: WriteSection; readonly kind: string } | undefined {
  // A list that several people keep mixes styles.
  const cut = works.length > 5 && choices.chance(0.12) ? choices.between(1, works.length - 1) : works.length;
  const rendered = sources.styles.render(choices, works.slice(0, cut), language.code, sources.round);
  const others = cut < works.length ? sources.styles.render(choices, works.slice(cut), language.code, sources.round) : undefined;
  if (rendered === undefined || (others === undefined && cut < works.length)) return undefined;
  const all = others === undefined ? rendered.entries : choices.shuffle([...rendered.entries, ...others.entries]);
  const look = chooseEntryLook(choices, markup);
  let at = 0;
  return {
    // The style sorts: a section takes the next entries, whichever they are.
    write: (own, offset) => {
      const entries = all.slice(at, at + own.length);
      at += own.length;
      return [writeEntries(choices, entries, look, markup, offset)];
    },
    kind: `csl ${rendered.style} ${rendered.locale}${others === undefined ? '' : ' mixed'}`,
  };
}

/** Lists by a template of this generator. */
export function chooseOwnWriter(
  choices: Choices,
  habit: FamilyHabits,
  markup: Markup,
  language: Language,
  hasAbstracts: boolean,
): { readonly write: WriteSection; readonly kind: string } {
  const drawn = chooseFieldStyle(choices, markup, language);
  const kinds = habit.kinds !== undefined && choices.chance(0.7) ? choices.pick(habit.kinds) : undefined;
  // NLM's summaries name people in one way only.
  const field: FieldStyle =
    kinds?.includes('citation') === true
      ? { ...drawn, people: { ...drawn.people, shape: 'family GG', separator: ', ', last: ', ', notes: 'none', isFirstInverted: false } }
      : drawn;
  const frames = habit.frames !== undefined && choices.chance(0.75) ? { frames: habit.frames } : {};
  const others = habit.otherRows !== undefined && choices.chance(0.6) ? { otherRows: habit.otherRows } : {};
  const chosen = chooseListStyle(choices, field, {
    ...(kinds === undefined ? {} : { kinds }),
    ...(kinds === undefined || habit.breakShare === undefined ? {} : { breakShare: habit.breakShare }),
    ...frames,
    ...others,
  });
  const style =
    hasAbstracts && !chosen.shape.fields.some(({ kind }) => kind === 'abstract') && chosen.frame !== 'cells'
      ? withAbstract(choices, chosen)
      : chosen;
  const isCommented = choices.chance(habit.commentShare) && style.frame !== 'table' && style.frame !== 'cells';
  const commentShare = choices.pick([1, 0.7, 0.4]);
  const width = choices.between(56, 110);
  const hanging = choices.pick(['', '  ', '    ']);
  const isWrapped = canWrap(style) && choices.chance(markup.kind === 'plain' ? 0.3 : 0.1);
  return {
    write: (works, offset) => {
      if (isWrapped) return [breakLines(choices, writeList(choices, works, style, offset), width, hanging, markup.kind === 'plain')];
      if (!isCommented) return [writeList(choices, works, style, offset)];
      return works.flatMap((work, at) => [
        writeList(choices, [work], style, offset + at),
        ...(choices.chance(commentShare) ? [writeComment(choices, work, language, markup)] : []),
      ]);
    },
    kind: style.frame,
  };
}

/** Whether the records of a list may go over several lines. */
function canWrap({ frame, field }: ReturnType<typeof chooseListStyle>): boolean {
  return field.markup.kind !== 'html' && (frame === 'lines' || frame === 'numbers' || frame === 'bullets');
}

/** Papers in running text. */
export function chooseMentionWriter(
  choices: Choices,
  markup: Markup,
  language: Language,
): { readonly write: WriteSection; readonly kind: string } {
  const field = chooseFieldStyle(choices, markup, language);
  return {
    write: (works) => works.map((work) => markup.paragraph(writeMention(choices, work, field, choices.chance(0.9) ? language : english))),
    kind: 'mentions',
  };
}

function withAbstract(choices: Choices, style: ReturnType<typeof chooseListStyle>): ReturnType<typeof chooseListStyle> {
  const name = choices.chance(0.4) ? `${choices.pick(style.field.language.fields.abstract)}: ` : '';
  const abstract = {
    kind: 'abstract' as const,
    join: '\n',
    brackets: ['', ''] as const,
    name: name !== '' && choices.chance(0.5) ? `${style.field.markup.bold(name.trim())} ` : name,
  };
  return { ...style, shape: { ...style.shape, fields: [...style.shape.fields, abstract] }, columns: [...style.columns, ['abstract']] };
}

/** What a reader noted: what the paper says is its abstract, other remarks are nothing. */
function writeComment(choices: Choices, work: Work, language: Language, markup: Markup): string {
  const sentences = (work.abstract ?? '').split(/(?<=[.!?。])\s*/).filter((sentence) => sentence.length > 15);
  const say = (min: number, max: number): string => {
    if (sentences.length === 0 || choices.chance(0.5)) return markup.escape(writeProse(choices, language, min, max));
    const start = choices.below(sentences.length);
    return label('abstract', markup.escape(sentences.slice(start, start + choices.between(min, max)).join(' ')));
  };
  const shape = choices.weighted([
    [4, 'paragraph'],
    [2, 'bullets'],
    [1, 'quote'],
  ]);
  if (markup.kind === 'html' || shape === 'paragraph') return markup.paragraph(say(1, 5));
  if (shape === 'quote') return `> ${say(1, 2)}\n`;
  return `${Array.from({ length: choices.between(1, 4) }, () => `${choices.pick(['  - ', '- ', '    * '])}${say(1, 2)}`).join('\n')}\n`;
}
