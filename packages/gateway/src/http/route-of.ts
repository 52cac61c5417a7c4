import type { Route } from '@qwy/contract/route';
import { routeList } from '@qwy/contract/routes';
import type { FastifyRequest } from 'fastify';

/** `/v1/items/{code}` as the router writes it: `/v1/items/:code`. */
export const routerPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Routes of the contract by the router's path. */
export function routesByPath(): ReadonlyMap<string, readonly Route[]> {
  const found = new Map<string, Route[]>();
  for (const route of routeList) {
    const path = routerPath(route.path);
    found.set(path, [...(found.get(path) ?? []), route]);
  }
  return found;
}

/** Finds the contract's route that a request means; HEAD means GET. */
export function routeFinder(): (request: FastifyRequest) => Route | undefined {
  const byPath = routesByPath();
  return (request) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    return byPath.get(request.routeOptions.url ?? '')?.find((route) => route.method === method);
  };
}
