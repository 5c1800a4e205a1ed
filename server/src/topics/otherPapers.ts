import { otherPapersLabel } from '../model/topic';
import { foldText } from '../text/foldText';

/** Whether this is the heading of the papers that fit no other topic. The writer may write it in any case. */
export function isOtherPapers({ label }: { readonly label: string }): boolean {
  return label === otherPapersLabel || foldText(label) === foldText(otherPapersLabel);
}
