import type { Definition, DefinitionLink, Hover, TextDocumentPositionParams } from 'vscode-languageserver/node';
import { formattedReference } from '../../features/bibliography/entrySource';
import { knowsPaperUnderCursor } from '../../features/finding/paperUnderCursor';
import { definition } from '../../features/finding/paperPlaces';
import { hover, needsReference, renderHover } from '../../features/finding/hover';
import { findFile } from '../../workspace/snapshot';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import type { RequestContext } from '../context';
import { type DocumentPosition, findDocumentPosition } from '../decode';
import { toRange } from '../encode';
import { handle } from '../handle';
import { toMarkup } from '../markup';
import type { HoverWithPaper } from '../paperRequests';
import type { LspLocation } from '../requests';

/** Requests about the paper at the cursor: hover and definition. */
export function registerCursorRoutes({ connection, host, abilities, encoder, services }: RequestContext): void {
  connection.onHover(
    handle(connection, 'textDocument/hover', null, async (params): Promise<Hover | HoverWithPaper | null> => {
      const { snapshot, file, uri, offset } = await locatePaper(host, params);
      if (file === undefined || !knowsPaperUnderCursor(snapshot, uri, offset)) return null;
      // While files are still being read, the card comes without the reference, because loading the formatter takes long.
      const isFormatted = snapshot.ready && needsReference(snapshot, uri, offset);
      const loaded = isFormatted ? await services.findFormatter(snapshot, uri) : undefined;
      const answer = hover(
        snapshot,
        uri,
        offset,
        (paper) => (loaded === undefined ? '' : formattedReference(snapshot, paper, loaded.formatter)),
        (place) => toFileLink(encoder.toLocation(snapshot, place.uri, place.span)),
      );
      if (answer === undefined) return null;
      const { cards, paper, span, isCited } = answer;
      const range = toRange(file, span);
      if (!abilities.hoverPaper) return { contents: toMarkup(renderHover(answer), abilities.hoverMarkup), range };
      const [{ text, pages }, second] = cards;
      if (second !== undefined) return { contents: [renderHover(answer)], range };
      return {
        contents: [text],
        range,
        paper: { key: paper.key, isInDigest: paper.occurrences[0]?.kind === 'digest', isCitedHere: isCited, pages },
      };
    }),
  );

  connection.onDefinition(
    handle(connection, 'textDocument/definition', null, async (params): Promise<Definition | DefinitionLink[] | null> => {
      const { snapshot, file, uri, offset } = await locatePaper(host, params);
      const answer = file === undefined ? undefined : definition(snapshot, uri, offset);
      if (file === undefined || answer === undefined) return null;
      const links = answer.targets.flatMap(({ uri: targetUri, block, title }): DefinitionLink[] => {
        const target = findFile(snapshot, targetUri);
        if (target === undefined) return [];
        const originSelectionRange = toRange(file, answer.origin);
        return [
          {
            originSelectionRange,
            targetUri: encoder.toEditorUri(targetUri),
            targetRange: toRange(target, block),
            targetSelectionRange: toRange(target, title),
          },
        ];
      });
      if (abilities.definitionLinks) return links;
      return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
    }),
  );
}

/** An address with a line, as VS Code and other editors open it from a hover: `file:///a.txt#L12`. Empty for what is no file. */
function toFileLink({ uri, range }: LspLocation): string {
  return /^file:\/\/[^<>\s]*$/.test(uri) ? `${uri}#L${range.start.line + 1}` : '';
}

/** Waits until the paper at the cursor is known or all digests have been read. */
async function locatePaper(host: WorkspaceHost, params: TextDocumentPositionParams): Promise<DocumentPosition> {
  const snapshot = await host.snapshotThat((current) => {
    const { uri, offset } = findDocumentPosition(current, params);
    return knowsPaperUnderCursor(current, uri, offset);
  });
  return findDocumentPosition(snapshot, params);
}
