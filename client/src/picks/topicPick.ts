import { QuickInputButtons, window, type QuickPickItem } from 'vscode';
import type { PapersAnswer } from '../../../server/src/protocol/requests';
import type { TopicsAnswer } from '../../../server/src/protocol/topicRequests';
import { escapeIcons } from '../editing/labels';
import type { Services } from '../services';
import { messages } from '../messages/messages';
import { uriToLeaveOpen, choosePaper, createSeparator, type Choice, type Row } from './choosePaper';
import { performPaperAction } from './paperActions';
import { createPaperItem } from './paperItem';
import { Preview } from './preview';

type Topic = TopicsAnswer['topics'][number];
type ListedPapers = PapersAnswer['papers'];

interface TopicItem extends QuickPickItem {
  readonly topic: Topic;
}

/** Lists the topics, and then the papers of the chosen one. The button Back returns from the papers to the topics. */
export async function runTopicPick(services: Services): Promise<void> {
  const [topics, papers] = await Promise.all([services.library.topics(), services.library.papers()]);
  if (topics === undefined || papers === undefined) return;
  if (topics.topics.length === 0) throw new Error(messages.noTopics());
  let topic: Topic | undefined;
  do {
    topic = await pickTopic(topics.topics, topic);
    if (topic === undefined) return;
    const choice = await pickPaperOf(topic, papers.papers);
    if (choice?.kind === 'paper') {
      return performPaperAction(services, choice.action, choice.item.key, services.drafts.findRecent());
    }
    if (choice?.kind !== 'back') return;
  } while (topic !== undefined);
}

/** Shows the topics. The active row is `last`, the topic from which the writer returned. */
function pickTopic(topics: readonly Topic[], last: Topic | undefined): Promise<Topic | undefined> {
  const pick = window.createQuickPick<TopicItem>();
  pick.title = messages.topicCount(topics.length);
  pick.placeholder = messages.topicsHint();
  pick.matchOnDetail = true;
  pick.items = topics.map((topic) => ({ topic, ...describeTopic(topic) }));
  const active = pick.items.find((item) => item.topic === last);
  if (active !== undefined) pick.activeItems = [active];
  return new Promise<Topic | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.activeItems[0]?.topic));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  }).finally(() => pick.dispose());
}

async function pickPaperOf(topic: Topic, papers: ListedPapers): Promise<Choice | undefined> {
  const byKey = new Map(papers.map((paper) => [paper.key, paper]));
  const preview = new Preview();
  const pick = window.createQuickPick<Row>();
  pick.title = `${topic.label}: ${messages.papers(topic.keys.length)}`;
  pick.placeholder = messages.topicHint();
  pick.buttons = [QuickInputButtons.Back];
  pick.matchOnDetail = true;
  // The list contains all papers of the topic, so VS Code may filter the rows.
  const rows = (keys: readonly string[]): readonly Row[] =>
    keys.flatMap((key) => byKey.get(key) ?? []).map((paper) => ({ ...createPaperItem(paper), alwaysShow: false }));
  pick.items =
    topic.children.length === 0 ? rows(topic.keys) : topic.children.flatMap((child) => [createSeparator(child.label), ...rows(child.keys)]);
  let choice: Choice | undefined;
  try {
    choice = await choosePaper(pick, 'open', preview);
    return choice;
  } finally {
    pick.dispose();
    await preview.end(uriToLeaveOpen(choice));
  }
}

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
