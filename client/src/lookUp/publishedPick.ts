import { Uri, window } from 'vscode';
import { escapeIcons, fileLabel } from '../editing/labels';
import { canonicalUri } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';
import type { LookUps } from '../server/lookUps';
import type { ReferenceChanges } from './referenceChanges';
import { shortenPublication } from './shortenPublication';

interface CitingParts {
  readonly lookUps: LookUps;
  readonly changes: ReferenceChanges;
}

/**
 * Lets the writer choose which entries of these papers, or of all, are to cite the published version in the place of the preprint, and
 * rewrites those in one step of undo. Rejects with a message for the writer if there is none.
 */
export async function citePublished({ lookUps, changes }: CitingParts, keys?: readonly string[]): Promise<void> {
  const references = keys === undefined ? await lookUps.preprints() : ((await lookUps.checkReferences(keys)) ?? []);
  const items = references.flatMap(({ key, title, published, entry }) =>
    published === undefined || entry === undefined
      ? []
      : [
          {
            label: escapeIcons(title),
            description: escapeIcons(`${key} · ${fileLabel(Uri.parse(entry.uri))}`),
            detail: escapeIcons(shortenPublication(published)),
            entry,
          },
        ],
  );
  if (items.length === 0) throw new Slip(messages.nothingPublished());
  const chosen = await window.showQuickPick(
    items.map((item) => ({ ...item, picked: items.length === 1 })),
    {
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
      title: messages.titles.citePublishedVersion(),
      placeHolder: messages.citePublishedHint(),
    },
  );
  if (chosen === undefined || chosen.length === 0) return;
  const answer = await lookUps.citePublished(chosen.map(({ entry }) => entry));
  if (answer === undefined) return;
  const run = changes.begin();
  const { files, problem } = await changes.write(run, answer);
  const written = new Set(files.map(String));
  const changed = (answer.changed ?? []).filter(({ uri }) => written.has(canonicalUri(uri)));
  if (changed.length === 0) throw new Error(problem ?? messages.nothingPublished());
  await changes.tell(run, messages.citedPublished(changed.length), problem === undefined ? [] : [problem]);
}
