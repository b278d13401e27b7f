import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Permission } from '#libs/domain';
import { CAN, PUBLIC } from '#libs/platform';

/** A route as its controller declares it. */
export interface Route {
  readonly method: string;
  /** As in OpenAPI: /api/manage/{siteId}/today */
  readonly path: string;
  readonly handler: string;
  readonly permission: Permission | null;
  readonly isPublic: boolean;
}

export const keyOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

type Handler = (...args: never[]) => unknown;

const meta = (key: string, handler: Handler, controller: object): unknown =>
  Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);

/** Every route of every controller of the running application. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return [...new Set(controllers.map(({ metatype }) => metatype as { name: string; prototype: object }))].flatMap(
    (controller) =>
      Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
        const handler = Reflect.get(controller.prototype, name) as Handler;
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (name === 'constructor' || method === undefined) return [];
        const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)];
        const path = parts.map((part) => String(part).replace(/^\/|\/$/g, '')).filter((part) => part !== '');
        return [
          {
            method: RequestMethod[method],
            path: `/${path.join('/')}`.replace(/:(\w+)/g, '{$1}'),
            handler: `${controller.name}.${name}`,
            permission: (meta(CAN, handler, controller) as Permission | undefined) ?? null,
            isPublic: meta(PUBLIC, handler, controller) === true,
          },
        ];
      }),
  );
}

/**
 * What the server really answers, whoever registered it: `GET /api/docs`. HEAD comes with GET. Files of the web build
 * carry a hash in their name, so they count as one.
 */
export function servedBy(app: NestFastifyApplication): string[] {
  const served = new Set<string>();
  const above: string[] = [];
  for (const line of app.getHttpAdapter().getInstance().printRoutes().split('\n')) {
    const match = /^(?<indent>[│\s]*)[├└]── (?<part>\S*)(?: \((?<methods>[A-Z, ]+)\))?$/u.exec(line);
    if (!match?.groups) continue;
    const depth = match.groups.indent!.length / 4;
    above.length = depth;
    above[depth] = match.groups.part!;
    const path = above
      .join('')
      .replace(/:(\w+)/g, '{$1}')
      .replace(/^\/assets\/.+/, '/assets/*');
    for (const method of match.groups.methods?.split(', ') ?? []) {
      if (method !== 'HEAD') served.add(`${method} ${path}`);
    }
  }
  return [...served].toSorted();
}
