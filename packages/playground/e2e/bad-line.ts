import { type FaultProxy, startFaultProxy } from '@qwy/testing/fault-proxy';
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../tools/lib/chromium.ts';
import type { Sandbox } from './sandbox.ts';

/** A browser whose connections to the sandbox go through proxies that can fail; everybody else's go straight. */
export interface BadLine {
  readonly browser: Browser;
  readonly gateway: FaultProxy;
  readonly forms: FaultProxy;
  readonly bank: FaultProxy;
  /** Everything passes again. */
  heal(): void;
  close(): Promise<void>;
}

export async function openBadLine({ port }: Sandbox): Promise<BadLine> {
  const names = { gw: port, forms: port + 1, bank: port + 10 };
  const [gateway, forms, bank] = await Promise.all([
    startFaultProxy(names.gw),
    startFaultProxy(names.forms),
    startFaultProxy(names.bank),
  ]);
  const rule = (name: keyof typeof names, proxy: FaultProxy): string =>
    `MAP ${name}.localhost:${names[name]} 127.0.0.1:${proxy.port}`;
  const rules = [rule('gw', gateway), rule('forms', forms), rule('bank', bank)].join(', ');
  const browser = await chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: [...CHROMIUM_FLAGS, `--host-resolver-rules=${rules}`],
  });
  const all = [gateway, forms, bank];
  return {
    browser,
    gateway,
    forms,
    bank,
    heal: () => all.forEach((proxy) => proxy.heal()),
    async close() {
      await browser.close();
      await Promise.all(all.map((proxy) => proxy.close()));
    },
  };
}
