import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** An invented citizen of the sandbox. */
const Persona = z.object({ sub: z.string(), name: z.string(), citizenId: z.string() });
export type Persona = z.infer<typeof Persona>;

/** The same file from which the gateway's sandbox takes their licences. */
export function readPersonas(): Persona[] {
  const file = new URL('../../../gateway/data/sandbox/personas.json', import.meta.url);
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return z.object({ personas: z.array(Persona) }).parse(Array.isArray(data) ? { personas: data } : data).personas;
}
