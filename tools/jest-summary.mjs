// A jest reporter that writes the counts of a run to TEST_SUMMARY_FILE, for tools/test.mjs.
import { writeFileSync } from 'node:fs';

export default class JestSummary {
  onRunComplete(_contexts, results) {
    const path = process.env.TEST_SUMMARY_FILE;
    if (!path) return;
    const summary = {
      passed: results.numPassedTests,
      failed: results.numFailedTests,
      skipped: results.numPendingTests + results.numTodoTests,
      brokenFiles: results.numRuntimeErrorTestSuites,
    };
    writeFileSync(path, JSON.stringify(summary));
  }
}
