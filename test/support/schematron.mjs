// Runs compiled Schematron rules (*.sef.json) over XML documents: one JSON request on standard input, one answer on
// standard output. A process of its own, because the engine is no dependency (its licence is not free) and must not
// be loaded into the tests.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @type {{engine: string, rules: string, documents: string[]}} */
const { engine, rules, documents } = JSON.parse(readFileSync(0, 'utf8'));
const { default: SaxonJS } = await import(engine);
// Read once: megabytes for each document would be most of the time.
const stylesheet = {
  stylesheetInternal: JSON.parse(readFileSync(rules, 'utf8')),
  stylesheetBaseURI: pathToFileURL(rules).href,
};

const failed = (svrl) =>
  [
    ...svrl.matchAll(
      /<svrl:(?:failed-assert|successful-report)\b([^>]*)>([\s\S]*?)<\/svrl:(?:failed-assert|successful-report)>/g,
    ),
  ]
    .filter(([, attributes]) => !/\b(?:flag|role)="(?:warning|information)"/i.test(attributes))
    .map(([, attributes, inside]) => {
      const id = /\bid="([^"]*)"/.exec(attributes)?.[1] ?? '';
      return `${id} ${inside
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()}`.slice(0, 300);
    });

const answers = documents.map((xml) => {
  const { principalResult } = SaxonJS.transform({ ...stylesheet, sourceText: xml, destination: 'serialized' }, 'sync');
  return failed(principalResult);
});
process.stdout.write(JSON.stringify(answers));
