import { commands, DataTransferItem, type TreeDragAndDropController } from 'vscode';
import type { TreeNode } from './paperNodes';

const mimeType = 'application/vnd.code.tree.marginalia.papers';

/** A paper that is dropped on a topic moves there. */
export function createPaperDragging(): TreeDragAndDropController<TreeNode> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: [mimeType],
    handleDrag([node], data) {
      if (node?.kind === 'paper') data.set(mimeType, new DataTransferItem(node.key));
    },
    async handleDrop(target, data) {
      const group = target === undefined || target.kind === 'group' ? target : target.kind === 'related' ? target.of.group : target.group;
      const key: unknown = data.get(mimeType)?.value;
      if (group?.topic !== undefined && typeof key === 'string') await commands.executeCommand('marginalia.movePaper', key, group.topic);
    },
  };
}
