// In which order jest begins the test files: what takes longest first, or the last of them would run on alone.
import Sequencer from '@jest/test-sequencer';

/** Every page in a browser; many processes at once; whatever has the whole product in it; a database; nothing. */
const KINDS = [/\/browser\/pages\./, /\/race\//, /\.e2e-spec\./, /\.db-spec\./];
const rank = ({ path }) => KINDS.findIndex((kind) => kind.test(path.replaceAll('\\', '/'))) >>> 0;

export default class LongestFirst extends Sequencer {
  /** Within a kind it is jest's own order: by how long a file took the last time, else by its size. */
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
