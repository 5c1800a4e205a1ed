import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PaperDecision, planDecisionEdit } from '../../../../server/src/features/newPapers/decisionEdit';
import { listNewPapers } from '../../../../server/src/features/newPapers/newPapers';
import type { Settings } from '../../../../server/src/model/settings';
import { decisionsFile as decisionsKind } from '../../../../server/src/ownFiles/decisions';
import { applyEdits, createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { waitingPapers } from './waitingPapers';

const date = '2026-11-28';
const decisionsFile = '/marginalia/reviewed.txt';

interface Written {
  readonly text: string;
  readonly before: readonly PaperDecision[];
}

/** The text of the file once the decisions are in it. */
function write({ host }: FixtureWorkspace, decisions: readonly PaperDecision[], path = decisionsFile): Written {
  const answer = planDecisionEdit(host.snapshot, decisions);
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  assert.equal(answer.uri, uriOf(path));
  const known = host.snapshot.ownFiles.decisions.get(answer.uri)?.text;
  assert.equal(answer.isNew, known === undefined);
  const text = applyEdits(known ?? '', answer.edits);
  host.apply({ kind: 'document', uri: answer.uri, languageId: 'plaintext', text });
  return { text, before: answer.before };
}

function checkRefused(decisions: readonly PaperDecision[], reason: RegExp, source = waitingPapers, settings: Partial<Settings> = {}): void {
  const answer = planDecisionEdit(createFixtureWorkspace(source, settings).host.snapshot, decisions);
  assert.match(answer.kind === 'refused' ? answer.reason : JSON.stringify(answer), reason);
}

test('a decision gets its line, replaces the one before it, and is undone byte for byte', () => {
  const workspace = createFixtureWorkspace(waitingPapers);
  const start = workspace.host.snapshot.ownFiles.decisions.get(uriOf(decisionsFile))?.text;
  const steps: (readonly PaperDecision[])[] = [];
  for (const [key, decision] of [
    ['lantern', 'kept'],
    ['wick', 'skipped'],
    ['moth', 'later'],
    ['moth', 'cited'],
  ] as const)
    steps.push(write(workspace, [{ key, decision, date }]).before);
  const { text } = write(workspace, []);
  assert.match(text, /^2026-11-28 kept text:\S+ Lantern: Dim Light for Night Drives$/m);
  assert.match(text, /^2026-11-28 skipped text:\S+ Wick: How Oil Lamps Burn in the Wind$/m);
  assert.equal(text.match(/Moth/g)?.length, 1);
  let back = text;
  for (const step of steps.reverse()) back = write(workspace, step).text;
  // The line about Wick had no fingerprint of its abstract before.
  assert.equal(back.replace(/later text:\S+ Wick/, 'later - Wick'), start);
});

test('a whole digest is skipped at once, and comes back byte for byte (slow)', () => {
  const papers = Array.from(
    { length: 400 },
    (_, at) =>
      `Orchard ${at}: What Ripens in Year ${at}\n\nWe count the apples of year ${at}, and weigh what falls before the first frost.\n`,
  );
  const file = '# Mine\r\n2026-11-27 kept - A Paper of Last Year\r\n2026-11-27 skipped - Orchard 7: What Ripens in Year 7\r\n';
  const workspace = createFixtureWorkspace(`//- /a-digest.txt\n${papers.join('\n')}`);
  workspace.host.apply({ kind: 'document', uri: uriOf(decisionsFile), languageId: 'plaintext', text: file });
  const keys = listNewPapers(workspace.host.snapshot).map(({ key }) => key);
  assert.equal(keys.length, 399);
  const { text, before } = write(
    workspace,
    keys.map((key) => ({ key, decision: 'skipped', date })),
  );
  assert.equal(text.match(/^2026-11-28 skipped text:\S+ Orchard \d+: .*\r$/gm)?.length, 399);
  assert.deepEqual(listNewPapers(workspace.host.snapshot), []);
  assert.equal(write(workspace, before).text, file);
  assert.equal(listNewPapers(workspace.host.snapshot).length, 399);
});

test('the first decision makes the file, in the folder of the settings', () => {
  const source = waitingPapers.slice(0, waitingPapers.indexOf('//- /marginalia/reviewed.txt'));
  const workspace = createFixtureWorkspace(source, { folder: 'mine' });
  const { text, before } = write(workspace, [{ key: 'moth', decision: 'kept', date }], '/mine/reviewed.txt');
  assert.ok(text.startsWith(decisionsKind.head) && text.endsWith(' Moth: Insects around Street Lamps\n'), text);
  assert.deepEqual(before, [{ key: 'moth', decision: undefined, date }]);
  assert.equal(write(workspace, before, '/mine/reviewed.txt').text, decisionsKind.head);
});

test('several papers are decided in one step', () => {
  const { text } = write(createFixtureWorkspace(waitingPapers), [
    { key: 'moth', decision: 'skipped', date },
    { key: 'lantern', decision: 'skipped', date },
  ]);
  assert.deepEqual(text.match(/(?<=skipped text:\S+ )\w+/g), ['Lantern', 'Moth']);
});

test('nothing is written where it should not be', () => {
  checkRefused([{ key: 'nobody', decision: 'kept', date }], /^"nobody" is no longer in any digest/);
});

test('of several decisions about one paper the last one is written, and undone in one step', () => {
  const workspace = createFixtureWorkspace(waitingPapers);
  const start = write(workspace, []).text;
  const { text, before } = write(workspace, [
    { key: 'lantern', decision: 'kept', date },
    { key: 'lantern', decision: 'skipped', date },
  ]);
  assert.deepEqual(text.match(/.* Lantern: .*/g), [text.match(/2026-11-28 skipped \S+ Lantern: Dim Light for Night Drives/)?.[0]]);
  assert.equal(before.length, 1);
  assert.equal(write(workspace, before).text, start);
});
