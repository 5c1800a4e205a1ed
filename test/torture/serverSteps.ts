import assert from 'node:assert/strict';
import { protectBody } from '../../server/src/annotations/note/editNote';
import { parseNote } from '../../server/src/annotations/note/parseNote';
import type { AnnotateParams } from '../../server/src/protocol/noteRequests';
import type { TortureDesk } from './desk';
import type { TortureStep } from './digestSteps';
import { annotateWith, choosePassage, keep, makeBody } from './noteSteps';
import { checkUntouched } from './untouched';

export const serverSteps: Readonly<Record<string, TortureStep>> = {
  async 'the server killed while it makes a note'(desk) {
    const passage = choosePassage(desk);
    if (passage === undefined) return;
    const body = makeBody(desk);
    const before = desk.readNotes();
    await desk.killDuring({ kind: 'annotate', ...passage.params, body }, desk.random.below(7));
    const after = desk.readNotes();
    const made = [...after].flatMap(([name, text]) =>
      parseNote(text, name)
        .annotations.filter(({ id }) => !desk.kept.has(id))
        .map(({ id, body: words }) => ({ name, id, words: words.replace(/\r\n/g, '\n') })),
    );
    assert.ok(made.length <= 1, 'one note became several');
    const [only] = made;
    desk.figures[only === undefined ? 'undone' : 'done'] += 1;
    if (only === undefined) assert.deepEqual(after, before, 'half of a write');
    else {
      assert.equal(only.words, protectBody(body));
      checkUntouched('killed', before, after, only.name, only.id);
      keep(desk, only.id, passage, body);
    }
    await afterKill(desk);
  },

  async 'the server killed while it changes words'(desk) {
    const kept = desk.kept.size === 0 ? undefined : desk.random.pick([...desk.kept.values()]);
    const name = kept === undefined ? undefined : desk.findFile(kept.id);
    if (kept === undefined || name === undefined) return;
    const body = makeBody(desk);
    const before = desk.readNotes();
    const params: AnnotateParams = { kind: 'body', note: desk.noteUri(name), id: kept.id, was: kept.body, body };
    await desk.killDuring(params, desk.random.below(7));
    const after = desk.readNotes();
    const words = parseNote(after.get(name) ?? '', name)
      .annotations.find(({ id }) => id === kept.id)
      ?.body.replace(/\r\n/g, '\n');
    assert.ok(words === kept.body || words === protectBody(body), `half of a write: ${words}`);
    desk.figures[words === kept.body ? 'undone' : 'done'] += 1;
    if (words === kept.body) assert.deepEqual(after, before);
    else checkUntouched('killed', before, after, name, kept.id);
    kept.body = words;
    await afterKill(desk);
  },

  async 'two servers write at once'(desk) {
    const passage = choosePassage(desk);
    if (passage === undefined) return;
    const passages = [passage, choosePassage(desk, passage.paper), choosePassage(desk, passage.paper), choosePassage(desk)];
    const bodies = passages.map(() => makeBody(desk));
    const answers = await Promise.all(
      passages.map((each, at) => {
        const client = desk.clients[at % 2];
        return each === undefined || client === undefined
          ? undefined
          : desk.annotate(client, { kind: 'annotate', ...each.params, body: bodies[at] ?? '' });
      }),
    );
    answers.forEach((answer, at) => {
      const made = passages[at];
      if (answer?.kind === 'written' && made !== undefined) keep(desk, answer.id, made, bodies[at] ?? '');
      else if (answer?.kind === 'refused') {
        desk.figures.refused += 1;
        assert.match(answer.reason, /left as it is|could not be read again/);
      }
    });
    await desk.tellNotes();
  },
};

/** What the dead server left is no note, and goes with the next write. */
async function afterKill(desk: TortureDesk): Promise<void> {
  await desk.tellNotes();
  const annotations = desk.kept.size;
  for (const client of desk.clients)
    for (let tries = 0; tries < 20 && desk.kept.size === annotations; tries++) await annotateWith(desk, client);
  if (desk.kept.size > annotations) assert.deepEqual(desk.leftovers(), [], 'left beside the notes');
}
