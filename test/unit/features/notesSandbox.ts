import assert from 'node:assert/strict';
import type { NoteEdit } from '../../../server/src/features/annotating/noteEdit';
import { planNoteEdit } from '../../../server/src/features/annotating/planNoteEdit';
import { createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

export const kiteAbstract = 'We present Kite, a way to cross rivers. It carries two boats at once. Snow melts behind it, and nobody minds.';

/** A digest of two papers. */
export const digest = `//- /a-digest.txt
Kite: Rivers of Snow

${kiteAbstract}

Lark: Songs of the Hills

Lark climbs hills slowly, and sings of rivers all the while. Its songs are short.

`;

export interface DrawnAnnotation {
  readonly id: string;
  readonly quote: string;
  readonly body?: string;
  /** Fields of the comment above it. */
  readonly attributes?: string;
}

/** A note file on Kite. */
export function drawNote(
  annotations: readonly DrawnAnnotation[],
  {
    title = 'Kite: Rivers of Snow',
    free = '',
    more = '',
  }: { readonly title?: string; readonly free?: string; readonly more?: string } = {},
): string {
  const blocks = annotations.map(
    ({ id, quote, body, attributes }) =>
      `${attributes === undefined ? '' : `<!-- marginalia ${attributes} -->\n`}> ${quote}\n\n^${id}\n${body === undefined ? '' : `\n${body}\n`}`,
  );
  return [`---\nkey: kite\ntitle: "${title}"\n${more}---\n`, ...(free === '' ? [] : [`${free}\n`]), ...blocks].join('\n');
}

export function openSandbox(note: string | undefined, more = ''): FixtureWorkspace {
  return createFixtureWorkspace(`${digest}${note === undefined ? '' : `//- /marginalia/notes/kite.md\n${note}`}${more}`);
}

export const noteUri = uriOf('/marginalia/notes/kite.md');
export const digestUri = uriOf('/a-digest.txt');

/** The file's text after an edit. */
export function edited({ snapshot }: FixtureWorkspace, edit: NoteEdit): string {
  const answer = planNoteEdit(snapshot, edit);
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  return answer.after;
}

export function refusal({ snapshot }: FixtureWorkspace, edit: NoteEdit): string {
  const answer = planNoteEdit(snapshot, edit);
  assert.ok(answer.kind === 'refused', JSON.stringify(answer));
  return answer.reason;
}

/** Where words stand in the digest of the sandbox. */
export function spanOf({ snapshot }: FixtureWorkspace, words: string): { start: number; end: number } {
  const text = snapshot.digests.get(digestUri)!.text;
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}
