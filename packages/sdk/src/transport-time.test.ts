import { routes } from '@qwy/contract/routes';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { embed, failure, getEmbed, hang, json, setUp, text } from '../test/scripted-transport.ts';

describe('time and abort', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const realTime = { sleep: undefined, now: undefined };

  it('gives up an attempt after the timeout and tells fetch so', async () => {
    const { transport, sent } = setUp(({ init }) => hang(init), { ...realTime, timeout: 1000, retries: 0 });
    const outcome = failure(transport.send(routes.getEmbedConfig, getEmbed));
    await vi.advanceTimersByTimeAsync(999);
    expect(sent[0]?.init.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatchObject({ code: 'timeout', route: '/v1/embeds/{key}' });
    expect(sent[0]?.init.signal?.aborted).toBe(true);
  });

  it('drops an answer that comes too late, also from a fetch that does not listen', async () => {
    const late = () => new Promise<Response>((resolve) => setTimeout(() => resolve(json(embed)), 5000));
    const { transport } = setUp(late, { ...realTime, timeout: 1000, retries: 0 });
    const outcome = failure(transport.send(routes.getEmbedConfig, getEmbed));
    await vi.advanceTimersByTimeAsync(6000);
    expect(await outcome).toMatchObject({ code: 'timeout' });
  });

  it('counts the body into the timeout', async () => {
    const endless = () => new Response(new ReadableStream(), { headers: { 'content-type': 'application/json' } });
    const { transport } = setUp(endless, { ...realTime, timeout: 1000, retries: 0 });
    const outcome = failure(transport.send(routes.getEmbedConfig, getEmbed));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outcome).toMatchObject({ code: 'timeout' });
  });

  it('ends the whole call, retries included, within two timeouts', async () => {
    const { transport, sent } = setUp(({ init }) => hang(init), { ...realTime, timeout: 1000, retries: 9 });
    const outcome = failure(transport.send(routes.getEmbedConfig, getEmbed));
    await vi.advanceTimersByTimeAsync(2000);
    expect(await outcome).toMatchObject({ code: 'timeout' });
    expect(sent).toHaveLength(2);
  });

  it('lets one call have its own timeout', async () => {
    const { transport } = setUp(({ init }) => hang(init), { ...realTime, retries: 0 });
    const outcome = failure(transport.send(routes.getEmbedConfig, { ...getEmbed, timeout: 10 }));
    await vi.advanceTimersByTimeAsync(10);
    expect(await outcome).toMatchObject({ code: 'timeout' });
  });

  it('does not begin when it is already aborted', async () => {
    const { transport, sent } = setUp(() => json(embed));
    const error = await failure(transport.send(routes.getEmbedConfig, { ...getEmbed, signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'aborted' });
    expect(sent).toEqual([]);
  });

  it('ends at once when it is aborted while an answer is awaited', async () => {
    const { transport, sent } = setUp(({ init }) => hang(init), realTime);
    const controller = new AbortController();
    const outcome = failure(transport.send(routes.getEmbedConfig, { ...getEmbed, signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(5);
    controller.abort();
    expect(await outcome).toMatchObject({ code: 'aborted' });
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends at once when it is aborted during a pause', async () => {
    const { transport, sent } = setUp(() => text('', 502), realTime);
    const controller = new AbortController();
    const outcome = failure(transport.send(routes.getEmbedConfig, { ...getEmbed, signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(50);
    controller.abort();
    expect(await outcome).toMatchObject({ code: 'aborted' });
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves nothing behind after an answer: no timer, no listener', async () => {
    const { transport } = setUp(() => json(embed), realTime);
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    await transport.send(routes.getEmbedConfig, { ...getEmbed, signal });
    expect(vi.getTimerCount()).toBe(0);
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });
});
