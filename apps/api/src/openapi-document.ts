import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PROBLEM_CODES } from '#libs/domain';
import { INTRODUCTION } from './openapi-introduction.js';

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457 problem details, with the facts a client may act on beside them.',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: [...PROBLEM_CODES] },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
  additionalProperties: true,
};

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly [fact: string]: unknown;
}

interface Operation {
  parameters?: readonly Parameter[];
  responses?: Record<string, unknown>;
}

/**
 * Every `{name}` of the path is a parameter. Nest only knows those whose type exists at run time: an id is a branded
 * string, which does not, so it left them out.
 */
function completed(template: string, parameters: readonly Parameter[]): Parameter[] {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const known = (name: string) => parameters.find((one) => one.in === 'path' && one.name === name);
  const inPath = names.map((name) => {
    const isId = name === 'id' || name.endsWith('Id');
    const schema = { type: 'string', ...(isId && { format: 'uuid' }) };
    return { ...(known(name) ?? { name, required: true, in: 'path' }), schema };
  });
  return [...inPath, ...parameters.filter((one) => one.in !== 'path')];
}

/** OpenAPI 3.1 of the HTTP interface. Any route may answer a problem, so that is said once for all. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Maille')
    .setDescription(INTRODUCTION)
    .setVersion('1')
    .setLicense('AGPL-3.0-or-later', 'https://www.gnu.org/licenses/agpl-3.0.html')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('maille_session', { type: 'apiKey', in: 'cookie', name: 'maille_session' })
    .build();
  const operationIdFactory = (controller: string, method: string) =>
    `${controller.replace(/Controller$/, '')}_${method}`;
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory });
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM as never };
  for (const [template, path] of Object.entries(document.paths)) {
    for (const operation of Object.values(path) as Operation[]) {
      if (!operation.responses) continue;
      operation.parameters = completed(template, operation.parameters ?? []);
      operation.responses.default = {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return document;
}
