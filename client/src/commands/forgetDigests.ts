import { words } from '../words';
import type { Command } from './command';

/** A button of the digests that an emptied library tells of. */
export const forgetDigests: Command = {
  id: 'marginalia.forgetDigests',
  title: words.titles.forgetDigests,
  run: ({ gone }) => gone.forget(),
};
