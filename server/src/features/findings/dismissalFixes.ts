import { dismissalsFile } from '#ownFiles';
import { getIdentity, isIdentifier, printTitle } from '#text';
import { findDraftFolder, findFile, findFolder, ownFileUri, type Snapshot } from '#workspace';
import type { Dismissal } from '../../model/dismissal';
import { namePaper } from '../evidence/paperNames';
import { createClaimAnchor } from './dismissedFindings';
import type { FixByEdits, QuickFix, RuleFinding } from './rule';

/** The quick fixes that dismiss a finding: in its sentence, for its paper, or together with all findings of its rule. */
export function listDismissalFixes(snapshot: Snapshot, uri: string, finding: RuleFinding, date: string): readonly QuickFix[] {
  const { code, span, claim } = finding;
  if (claim === undefined) return [];
  const { paper } = claim;
  const base = { date, rule: code, identity: paper === undefined ? '-' : getIdentity(paper) };
  // Where a title began with a quotation mark, words of a sentence would be read.
  const title = printTitle(paper?.title ?? '').replace(/^["\s]+/, '');
  const anchor = createClaimAnchor(findFile(snapshot, uri)?.text ?? '', span, claim);
  const changes: readonly (readonly [string, QuickFix['change'] | undefined])[] = [
    ['Dismiss for this sentence', planDismissal(snapshot, uri, { kind: 'sentence', ...base, ...anchor })],
    ...(paper === undefined || (title === '' && !isIdentifier(base.identity))
      ? []
      : [[`Dismiss for ${namePaper(paper)}`, planDismissal(snapshot, uri, { kind: 'paper', ...base, title })] as const]),
    ['Turn off this check', { kind: 'turn-off-rule', code }],
  ];
  return changes.flatMap(([title, change]) => (change === undefined ? [] : [{ title, isPreferred: false, span, change }]));
}

/**
 * Writes a dismissal into the file of the folder that the draft is in, or of the first folder for a draft outside of all. undefined if
 * there is no such file and none can be created, or if it can't be read.
 */
function planDismissal(snapshot: Snapshot, draft: string, dismissal: Dismissal): FixByEdits | undefined {
  const place = findDraftFolder(snapshot.folders, draft);
  const folder = (place === undefined ? undefined : findFolder(snapshot.folders, `${place}/draft`)) ?? snapshot.folders[0];
  if (folder === undefined) return undefined;
  const uri = ownFileUri(folder, snapshot.settings, 'dismissals');
  const file = snapshot.ownFiles.dismissals.get(uri);
  if (file?.written().isReadable === false) return undefined;
  return {
    kind: 'edits',
    ...(file === undefined ? { creates: uri } : {}),
    files: () => new Map([[uri, dismissalsFile.edit(file?.text ?? '', dismissal)]]),
  };
}
