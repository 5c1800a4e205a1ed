import type { DiskFile, WorkspaceHost } from '#workspace';
import { CancelledError } from '../base/cancellation';
import type { BackgroundJobs } from './background/jobs';

/** A digest of more bytes than this is read in the background. Reading so many takes a tenth of a second, in which nothing is answered. */
const maxBytes = 512 * 1024;

/** Reads large digests in the background, so that requests are answered meanwhile. */
export class LargeDigests {
  readonly #host: WorkspaceHost;
  readonly #background: BackgroundJobs;

  constructor(host: WorkspaceHost, background: BackgroundJobs) {
    this.#host = host;
    this.#background = background;
  }

  isLarge({ uri, bytes }: DiskFile): boolean {
    return bytes !== undefined && bytes.byteLength > maxBytes && this.#host.findKind(uri) === 'digest';
  }

  /** The file with what it says, if it is a large digest. Otherwise the file itself, which is read when it is first used. */
  async read(file: DiskFile): Promise<DiskFile> {
    const { uri, bytes } = file;
    if (bytes === undefined || !this.isLarge(file)) return file;
    try {
      for (;;) {
        const digest = await this.#background.run('digest', { uri, bytes, corrections: this.#host.snapshot.corrections.all });
        // Meanwhile the writer may have corrected how digests are read.
        if (digest.corrections === this.#host.snapshot.corrections.mark) return { ...file, digest };
      }
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      // Whatever the text is, reading it throws nothing. So the thread that read it has ended, and this one would end too.
      return { uri, problem: "There isn't enough memory to read this file. To use it as a digest, split it into smaller files." };
    }
  }
}
