// Prevents: printing an address before anybody answers there.
import { setTimeout as wait } from 'node:timers/promises';
import { getLoopback } from '../lib/loopback.ts';

const POLL_MS = 150;

/**
 * Resolves as soon as the URL answers with an accepted status (default: anything below 500, for servers that have no page at `/`).
 * Rejects only through the signal: a server died, somebody pressed Ctrl-C.
 */
export async function untilAnswers(
  url: string,
  signal: AbortSignal,
  accept = (status: number) => status < 500,
): Promise<void> {
  while (!(await answers(url, accept))) await wait(POLL_MS, undefined, { signal });
}

async function answers(url: string, accept: (status: number) => boolean): Promise<boolean> {
  try {
    return accept((await getLoopback(url)).status);
  } catch {
    return false; // not listening yet
  }
}
