import { type MatrixParams, noteMethods } from '../../../../server/src/client';
import { getTarget, pickPapersOfBlock, writeBlock } from '../../blocks/writeBlock';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Inserts a table of papers into the draft, or updates the existing one. */
export const insertLiteratureMatrix: Command = {
  id: 'marginalia.insertLiteratureMatrix',
  title: messages.titles.insertLiteratureMatrix,
  run: async (services) => {
    const target = getTarget(services);
    const keys = await pickPapersOfBlock(services, target, 'matrix', messages.titles.insertLiteratureMatrix());
    if (keys !== undefined) await writeBlock<MatrixParams>(services, target, noteMethods.literatureMatrix, { keys });
  },
};
