import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

xmlRegisterFsInputProviders();
const require = createRequire(import.meta.url);

/** The schema of Factur-X EN 16931 as published: a package brings it. */
const FACTUR_X = join(dirname(require.resolve('@stackforge-eu/factur-x')), '../schema/en16931/FACTUR-X_EN16931.xsd');

/**
 * No package brings the schemas of UBL: our own of the part we write (same order, same numbers), and the official ones
 * where EINVOICE_RULES_DIR holds them.
 */
function schemasOf(root: string): string[] {
  if (root === 'CrossIndustryInvoice') return [FACTUR_X];
  const official = join(process.env.EINVOICE_RULES_DIR ?? '/nowhere', 'xsd/maindoc', `UBL-${root}-2.1.xsd`);
  const ours = join(import.meta.dirname, 'ubl', `${root}.xsd`);
  return [ours, ...(existsSync(official) ? [official] : [])];
}

const validators = new Map<string, XsdValidator>();
function validatorOf(path: string): XsdValidator {
  let validator = validators.get(path);
  if (!validator) {
    const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path });
    validator = XsdValidator.fromDoc(schema);
    schema.dispose();
    validators.set(path, validator);
  }
  return validator;
}

/** What the schemas of its kind say against an XML document; nothing when it is valid. */
export function schemaErrors(xml: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return schemasOf(document.root.name).flatMap((path) => {
      try {
        validatorOf(path).validate(document);
        return [];
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    });
  } finally {
    document.dispose();
  }
}

/** The text of each node that an XPath finds; prefixes rsm ram udt qdt cac cbc. */
export function valuesAt(xml: string, path: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(path, NAMESPACES).map((node) => node.content);
  } finally {
    document.dispose();
  }
}

const UN = 'urn:un:unece:uncefact:data:standard';
const OASIS = 'urn:oasis:names:specification:ubl:schema:xsd';
const NAMESPACES = {
  rsm: `${UN}:CrossIndustryInvoice:100`,
  ram: `${UN}:ReusableAggregateBusinessInformationEntity:100`,
  udt: `${UN}:UnqualifiedDataType:100`,
  qdt: `${UN}:QualifiedDataType:100`,
  cac: `${OASIS}:CommonAggregateComponents-2`,
  cbc: `${OASIS}:CommonBasicComponents-2`,
};
