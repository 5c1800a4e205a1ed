import assert from 'node:assert/strict';
import type { BlockResult } from '../../../server/src/features/annotating/managedBlock';
import { applyEdits, createFixtureWorkspace, type FixtureWorkspace, languageIdOf, uriOf } from '../../support/fixtureWorkspace';

/** Two papers, and a note on one of them. */
export const library = `//- /a-digest.txt
Kite: Rivers of Snow

Boats cross rivers. However, boats struggle with ice. We present Kite, a way to cross
rivers by air. It wins on LongBench and RULER, and cuts costs by 2.5x over boats. Code: https://github.com/kite/kite

Lark: Songs of the Hills

Lark climbs hills slowly, and sings of rivers all the while. Its songs are short.

//- /marginalia/notes/kite.md
---
key: kite
title: "Kite: Rivers of Snow"
---

Compare with ferries.

> boats struggle with ice

^n-ice1

True of *ferries* too. #ice
`;
export const noteUri = uriOf('/marginalia/notes/kite.md');

export type Output = (workspace: FixtureWorkspace, uri: string, offset: number) => BlockResult | undefined;

export interface Outputted {
  readonly workspace: FixtureWorkspace;
  readonly uri: string;
  readonly text: string;
}

export function withDraft(draft: string, path = '/draft.md'): string {
  return `${library}//- ${path}\n${draft}`;
}

/** The text of the draft after the edit, at its cursor. */
export function write(source: string, output: Output): Outputted {
  const workspace = createFixtureWorkspace(source);
  const { uri, offset, file } = workspace.cursor;
  return { workspace, uri, text: applyAnswer(file.text, output(workspace, uri, offset)) };
}

export function applyAnswer(text: string, answer: BlockResult | undefined): string {
  assert.ok(answer?.kind === 'edits', JSON.stringify(answer));
  return applyEdits(text, answer.edits);
}

/** The same sandbox with the draft as it has become. */
export function open({ workspace, uri }: Outputted, text: string): FixtureWorkspace {
  return { ...workspace, snapshot: workspace.host.apply({ kind: 'document', uri, languageId: languageIdOf(uri), text }) };
}

/** A second run, wherever the cursor stands, has nothing to do. */
export function checkSettled(outputted: Outputted, output: Output): void {
  const { text, uri } = outputted;
  const workspace = open(outputted, text);
  for (const offset of [0, Math.floor(text.length / 2), text.length])
    assert.deepEqual(output(workspace, uri, offset), { kind: 'edits', edits: [], isUpdate: true }, text);
}
