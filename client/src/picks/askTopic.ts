import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { PapersAnswer, TopicsAnswer } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import { showInput } from '../messages/show';
import type { ListedTopic } from '../topics/topicChanges';
import { createPaperItem } from './paperItem';

/** Title and placeholder of a list or an input box. */
export interface PromptTexts {
  readonly title: string;
  readonly placeHolder: string;
}

interface LabelRow extends QuickPickItem {
  readonly value: string;
}

/** Lets the writer choose a topic; undefined if they close the list. */
export async function pickTopic(
  topics: readonly ListedTopic[],
  question: PromptTexts,
  without: readonly string[] = [],
): Promise<string | undefined> {
  return (await window.showQuickPick(listRows(topics, without), question))?.value;
}

/**
 * Lets the writer choose a topic or enter the name of a new one; undefined if they do neither. The row for a new one stays whatever is
 * typed, and what is typed is then the name that is proposed.
 */
export async function pickTopicOrNew(
  topics: readonly ListedTopic[],
  { title, placeHolder }: PromptTexts,
  without: readonly string[],
): Promise<string | undefined> {
  const fresh: LabelRow = { label: `$(add) ${messages.newTopic()}`, value: '', alwaysShow: true };
  const pick = window.createQuickPick<LabelRow>();
  pick.title = title;
  pick.placeholder = placeHolder;
  pick.items = [...listRows(topics, without), { label: '', kind: QuickPickItemKind.Separator, value: '' }, fresh];
  const chosen = await new Promise<LabelRow | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  const typed = pick.value.trim();
  pick.dispose();
  return chosen === fresh ? askForName(topics, { title, placeHolder: messages.nameHint() }, typed, '') : chosen?.value;
}

/** Lets the writer choose several topics. Empty if they chose none; undefined if they closed the list. */
export async function pickTopics(topics: readonly ListedTopic[], question: PromptTexts): Promise<readonly string[] | undefined> {
  const chosen = await window.showQuickPick(listRows(topics, []), { ...question, canPickMany: true });
  return chosen?.map(({ value }) => value);
}

export async function pickPapers(papers: PapersAnswer['papers'], question: PromptTexts): Promise<readonly string[] | undefined> {
  const rows = papers.map((paper) => ({ ...createPaperItem(paper), alwaysShow: false, buttons: [] }));
  const chosen = await window.showQuickPick(rows, { ...question, canPickMany: true, matchOnDetail: true });
  return chosen?.map(({ key }) => key);
}

/**
 * Asks for a name that no other topic has; `own` is taken by none. At first the box contains `value`, and all of it is selected.
 * undefined if the writer closes the box or leaves it empty.
 */
export async function askForName(
  topics: readonly ListedTopic[],
  { title, placeHolder }: PromptTexts,
  value = '',
  own = value,
): Promise<string | undefined> {
  const taken = topics.flatMap((topic) => [topic, ...topic.children]).map(({ label }) => label);
  const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  const name = await showInput({
    title,
    placeHolder,
    prompt: placeHolder,
    value,
    findFault: (typed) => {
      const other = isSame(typed, own) ? undefined : taken.find((label) => isSame(label, typed));
      return other === undefined ? undefined : messages.nameTaken(other);
    },
  });
  return name === undefined || name.trim() === '' ? undefined : name.trim();
}

/** A row for each topic, followed by rows for its subtopics. */
function listRows(topics: readonly ListedTopic[], without: readonly string[]): readonly LabelRow[] {
  return topics
    .flatMap((topic) => [
      { value: topic.label, ...describeTopic(topic) },
      // The papers that are in no subtopic form a child without terms. It is not a topic, so it gets no row.
      ...topic.children
        .filter(({ terms }) => terms.length > 0)
        .map((child) => ({
          value: child.label,
          ...describeTopic(child),
          description: messages.subtopicOf(messages.papers(child.keys.length), escapeIcons(topic.label)),
        })),
    ])
    .filter(({ value }) => !without.includes(value));
}

type Topic = TopicsAnswer['topics'][number];

/** A topic or a subtopic. */
type Described = Pick<Topic, 'label' | 'terms' | 'keys'> & Partial<Pick<Topic, 'children'>>;

/** A topic as a row. Below the label, the row shows the words that the papers share, except a word that equals the label. */
export function describeTopic({ label, terms, keys, children = [] }: Described): {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
} {
  const telling = terms.filter((term) => term.toLowerCase() !== label.toLowerCase());
  const papers = messages.papers(keys.length);
  return {
    label: escapeIcons(label),
    description: children.length === 0 ? papers : `${papers}, ${messages.subtopics(children.length)}`,
    ...(telling.length === 0 ? {} : { detail: escapeIcons(telling.join(', ')) }),
  };
}
