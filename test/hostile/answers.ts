import type { OpenAPIObject } from '@nestjs/swagger';
import type { LightMyRequestResponse } from 'fastify';
import { PROBLEM_CODES } from '#libs/domain';
import { type Operation, type Schema, resolved } from '../support/operations.js';

const CODES = new Set<string>(PROBLEM_CODES);
/** Words of the machine room: none of them stands in an answer, whatever was asked. */
const INNARDS =
  /node_modules|\n\s+at |\.(ts|js|mjs):\d+|QueryFailedError|SQLSTATE|violates|invalid input syntax|relation "|PostgreSQL|typeorm/i;

/** What is wrong with the answer to a hostile request; empty when it is as it should be. */
export function faultsOf(
  document: OpenAPIObject,
  operation: Operation,
  path: string,
  answer: LightMyRequestResponse,
): string[] {
  const { statusCode, headers, body } = answer;
  if (statusCode >= 500) return [`answers ${statusCode}: ${body}`];
  const inside =
    INNARDS.exec(body) && !/"application\/pdf"/.test(String(headers['content-type'])) ? ['talks of its insides'] : [];
  const evil = 'x-evil' in headers ? ['lets a header be injected'] : [];
  // A twisted address may have left the API for the pages, or for another operation.
  if (!/^\/(api|health)(\/|$)/.test(path)) return [...inside, ...evil, ...pageFaults(answer)];
  if (statusCode >= 400) return [...inside, ...evil, ...problemFaults(answer)];
  if (!new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)) return [...inside, ...evil];
  return [...inside, ...evil, ...schemaFaults(document, operation, answer)];
}

/** Pages refuse in words for people, or for a tool that has used the wrong method. */
export const pageFaults = ({ statusCode, headers }: LightMyRequestResponse): string[] =>
  statusCode < 400 || /^(text\/html|text\/plain|application\/problem\+json)/.test(String(headers['content-type']))
    ? []
    : [`refuses a page with ${String(headers['content-type'])}`];

function problemFaults({ statusCode, headers, body }: LightMyRequestResponse): string[] {
  if (!String(headers['content-type']).startsWith('application/problem+json')) {
    return [
      `refuses with ${String(headers['content-type'])} instead of a problem: ${statusCode} ${body.slice(0, 200)}`,
    ];
  }
  if (body === '') return []; // HEAD
  const problem = JSON.parse(body) as Record<string, unknown>;
  return [
    ...(CODES.has(String(problem.code)) ? [] : [`has an unknown code ${String(problem.code)}`]),
    ...(problem.status === statusCode ? [] : [`says ${String(problem.status)} in a ${statusCode}`]),
    ...(typeof problem.title === 'string' && typeof problem.instance === 'string' ? [] : ['has no title or instance']),
    ...(headers['x-request-id'] ? [] : ['has no request id']),
  ];
}

function schemaFaults(
  document: OpenAPIObject,
  { responses, method }: Operation,
  answer: LightMyRequestResponse,
): string[] {
  const { statusCode, headers, body } = answer;
  const [type] = String(headers['content-type'] ?? '').split(';');
  if (body === '' || type !== 'application/json') return [];
  const declared = responses[String(statusCode)]?.content?.['application/json']?.schema;
  if (!declared) return [`answers ${statusCode} to ${method}, which the contract does not say`];
  return mismatches(document, declared, JSON.parse(body), 'answer').map((fault) => `is off its schema: ${fault}`);
}

/** Every field that the schema declares and no other, each of its type. */
function mismatches(document: OpenAPIObject, declared: Schema, value: unknown, where: string): string[] {
  const schema = resolved(document, declared);
  if (schema.allOf) return schema.allOf.flatMap((part) => mismatches(document, part, value, where));
  const alternatives =
    (schema as { anyOf?: Schema[]; oneOf?: Schema[] }).anyOf ?? (schema as { oneOf?: Schema[] }).oneOf;
  if (alternatives) {
    const each = alternatives.map((one) => mismatches(document, one, value, where));
    return each.some((faults) => faults.length === 0) ? [] : each[0]!;
  }
  const types = [schema.type ?? 'object'].flat();
  if (value === null)
    return types.includes('null') || (schema as { nullable?: boolean }).nullable ? [] : [`${where} is null`];
  if (Array.isArray(value)) {
    if (!types.includes('array')) return [`${where} is a list`];
    return value.flatMap((one, index) => mismatches(document, schema.items ?? {}, one, `${where}[${index}]`));
  }
  if (typeof value === 'object') {
    const fields = schema.properties ?? {};
    const there = value as Record<string, unknown>;
    return [
      ...Object.keys(there)
        .filter((name) => !(name in fields))
        .map((name) => `${where}.${name} is not declared`),
      ...(schema.required ?? []).filter((name) => !(name in there)).map((name) => `${where}.${name} is missing`),
      ...Object.entries(there).flatMap(([name, one]) =>
        fields[name] ? mismatches(document, fields[name], one, `${where}.${name}`) : [],
      ),
    ];
  }
  const type = typeof value;
  const fits = types.includes(type) || (type === 'number' && types.includes('integer') && Number.isInteger(value));
  return [
    ...(fits ? [] : [`${where} is a ${type}`]),
    ...(schema.enum && !schema.enum.includes(value)
      ? [`${where} is ${JSON.stringify(value)}, which is not listed`]
      : []),
  ];
}
