import type { CDPSession } from 'playwright-core';

/** What a page holds after a collection. */
export interface Held {
  /** Script heap, MB. */
  readonly megabytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function heapOf(session: CDPSession): Promise<Held> {
  // What a collection frees may hold the last of something else: a second one finds it.
  for (let time = 0; time < 2; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { megabytes: usedSize / 2 ** 20, nodes, listeners: jsEventListeners };
}
