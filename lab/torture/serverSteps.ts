import assert from 'node:assert/strict';
import { protectBody } from '../../server/src/annotations/note/editNote';
import { parseNote } from '../../server/src/annotations/note/parseNote';
import type { AnnotateParams } from '../../server/src/protocol/noteRequests';
import type { TortureStep } from './digestSteps';
import { annotateWith, choosePassage, keep, makeBody } from './noteSteps';
import type { TortureSandbox } from './sandbox';
import { checkUntouched } from './untouched';

export const serverSteps: Readonly<Record<string, TortureStep>> = {
  async 'the server killed while it makes a note'(sandbox) {
    const passage = choosePassage(sandbox);
    if (passage === undefined) return;
    const body = makeBody(sandbox);
    const before = sandbox.readNotes();
    await sandbox.killDuring({ kind: 'annotate', ...passage.params, body }, sandbox.random.below(7));
    const after = sandbox.readNotes();
    const made = [...after].flatMap(([name, text]) =>
      parseNote(text, name)
        .annotations.filter(({ id }) => !sandbox.kept.has(id))
        .map(({ id, body: words }) => ({ name, id, words: words.replace(/\r\n/g, '\n') })),
    );
    assert.ok(made.length <= 1, 'one note became several');
    const [only] = made;
    sandbox.figures[only === undefined ? 'undone' : 'done'] += 1;
    if (only === undefined) assert.deepEqual(after, before, 'half of a write');
    else {
      assert.equal(only.words, protectBody(body));
      checkUntouched('killed', before, after, only.name, only.id);
      keep(sandbox, only.id, passage, body);
    }
    await afterKill(sandbox);
  },

  async 'the server killed while it changes words'(sandbox) {
    const kept = sandbox.kept.size === 0 ? undefined : sandbox.random.pick([...sandbox.kept.values()]);
    const name = kept === undefined ? undefined : sandbox.findFile(kept.id);
    if (kept === undefined || name === undefined) return;
    const body = makeBody(sandbox);
    const before = sandbox.readNotes();
    const params: AnnotateParams = { kind: 'body', note: sandbox.noteUri(name), id: kept.id, was: kept.body, body };
    await sandbox.killDuring(params, sandbox.random.below(7));
    const after = sandbox.readNotes();
    const words = parseNote(after.get(name) ?? '', name)
      .annotations.find(({ id }) => id === kept.id)
      ?.body.replace(/\r\n/g, '\n');
    assert.ok(words === kept.body || words === protectBody(body), `half of a write: ${words}`);
    sandbox.figures[words === kept.body ? 'undone' : 'done'] += 1;
    if (words === kept.body) assert.deepEqual(after, before);
    else checkUntouched('killed', before, after, name, kept.id);
    kept.body = words;
    await afterKill(sandbox);
  },

  async 'two servers write at once'(sandbox) {
    const passage = choosePassage(sandbox);
    if (passage === undefined) return;
    const passages = [passage, choosePassage(sandbox, passage.paper), choosePassage(sandbox, passage.paper), choosePassage(sandbox)];
    const bodies = passages.map(() => makeBody(sandbox));
    const answers = await Promise.all(
      passages.map((each, at) => {
        const client = sandbox.clients[at % 2];
        return each === undefined || client === undefined
          ? undefined
          : sandbox.annotate(client, { kind: 'annotate', ...each.params, body: bodies[at] ?? '' });
      }),
    );
    answers.forEach((answer, at) => {
      const made = passages[at];
      if (answer?.kind === 'written' && made !== undefined) keep(sandbox, answer.id, made, bodies[at] ?? '');
      else if (answer?.kind === 'refused') {
        sandbox.figures.refused += 1;
        assert.match(answer.reason, /wasn't changed|because of its formatting/);
      }
    });
    await sandbox.tellNotes();
  },
};

/** What the dead server left is no note, and goes with the next write. */
async function afterKill(sandbox: TortureSandbox): Promise<void> {
  await sandbox.tellNotes();
  const annotations = sandbox.kept.size;
  for (const client of sandbox.clients)
    for (let tries = 0; tries < 20 && sandbox.kept.size === annotations; tries++) await annotateWith(sandbox, client);
  if (sandbox.kept.size > annotations) assert.deepEqual(sandbox.leftovers(), [], 'left beside the notes');
}
