import {
  commands,
  type DataTransfer,
  DataTransferItem,
  type Disposable,
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  languages,
  type Position,
  type TextDocument,
  type TreeDragAndDropController,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { methods } from '../../../server/src/client';
import { offerEntries } from '../citing/insertCitations';
import type { DraftTracker } from '../editing/draftTracker';
import { fromPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import type { TreeNode } from './paperNodes';

/** The type of the data for a drop inside the tree, which moves papers to another topic. */
const treeType = 'application/vnd.code.tree.marginalia.papers';
/** The type of the data for a drop into a draft. */
const draftType = 'application/vnd.marginalia.citation';

interface Dragged {
  readonly key: string;
  /** If a note is dragged, the passage that the note is about. */
  readonly quotation?: string;
}

/**
 * Lets the writer drag rows of the Papers view. Papers that are dropped on a topic move to it. `dropPapers` inserts what is dropped on a
 * draft.
 */
export function createPaperDragging(): TreeDragAndDropController<TreeNode> {
  return {
    // Plain text is not offered, because an editor would insert it instead of the citation.
    dragMimeTypes: [draftType],
    dropMimeTypes: [treeType],
    handleDrag(nodes, data) {
      const [node] = nodes;
      const dragged = node === undefined ? undefined : toDragged(node);
      if (node === undefined || dragged === undefined) return;
      const moved = nodes.flatMap((each) => (each.kind === 'paper' || each.kind === 'second' ? [each.key] : []));
      if (moved.length > 0) data.set(treeType, new DataTransferItem(moved));
      data.set(draftType, new DataTransferItem(JSON.stringify(dragged)));
    },
    async handleDrop(target, data) {
      const keys: unknown = data.get(treeType)?.value;
      const topic = target === undefined ? undefined : topicOf(target);
      if (topic !== undefined && Array.isArray(keys)) await commands.executeCommand('marginalia.movePaper', keys, topic);
    },
  };
}

/**
 * When a row of the tree is dropped on a draft, inserts a citation in the syntax of the draft's language. A note is inserted as a
 * quotation of its passage.
 */
export function dropPapers(library: Library, drafts: DraftTracker): Disposable {
  const kind = DocumentDropOrPasteEditKind.Text.append('marginalia', 'citation');
  return languages.registerDocumentDropEditProvider(
    { scheme: '*' },
    {
      provideDocumentDropEdits: (document, position, data) =>
        drafts.isDraft(document) ? createDropEdit(library, document, position, data, kind) : undefined,
    },
    { dropMimeTypes: [draftType], providedDropEditKinds: [kind] },
  );
}

async function createDropEdit(
  library: Library,
  document: TextDocument,
  position: Position,
  data: DataTransfer,
  kind: DocumentDropOrPasteEditKind,
): Promise<DocumentDropEdit | undefined> {
  const dragged = readDragged(await data.get(draftType)?.asString());
  if (dragged === undefined) return undefined;
  const answer = await library.ask(methods.citationEdit, { uri: document.uri.toString(), position: fromPosition(position), ...dragged });
  if (answer === undefined || answer === null) return undefined;
  const range = toRange(answer.edit.range);
  const isHere = range.isEmpty && range.start.isEqual(position);
  const edit = new DocumentDropEdit(isHere ? answer.edit.newText : '', messages.insertCitation(), kind);
  if (!isHere) {
    edit.additionalEdit = new WorkspaceEdit();
    edit.additionalEdit.replace(document.uri, range, answer.edit.newText);
  }
  onceChanged(document, () => void offerEntries(document, answer.written));
  return edit;
}

/**
 * Calls `run` after the next change of the draft. VS Code does not report that a drop was applied, so that change is assumed to be the
 * drop.
 */
function onceChanged(document: TextDocument, run: () => void): void {
  const subscription = workspace.onDidChangeTextDocument((change) => {
    if (change.document !== document || change.contentChanges.length === 0) return;
    subscription.dispose();
    run();
  });
}

function toDragged(node: TreeNode): Dragged | undefined {
  if (node.kind === 'paper' || node.kind === 'second' || node.kind === 'related') return { key: node.key };
  if (node.kind !== 'note' || node.note.key === undefined) return undefined;
  return { key: node.note.key, ...(node.annotation === undefined ? {} : { quotation: node.annotation.quote }) };
}

function readDragged(text: string | undefined): Dragged | undefined {
  if (text === undefined || text === '') return undefined;
  const dragged = JSON.parse(text) as Partial<Dragged>;
  if (typeof dragged.key !== 'string') return undefined;
  return typeof dragged.quotation === 'string' ? { key: dragged.key, quotation: dragged.quotation } : { key: dragged.key };
}

function topicOf(target: TreeNode): string | undefined {
  switch (target.kind) {
    case 'group':
      return target.topic;
    case 'paper':
    case 'second':
    case 'more':
      return target.group.topic;
    case 'related':
      return target.of.group.topic;
    case 'note':
    case 'lost':
    case 'gone':
      return undefined;
  }
}
