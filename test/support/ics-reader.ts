import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IcsReader, type IcsLimits } from '../../libs/booking/src/ics/ics.reader.js';

/** The reader with its thread from dist, which `npm test` has built: a thread knows nothing of what loads the sources here. */
export const builtIcsReader = (limits?: IcsLimits): IcsReader =>
  new IcsReader(limits, pathToFileURL(resolve('dist/libs/booking/src/ics/ics.thread.js')));
