import type { PaperAnswer } from '../../../server/src/client';
import { messages } from '../messages/messages';
import { type PageText, PageWriter } from '../pages/pageText';
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

/** The page of a paper: its title, its facts and its place, its card, the whole abstract, the links, and the keys. */
export function renderNewPaper({ card, title, abstract, online }: PaperAnswer, waiting: WaitingPaper, place: NewPaperPlace): PageText {
  const [, facts = '', ...others] = toPlainText(card).split('\n\n');
  const end = others.indexOf('---');
  const links = online.known;
  const details = (end === -1 ? others : others.slice(0, end)).filter(
    (part) => part !== abstract && part !== links.map(({ url }) => url).join(' · '),
  );
  const page = new PageWriter();
  page.line(title, 'strong');
  const known = withoutRepeatedKey(facts, waiting.key);
  if (known !== '') page.lines(known, 'quiet');
  page.line(renderPlace(waiting, place), 'quiet');
  for (const part of details) {
    page.line();
    page.lines(part);
  }
  page.line();
  page.lines(abstract === '' ? messages.noAbstract() : abstract);
  if (links.length > 0) {
    page.line();
    page.line(links.map(({ label, url }) => `${label} ${url}`).join(' · '), 'quiet');
  }
  page.line();
  page.line(messages.newPaperKeys(), 'quiet');
  return page.finish();
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
