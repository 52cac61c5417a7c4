import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type * as z from 'zod/mini';
import { FindingsError, UsageError } from './failure.ts';
import type { World } from './world.ts';

/** Reads a JSON file. @throws {UsageError} if it cannot be read or is not JSON */
export async function readJson(world: World, file: string): Promise<unknown> {
  const text = await readText(world, file);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
}

/** @throws {UsageError} that names the file */
export async function readText(world: World, file: string): Promise<string> {
  try {
    return await readFile(resolve(world.cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${systemReason(error)}.`);
  }
}

/** `ENOENT` and its like, without the path that Node's messages repeat. */
export function systemReason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown reason';
}

/** A file of the given shape. @throws {FindingsError} with each place that is wrong */
export async function readShape<S extends z.ZodMiniType>(world: World, file: string, schema: S): Promise<z.output<S>> {
  return parseShape(file, schema, await readJson(world, file));
}

/** @throws {FindingsError} */
export function parseShape<S extends z.ZodMiniType>(file: string, schema: S, data: unknown): z.output<S> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? ` ${issue.keys.join(', ')}` : '';
    return `${file}: /${issue.path.map(String).join('/')}: ${issue.code}${keys}`;
  });
  throw new FindingsError(
    `${file} has ${lines.length} ${lines.length === 1 ? 'mistake' : 'mistakes'}; nothing was sent.`,
    lines,
  );
}
