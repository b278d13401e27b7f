import { proveTime } from './proof.js';

/** Started with a time zone of its own (TZ), and maybe with clocks that stand still; tells its parent what it found. */
const findings = await proveTime(process.argv.includes('still'));
process.send!(findings, () => process.disconnect());
