import type { Connection } from 'vscode-languageserver/node';
import type { IndexProgress } from '../workspace/indexer';
import type { ClientAbilities } from './capabilities';

export interface ShownProgress extends IndexProgress {
  done(): void;
}

/** A short index shows nothing: progress that flashes by only distracts. */
const showAfterMilliseconds = 500;

/** Work-done progress in the editor while an index takes long. Silent where the client shows none. */
export async function showIndexProgress(connection: Connection, abilities: ClientAbilities): Promise<ShownProgress> {
  if (!abilities.progress) return { report: () => undefined, done: () => undefined };
  const started = Date.now();
  const reporter = await connection.window.createWorkDoneProgress();
  let begun = false;
  return {
    report(done, total) {
      if (!begun && Date.now() - started > showAfterMilliseconds) {
        begun = true;
        reporter.begin('Marginalia: reading digests', 0, `${done} of ${total}`, false);
      } else if (begun) {
        reporter.report(Math.floor((done / total) * 100), `${done} of ${total}`);
      }
    },
    done() {
      if (begun) reporter.done();
    },
  };
}
