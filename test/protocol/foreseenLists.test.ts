import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol/node';
import { type FilteredItem, openList } from '../support/editorFilter';
import { createWorkspace, type LspClient, startClient } from '../support/lspClient';
import { createRandom, type Random } from '../support/random';

/** A row of the list, with what VS Code filters and sorts it by, and what it inserts. */
interface Row extends FilteredItem {
  readonly inserts: string | undefined;
}

const syllables = ['ka', 'kat', 'ta', 'tan', 'tana', 'lo', 'lor', 'mi', 'mir', 'a', 's'];
const plainWords = 'the their theory of for with attention attentive memory retrieve retrieval sparse sparsity long longer heads'.split(
  ' ',
);

/** A digest in which many words begin alike, and some words are in one paper alone. */
function writeDigest(random: Random): { readonly digest: string; readonly titles: readonly string[] } {
  const makeWord = (): string => Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join('');
  const own = Array.from({ length: 25 }, makeWord);
  const word = (): string => (random.below(3) === 0 ? random.pick(plainWords) : random.below(4) === 0 ? makeWord() : random.pick(own));
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const titles = Array.from({ length: 50 }, () => {
    const name = random.below(2) === 0 ? `${capital(makeWord())}${random.below(3) === 0 ? `-${capital(makeWord())}` : ''}: ` : '';
    return `${name}${words(3 + random.below(4)).replace(/^\w/, (letter) => letter.toUpperCase())}`;
  });
  const papers = titles.map((title) => `${title}\n\nWe study ${words(25)}. We present ${words(12)}, which is better.\n`);
  return { digest: `Jun 23\n\n${papers.join('\n')}`, titles };
}

/** What a writer may type: words of a title, its beginning, a key; now and then with a wrong letter. */
function chooseText(random: Random, titles: readonly string[]): string {
  const words = random.pick(titles).match(/\w+/g) ?? [];
  const start = random.below(2) === 0 ? 0 : random.below(words.length);
  const text = words
    .slice(start, start + 1 + random.below(2))
    .join(random.pick([' ', '-']))
    .toLowerCase();
  if (random.below(3) > 0) return text;
  const at = 1 + random.below(text.length);
  return text.slice(0, at) + random.pick(['x', 'a', 't', '-', '.']) + text.slice(at);
}

const drafts = [
  { name: 'draft.md', languageId: 'markdown', before: 'As shown before [@', after: ']' },
  { name: 'prose.md', languageId: 'markdown', before: 'As shown by @', after: '' },
  { name: 'draft.tex', languageId: 'latex', before: 'As shown before~\\citep{', after: '}' },
] as const;

/** After these characters VS Code asks anew, even if the list is complete. */
const triggers = ['@', '{', ',', ' '];

async function ask(client: LspClient, uri: string, line: string, character: number): Promise<CompletionList | null> {
  await client.change(uri, line);
  return client.request('textDocument/completion', { textDocument: { uri }, position: { line: 0, character } });
}

function toRow({ label, sortText = '', filterText = '', textEdit }: CompletionItem): Row {
  return { label, sortText, filterText, inserts: textEdit?.newText };
}

function startOf({ textEdit }: CompletionItem): number {
  assert.ok(textEdit !== undefined && 'range' in textEdit);
  return textEdit.range.start.character;
}

/**
 * Types a text, letter by letter, and asks the server each time. If the last list was complete, it must show by itself what the server
 * answers. VS Code asks anew after a trigger character, and the client makes it ask anew after a letter that the list does not foresee
 * (`ForeseenList`). Returns after how many letters a complete list has shown the papers by itself.
 */
async function typeAndCompare(
  client: LspClient,
  { before, after, name }: (typeof drafts)[number],
  uri: string,
  text: string,
): Promise<number> {
  let open: { readonly items: readonly CompletionItem[]; readonly list: ReturnType<typeof openList<Row>> } | undefined;
  let shownByItself = 0;
  for (let length = 1; length <= text.length; length++) {
    const line = before + text.slice(0, length);
    const answer = await ask(client, uri, line + after, line.length);
    const [first] = open?.items ?? [];
    const isForeseen = first?.filterText?.startsWith(line.slice(startOf(first))) === true && !triggers.includes(text[length - 1]!);
    if (open !== undefined && first !== undefined && isForeseen) {
      shownByItself += 1;
      const expected = openList((answer?.items ?? []).map(toRow)).show(line.slice(startOf(first)));
      assert.deepEqual(
        open.list.show(line.slice(startOf(first))).map(({ label, inserts }) => ({ label, inserts })),
        expected.map(({ label, inserts }) => ({ label, inserts })),
        `${name}: ${line}`,
      );
      // The editor does not ask, so the list stays.
      continue;
    }
    open = answer === null || answer.isIncomplete ? undefined : { items: answer.items, list: openList(answer.items.map(toRow)) };
  }
  return shownByItself;
}

test('a complete list shows by itself what the server would answer to further letters (slow)', async () => {
  let letters = 0;
  let shownByItself = 0;
  for (const seed of [1, 2, 3, 4]) {
    const random = createRandom(seed);
    const { digest, titles } = writeDigest(random);
    const workspace = await createWorkspace({ 'digest.txt': digest });
    const client = await startClient(workspace);
    try {
      await client.ready;
      for (const { name, languageId, before, after } of drafts) await client.open(workspace.uriOf(name), languageId, before + after);
      for (let time = 0; time < 150; time++) {
        const text = chooseText(random, titles);
        const draft = random.pick(drafts);
        letters += text.length;
        shownByItself += await typeAndCompare(client, draft, workspace.uriOf(draft.name), text);
      }
    } finally {
      await client.stop();
      workspace.dispose();
    }
  }
  assert.ok(shownByItself > letters / 10, `${shownByItself} of ${letters} letters`);
});
