import { createClient, isQwyError } from '@qwy/sdk';
import type { ClientOptions } from '@qwy/sdk';

/** What a department's page might do: find services by words, and say what happened if it cannot. */
export async function findServices(words: string, options: ClientOptions): Promise<string[]> {
  const client = createClient(options);
  try {
    const page = await client.items.listItems({ q: words, withGuide: true });
    return page.rows.map((item) => `${item.code} ${item.name}`);
  } catch (error) {
    if (!isQwyError(error)) throw error; // a mistake in this code
    if (error.code === 'rate_limited') return [`Please try again in ${error.retryAfter ?? 60} s.`];
    return [`The service is not reachable (${error.code}, request ${error.requestId ?? 'unknown'}).`];
  }
}
