import type { PaperAnswer } from '../../../server/src/protocol/requests';
import { messages } from '../messages/messages';
import { withoutRepeatedKey } from './repeatedKey';

/** A paper as it waits for a decision. */
export interface WaitingPaper {
  readonly key: string;
  /** The heading of the draft's section to which the paper is near; undefined if there is none. */
  readonly near?: string | undefined;
  readonly isForLater?: boolean | undefined;
}

/** The place of a paper among those of this session: the `at`-th of `count`. */
export interface NewPaperPlace {
  readonly at: number;
  readonly count: number;
}

/** The page of a paper: its title in the first line, then its place, the keys, its card, and the whole abstract. */
export function renderNewPaper({ card, title, abstract }: PaperAnswer, waiting: WaitingPaper, place: NewPaperPlace): string {
  const [, facts = '', ...others] = toPlainText(card).split('\n\n');
  const end = others.indexOf('---');
  const details = end === -1 ? others : others.slice(0, end);
  const isWhole = details[0] === abstract;
  const parts = [
    title,
    `${renderPlace(waiting, place)}\n${messages.newPaperKeys()}`,
    withoutRepeatedKey(facts, waiting.key),
    ...details,
    ...(isWhole ? [] : [abstract === '' ? messages.noAbstract() : abstract]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderPlace({ near, isForLater }: WaitingPaper, { at, count }: NewPaperPlace): string {
  const place = isForLater === true ? messages.newPaperPlaceLater(at, count) : messages.newPaperPlace(at, count);
  return near === undefined ? place : `${place} · ${messages.nearSection(near)}`;
}

/**
 * The Markdown without its marks and escapes, because the page shows the text as it is and does not render it: links to pages become
 * their addresses. No other text becomes a link: in the language of the page VS Code knows only addresses of the web.
 */
function toPlainText(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\[[^[\]\\]*\]\(<(https?:[^<>\s]*)>\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|`)|^> /gm, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
