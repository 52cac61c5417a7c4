import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBlockedBrowser } from './blocked-browser.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { compareNumber, inside, openLogin, showLicense } from './story.ts';
import { watch } from './visit.ts';

describe('a citizen who signed in on one partner’s page', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  }, 90_000);
  afterAll(() => sandbox.stop());

  it('is known on another’s without being asked again, though third-party cookies are blocked', async () => {
    const blocked = await openBlockedBrowser(['gw.localhost', 'forms.localhost', 'license.localhost']);
    const visit = await watch(await blocked.context.newPage());
    const { page } = visit;
    await page.goto(sandbox.site('bank', '/licenses'));
    await showLicense(visit, '居民身份证');

    await page.goto(sandbox.site('hostile', '/'));
    const license = inside(page, 'qwy-license');
    // No persona is chosen: the provider knows who is there.
    await compareNumber(page, await openLogin(visit));
    await license.getByRole('button', { name: '居民身份证' }).first().waitFor();
    expect(visit.trouble).toEqual([]);
    await blocked.close();
  });
});
