import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IcsReader, type IcsLimits } from '../../libs/booking/src/ics/ics.reader.js';

/** As in production, but with time for a machine that has other work. */
const PATIENT: IcsLimits = { milliseconds: 120_000, megabytes: 256 };

/** The reader with its thread from dist, which `npm test` has built: a thread knows nothing of what loads the sources here. */
export const builtIcsReader = (limits = PATIENT): IcsReader =>
  new IcsReader(limits, pathToFileURL(resolve('dist/libs/booking/src/ics/ics.thread.js')));
