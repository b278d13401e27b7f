import type { OpenAPIObject } from '@nestjs/swagger';

/** The parts of an OpenAPI document that the generated tests read. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly description?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface Operation {
  readonly method: string;
  /** /api/manage/{siteId}/today */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** The schema of the JSON body, its reference resolved. */
  readonly body: Schema | null;
  /** The type of a body that is no JSON: a picture. */
  readonly takes: string | null;
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema?: Schema }> }>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const found = (item as Record<string, unknown>)[method] as
        | (Omit<Operation, 'method' | 'path' | 'body' | 'takes'> & {
            requestBody?: { content: Record<string, { schema: Schema }> };
          })
        | undefined;
      if (!found) return [];
      const { operationId, summary, parameters, responses, requestBody } = found;
      const schema = requestBody?.content['application/json']?.schema;
      const body = schema === undefined ? null : resolved(document, schema);
      const takes = Object.keys(requestBody?.content ?? {}).find((type) => type !== 'application/json') ?? null;
      return [{ method: method.toUpperCase(), path, operationId, summary, parameters, body, takes, responses }];
    }),
  );
}

export function resolved(document: OpenAPIObject, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  const found = (document.components?.schemas as Record<string, Schema> | undefined)?.[name];
  if (!found) throw new Error(`the document refers to ${schema.$ref}, which it does not have`);
  return resolved(document, found);
}

/** The smallest picture there is. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const isUnsafe = ({ method }: { method: string }): boolean => method !== 'GET';

/** Fills the path and the query; a value for each parameter of the path is required. */
export function urlOf(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>> = {},
): string {
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name]!));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
