import { parentPort, workerData } from 'node:worker_threads';
import { type IcsQuestion, readIcs } from './ics.read.js';

/** Runs in a thread of its own (IcsReader): one file, one answer, and the thread ends. */
const { body, question } = workerData as { body: Uint8Array; question: IcsQuestion };
parentPort!.postMessage(readIcs(body, question));
