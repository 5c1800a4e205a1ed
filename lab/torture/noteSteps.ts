import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { protectBody } from '../../server/src/annotations/note/editNote';
import { parseNote } from '../../server/src/annotations/note/parseNote';
import type { AnnotateAnswer, AnnotateParams } from '../../server/src/protocol/noteRequests';
import type { LspClient } from '../../test/support/lspClient';
import type { TortureStep } from './digestSteps';
import { makeWord, type TorturePaper, toRange } from './library';
import type { KeptAnnotation, TortureSandbox } from './sandbox';
import { checkUntouched } from './untouched';

/** What a writer may write, and what looks like something else. */
export function makeBody({ random }: TortureSandbox): string {
  const words = Array.from({ length: 1 + random.below(6) }, () => makeWord(random)).join(' ');
  const odd = [
    '# Heading',
    '---',
    '===',
    '```\n# code\n```',
    '> quoted\n\n^n-quoted',
    '- one\n- two',
    '<!-- a comment -->',
    '^anchor',
    '\u{1d49c} e\u0301 \u05d0',
    '#tag/inner',
    '$x_1$',
    '<b>bold</b>',
    '~~~\n^n-x\n~~~',
    '    indented',
  ];
  return random.below(3) === 0 ? `${words}\n\n${random.pick(odd)}\n\n${words}` : words;
}

export interface MadePassage {
  readonly paper: TorturePaper;
  readonly sentence: number;
  readonly params: { readonly digest: string; readonly range: ReturnType<typeof toRange> };
}

/** Some words of one sentence of a digest. */
export function choosePassage(sandbox: TortureSandbox, of?: TorturePaper): MadePassage | undefined {
  const { random, digests } = sandbox;
  const holding = [...digests].filter(([, { papers }]) => of === undefined || papers.includes(of));
  if (holding.length === 0) return undefined;
  const [name] = random.pick(holding);
  const { text, words } = sandbox.textOf(name);
  const own = words.filter(({ paper }) => of === undefined || paper === of);
  const chosen = random.pick(own);
  const same = own.filter(({ sentence, paper }) => sentence === chosen.sentence && paper === chosen.paper);
  const from = random.below(same.length);
  const to = Math.min(same.length, from + 1 + random.below(same.length));
  const range = toRange(text, same[from]!.start, same[to - 1]!.end);
  return { paper: chosen.paper, sentence: chosen.sentence, params: { digest: sandbox.workspace.uriOf(name), range } };
}

/** Sends a change, checks what it did to the files, and tells the other server. */
async function request(
  sandbox: TortureSandbox,
  client: LspClient,
  params: AnnotateParams,
): Promise<AnnotateAnswer & { readonly kind: 'written' | 'refused' }> {
  const before = sandbox.readNotes();
  const answer = await sandbox.annotate(client, params);
  assert.notEqual(answer.kind, 'edits', JSON.stringify(params));
  const after = sandbox.readNotes();
  if (answer.kind === 'refused') {
    sandbox.figures.refused += 1;
    assert.deepEqual(after, before, `refused, and yet written: ${answer.reason}`);
    assert.match(
      answer.reason,
      /wasn't changed|because of its formatting|text in an abstract|no longer|a different paper/,
      JSON.stringify(params),
    );
    return answer;
  }
  assert.ok(answer.kind === 'written');
  checkUntouched(
    JSON.stringify(params),
    before,
    after,
    decodeURIComponent(answer.uri.replace(/^.*\//, '')),
    answer.id ?? ('id' in params ? params.id : undefined),
  );
  await sandbox.tellNotes();
  return answer;
}

export async function annotateWith(sandbox: TortureSandbox, client: LspClient): Promise<void> {
  const passage = choosePassage(sandbox);
  if (passage === undefined) return;
  const body = makeBody(sandbox);
  const answer = await request(sandbox, client, { kind: 'annotate', ...passage.params, body });
  if (answer.kind === 'written') keep(sandbox, answer.id, passage, body);
}

export function keep(
  sandbox: TortureSandbox,
  id: string | undefined,
  { paper, sentence }: Omit<MadePassage, 'params'>,
  body: string,
): void {
  assert.ok(id !== undefined);
  sandbox.kept.set(id, { id, paper, sentence, body: protectBody(body) });
  sandbox.figures.annotations += 1;
}

function pickKept({ random, kept }: TortureSandbox): KeptAnnotation | undefined {
  return kept.size === 0 ? undefined : random.pick([...kept.values()]);
}

/** An annotation, the note that holds it, and a server. */
function choose(
  sandbox: TortureSandbox,
): { readonly kept: KeptAnnotation; readonly name: string; readonly note: string; readonly client: LspClient } | undefined {
  const kept = pickKept(sandbox);
  const name = kept === undefined ? undefined : sandbox.findFile(kept.id);
  return kept === undefined || name === undefined
    ? undefined
    : { kept, name, note: sandbox.noteUri(name), client: sandbox.random.pick(sandbox.clients) };
}

export const noteSteps: Readonly<Record<string, TortureStep>> = {
  'a passage annotated': (sandbox) => annotateWith(sandbox, sandbox.random.pick(sandbox.clients)),

  async 'words changed'(sandbox) {
    const chosen = choose(sandbox);
    if (chosen === undefined) return;
    const { kept, note, client } = chosen;
    const body = makeBody(sandbox);
    const answer = await request(sandbox, client, { kind: 'body', note, id: kept.id, was: kept.body, body });
    if (answer.kind === 'written') kept.body = protectBody(body);
  },

  async 'a note removed'(sandbox) {
    const chosen = choose(sandbox);
    if (chosen === undefined) return;
    const { kept, note, client } = chosen;
    const answer = await request(sandbox, client, { kind: 'remove', note, id: kept.id, was: kept.body });
    if (answer.kind === 'written') sandbox.kept.delete(kept.id);
  },

  async 'a note resolved'(sandbox) {
    const chosen = choose(sandbox);
    if (chosen === undefined) return;
    await request(sandbox, chosen.client, {
      kind: 'resolve',
      note: chosen.note,
      id: chosen.kept.id,
      isResolved: sandbox.random.below(2) === 0,
    });
  },

  async 'a note given another passage'(sandbox) {
    const chosen = choose(sandbox);
    const passage = chosen === undefined ? undefined : choosePassage(sandbox, chosen.kept.paper);
    if (chosen === undefined || passage === undefined) return;
    const { kept, note, client } = chosen;
    const answer = await request(sandbox, client, { kind: 'anchor', note, id: kept.id, ...passage.params });
    if (answer.kind === 'written') kept.sentence = passage.sentence;
  },

  async 'notes take the new titles of their papers'(sandbox) {
    for (const name of sandbox.disk.keys())
      await sandbox.annotate(sandbox.random.pick(sandbox.clients), { kind: 'retitle', note: sandbox.noteUri(name) });
    await sandbox.tellNotes();
  },

  async 'a note edited from outside'(sandbox) {
    const chosen = choose(sandbox);
    if (chosen === undefined || sandbox.broken.has(chosen.name)) return;
    const { name, kept } = chosen;
    writeFileSync(sandbox.notePath(name), editOutside(sandbox, name, kept));
    await sandbox.tellNotes();
  },

  async 'a note edited from outside, of which nobody tells, and changed'(sandbox) {
    const chosen = choose(sandbox);
    if (chosen === undefined || sandbox.broken.has(chosen.name)) return;
    const { name, kept, note, client } = chosen;
    const line = `Free words ${makeWord(sandbox.random)}.`;
    writeFileSync(sandbox.notePath(name), addFree(sandbox.disk.get(name) ?? '', line));
    const body = makeBody(sandbox);
    const answer = await request(sandbox, client, { kind: 'body', note, id: kept.id, was: kept.body, body });
    if (answer.kind === 'written') kept.body = protectBody(body);
    assert.ok(sandbox.readNotes().get(name)?.includes(line), 'words from outside are lost');
    await sandbox.tellNotes();
  },

  async 'a note edited in the editor'(sandbox) {
    const chosen = choose(sandbox);
    const [client] = sandbox.clients;
    if (chosen === undefined || client === undefined || sandbox.broken.has(chosen.name)) return;
    const { name, kept, note } = chosen;
    let text = addFree(sandbox.disk.get(name) ?? '', `Typed ${makeWord(sandbox.random)}.`);
    await client.open(note, 'markdown', sandbox.disk.get(name) ?? '');
    await client.change(note, text);
    const body = makeBody(sandbox);
    const answer = await sandbox.annotate(client, { kind: 'body', note, id: kept.id, was: kept.body, body });
    if (answer.kind === 'edits') {
      const lines = text.split('\n');
      const at = ({ line, character }: { line: number; character: number }): number =>
        lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
      for (const { range, newText } of [...answer.edits].reverse())
        text = text.slice(0, at(range.start)) + newText + text.slice(at(range.end));
      kept.body = protectBody(body);
    }
    await client.change(note, text);
    writeFileSync(sandbox.notePath(name), text);
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: note } });
    await sandbox.tellNotes();
    await client.close(note);
  },

  async 'a note file renamed'(sandbox) {
    const name = sandbox.findFile(pickKept(sandbox)?.id ?? '');
    if (name === undefined || sandbox.broken.has(name)) return;
    renameSync(sandbox.notePath(name), sandbox.notePath(`${makeWord(sandbox.random)}-${sandbox.random.below(10_000)}.md`));
    await sandbox.tellNotes();
  },

  async 'a merge that left its marks, and is done later'(sandbox) {
    const [known] = sandbox.broken;
    if (known !== undefined) {
      const [name, text] = known;
      sandbox.broken.delete(name);
      writeFileSync(sandbox.notePath(name), text.replace(/\n*<<<<<<< ours\nmine\n=======\ntheirs\n>>>>>>> theirs\n$/, '\n'));
    } else {
      const name = sandbox.findFile(pickKept(sandbox)?.id ?? '');
      if (name === undefined) return;
      const text = sandbox.disk.get(name) ?? '';
      // After a rule, so that the marks are no words of a note.
      const marked = `${text.trimEnd()}\n\n***\n\n<<<<<<< ours\nmine\n=======\ntheirs\n>>>>>>> theirs\n`;
      sandbox.broken.set(name, marked);
      writeFileSync(sandbox.notePath(name), marked);
    }
    await sandbox.tellNotes();
  },
};

function addFree(text: string, line: string): string {
  return text.replace(/^(---\r?\n[\s\S]*?\n---\r?\n)/, (head) => `${head}\n${line}\n`);
}

/** What somebody may do with a text editor; the text that results. */
function editOutside(sandbox: TortureSandbox, name: string, kept: KeptAnnotation): string {
  const text = sandbox.disk.get(name) ?? '';
  const found = parseNote(text, name).annotations.find(({ id }) => id === kept.id);
  assert.ok(found !== undefined);
  const { span, bodySpan } = found;
  switch (sandbox.random.below(5)) {
    case 0:
      return addFree(text, `Free words ${makeWord(sandbox.random)}.`);
    case 1:
      return text.replace(/^---\r?\n/, (line) => `${line}own-${makeWord(sandbox.random)}: [1, 2]\n`);
    case 2: {
      const words = `Outside ${makeWord(sandbox.random)}`;
      kept.body = words;
      return found.body === ''
        ? `${text.slice(0, span.end)}\n\n${words}${text.slice(span.end)}`
        : text.slice(0, bodySpan.start) + words + text.slice(bodySpan.end);
    }
    case 3:
      sandbox.kept.delete(kept.id);
      return `${text.slice(0, span.start).trimEnd()}\n\n${text.slice(span.end).trimStart()}`;
    default:
      return /\r\n/.test(text) ? text.replace(/\r\n/g, '\n') : text.replace(/\n/g, '\r\n');
  }
}
