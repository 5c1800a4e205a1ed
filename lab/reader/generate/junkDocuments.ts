import { type Choices, expand } from './choices';
import type { MarkedDocument, Sources } from './documents';
import { junkKinds, writeJunkList } from './junkLists';
import { label } from './labelledText';
import type { Language } from './languages/language';
import { chooseMarkup } from './markup';
import { cutText, writeProse } from './prose';

/** A document without papers. */
export function writeJunk(choices: Choices, language: Language, sources: Sources): MarkedDocument {
  if (choices.chance(0.3))
    return {
      marked: cutText(choices, choices.pick(sources.texts), choices.between(800, 8000)),
      kind: 'package text',
      isHtml: false,
      works: [],
    };
  const markup = chooseMarkup(
    choices,
    choices.weighted([
      [6, 'markdown'],
      [4, 'plain'],
      [1.5, 'html'],
    ] as const),
  );
  const parts: string[] = [];
  const kinds = choices.some(junkKinds, 1, 3);
  if (choices.chance(0.6))
    parts.push(
      markup.heading(
        1,
        label(
          'heading',
          markup.escape(
            expand(
              choices,
              choices.pick([
                'Notes',
                'List',
                'Summer {year}',
                'Overview',
                'Welcome',
                'Handout',
                'Team',
                'Week {#}',
                'Plan',
                'README',
                'FAQ',
              ]),
              {},
            ),
          ),
        ),
      ),
    );
  const count = choices.between(1, 6);
  for (let at = 0; at < count; at++) {
    if (choices.chance(0.5)) parts.push(markup.paragraph(markup.escape(writeProse(choices, language, 1, 6))));
    const kind = choices.pick(kinds);
    parts.push(writeJunkList(choices, kind, language, markup, 2, choices.between(2, 30)));
  }
  return {
    marked: parts.join(markup.kind === 'html' ? '' : choices.pick(['\n', '\n', ''])),
    kind: `${markup.kind} ${kinds.join(' ')}`,
    isHtml: markup.kind === 'html',
    works: [],
  };
}
