import { CodeLens, Range } from 'vscode';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import type { ReviewItem } from './renderReview';

/** What can be done about a finding, above its message. */
export function createReviewLenses({ start, group, finding }: ReviewItem): readonly CodeLens[] {
  const fix = nameFix(group.completable !== undefined, finding);
  const actions = [
    ...(fix === undefined ? [] : [[fix, 'marginalia.fixFinding', 'f'] as const]),
    [messages.goToFinding(), 'marginalia.openFinding', 'Enter'] as const,
    ...(finding.canDismiss === true ? [[messages.dismissFinding(), 'marginalia.dismissFinding', 'd'] as const] : []),
  ];
  return actions.map(
    ([title, command, key]) =>
      new CodeLens(new Range(start, 0, start, 0), {
        title: escapeIcons(title),
        command,
        arguments: [start],
        tooltip: messages.lensKey(title, key),
      }),
  );
}

/** undefined if nothing can be fixed. If there is one fix, it is named. */
function nameFix(isCompletable: boolean, { fixes = [], placeCount }: ReviewItem['finding']): string | undefined {
  if (isCompletable) return messages.completeThese();
  const [only, ...others] = fixes;
  if (only === undefined) return undefined;
  return others.length === 0 && placeCount === 1 ? messages.fixAs(only) : messages.fixFinding();
}
