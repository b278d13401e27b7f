import { Worker } from 'node:worker_threads';
import type { IcsAnswer, IcsQuestion } from './ics.read.js';

export interface IcsLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** The largest file that is fetched at all (5 MB) is read in one second and 150 MB. */
const LIMITS: IcsLimits = { milliseconds: 10_000, megabytes: 256 };

/**
 * Reads calendars of strangers in a thread that is ended when it takes too long or too much: a rule that never comes to a
 * date would otherwise stop the whole process. For the worker only: the API reads none.
 */
export class IcsReader {
  constructor(
    private readonly limits: IcsLimits = LIMITS,
    /** The built file: a thread knows nothing of what loads the sources in tests. */
    private readonly thread: URL = new URL('./ics.thread.js', import.meta.url),
  ) {}

  async read(body: Uint8Array, question: IcsQuestion): Promise<IcsAnswer> {
    const thread = new Worker(this.thread, {
      workerData: { body, question },
      // It needs nothing of this process, and nothing that the file says may reach its output.
      env: {},
      execArgv: [],
      stdin: true,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: this.limits.megabytes, stackSizeMb: 4 },
    });
    let patience: NodeJS.Timeout | undefined;
    try {
      return await new Promise<IcsAnswer>((answered, failed) => {
        patience = setTimeout(() => answered({ fault: 'too_complex' }), this.limits.milliseconds);
        thread.once('message', answered);
        thread.once('error', (error: Error & { code?: string }) =>
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? answered({ fault: 'too_complex' }) : failed(error),
        );
        thread.once('exit', () => answered({ fault: 'too_complex' }));
      });
    } finally {
      clearTimeout(patience);
      await thread.terminate();
    }
  }
}
