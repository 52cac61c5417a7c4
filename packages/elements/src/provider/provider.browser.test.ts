import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { brandRamp } from '@qwy/contract/rules/brand-ramp';
import { PRESET_BRANDS } from '../theme/presets.generated.ts';
import { ManualTimers } from '../base/manual-timers.ts';
import { QwyElement } from '../base/qwy-element.ts';
import { FakeFormElement, fakeFetch, settle } from '../frame-host/fake-frame.ts';
import type { SessionEndedEvent } from '../kiosk/session-ended-event.ts';
import { ConfigController } from './config-controller.ts';
import './define.ts';
import type { ProviderElement } from './provider.ts';

const ITEM = '11610726MB2929040W4000115001000';

/** The smallest element that takes its configuration from around it. */
class TestConfigured extends QwyElement {
  wiped = 0;
  @property() partner = '';
  readonly config = new ConfigController(this);
  wipe(): void {
    this.wiped += 1;
  }
}

beforeAll(() => {
  if (!customElements.get('test-form')) customElements.define('test-form', FakeFormElement);
  customElements.define('test-configured', TestConfigured);
});

const configured = (within: Element): TestConfigured => {
  const element = within.querySelector('test-configured');
  if (!(element instanceof TestConfigured)) throw new Error('no <test-configured>');
  return element;
};

describe('a provider', () => {
  it('configures the elements inside, whose own attributes win', async () => {
    const provider = await fixture(
      html`<qwy-provider gateway="https://gw.test/x" partner="pk_bank" locale="en" appearance="elder" terminal="kiosk">
        <test-configured partner="pk_post"></test-configured>
      </qwy-provider>`,
    );
    const element = configured(provider);
    expect(element.config.value).to.include({ gateway: 'https://gw.test', partner: 'pk_post', terminal: 'kiosk' });
    expect(element).to.include({ locale: 'en', appearance: 'elder' });
  });

  it('hands changes down while elements are on screen, and takes back what it handed down', async () => {
    const provider = await fixture<ProviderElement>(
      html`<qwy-provider locale="en"><test-configured></test-configured></qwy-provider>`,
    );
    const element = configured(provider);
    provider.locale = 'zh-CN';
    provider.appearance = 'elder';
    await settle();
    expect(element).to.include({ locale: 'zh-CN', appearance: 'elder' });
    provider.appearance = '';
    provider.removeAttribute('appearance');
    await settle();
    expect(element.appearance).to.equal('standard');
  });

  it('yields to what is set as a property, as frameworks do, before and after the element is on screen', async () => {
    const provider = await fixture(
      html`<qwy-provider partner="pk_bank" locale="zh-CN" appearance="elder"></qwy-provider>`,
    );
    const element = Object.assign(new TestConfigured(), { partner: 'pk_post', locale: 'en', appearance: 'kiosk' });
    provider.append(element);
    await settle();
    expect(element.config.value).to.include({ partner: 'pk_post', locale: 'en', appearance: 'kiosk' });
    expect(element).to.include({ locale: 'en', appearance: 'kiosk' });
    element.partner = 'pk_desk';
    expect(element.config.value.partner).to.equal('pk_desk');
    element.partner = '';
    expect(element.config.value.partner).to.equal('pk_bank');
  });

  it('leaves an element’s own language alone', async () => {
    const provider = await fixture<ProviderElement>(
      html`<qwy-provider locale="en"><test-configured locale="zh-CN"></test-configured></qwy-provider>`,
    );
    provider.appearance = 'elder';
    await settle();
    expect(configured(provider).locale).to.equal('zh-CN');
  });

  it('reaches elements in shadow roots', async () => {
    class TestCard extends LitElement {
      protected override render = () => html`<test-configured></test-configured>`;
    }
    customElements.define('test-card', TestCard);
    const provider = await fixture(html`<qwy-provider partner="pk_bank"><test-card></test-card></qwy-provider>`);
    const root = provider.querySelector('test-card')?.shadowRoot;
    const element = root?.querySelector('test-configured');
    expect(element instanceof TestConfigured && element.config.value.partner).to.equal('pk_bank');
  });

  it('hands its theme down, computes the brand’s colours for everything inside, and follows when they change', async () => {
    const provider = await fixture<ProviderElement>(
      html`<qwy-provider><test-configured></test-configured></qwy-provider>`,
    );
    const element = configured(provider);
    const tone = (name: string) => getComputedStyle(element).getPropertyValue(name);
    expect(tone('--_brand')).to.equal(PRESET_BRANDS.government);

    provider.theme = { preset: 'bank', scheme: 'dark', contrast: 'more' };
    await settle();
    expect(element).to.include({ scheme: 'dark', contrast: 'more' });
    expect(tone('--_brand')).to.equal(brandRamp(PRESET_BRANDS.bank).dark.brand);
    expect(provider.getAttribute('preset')).to.equal('bank');

    provider.theme = { brand: '#ffd400' };
    await settle();
    expect(provider.theme).to.deep.equal({ brand: '#ffd400' });
    expect(element).to.include({ scheme: 'light', contrast: 'auto' });
    expect(tone('--_brand-text')).to.equal(brandRamp('#ffd400').light.brandText);
    expect(tone('--_on-brand')).to.equal(brandRamp('#ffd400').light.onBrand);

    provider.theme = {};
    await settle();
    expect(tone('--_brand')).to.equal(PRESET_BRANDS.government);
  });

  it('follows the brand colour of the page’s style sheet, whose other colours win over computed ones', async () => {
    const provider = await fixture<ProviderElement>(
      html`<qwy-provider style="--qwy-brand: #00664f"><test-configured></test-configured></qwy-provider>`,
    );
    const element = configured(provider);
    const tone = (name: string) => getComputedStyle(element).getPropertyValue(name);
    expect(tone('--_brand-strong')).to.equal(brandRamp('#00664f').light.brandStrong);
    provider.style.setProperty('--qwy-brand', '#004488');
    while (tone('--_brand-strong') !== brandRamp('#004488').light.brandStrong) await settle();
    provider.style.setProperty('--qwy-brand-strong', '#010203');
    expect(tone('--_brand-strong')).to.equal('#010203');
  });

  it('says which value is not usable and works without it', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const provider = await fixture(
      html`<qwy-provider partner="BANK" gateway="ftp://gw.test"><test-configured></test-configured></qwy-provider>`,
    );
    expect(configured(provider).config.value).to.include({ partner: undefined, gateway: undefined });
    expect(warn.mock.calls.flat().join()).to.include('`partner` cannot be "BANK"').and.to.include('ftp://gw.test');
    warn.mockRestore();
  });

  it('does not change how the page inside it looks', async () => {
    const page = await fixture(
      html`<div style="color: rgb(1, 2, 3); font-size: 13px">
        <qwy-provider><p>…</p></qwy-provider>
      </div>`,
    );
    const paragraph = page.querySelector('p');
    if (!paragraph) throw new Error('no <p>');
    expect(getComputedStyle(paragraph)).to.include({ color: 'rgb(1, 2, 3)', fontSize: '13px', display: 'block' });
  });
});

describe('a provider at a kiosk', () => {
  let timers = new ManualTimers('2026-11-23T08:30:00+08:00');
  const kiosk = () =>
    fixture<ProviderElement>(
      html`<qwy-provider
        gateway="http://gw.test"
        partner="pk_post"
        locale="en"
        terminal="kiosk"
        idle-seconds="30"
        .timers=${timers}
      >
        <test-configured></test-configured><test-form item=${ITEM}></test-form>
      </qwy-provider>`,
    );
  const formIn = (provider: Element): FakeFormElement => {
    const element = provider.querySelector('test-form');
    if (!(element instanceof FakeFormElement)) throw new Error('no <test-form>');
    return element;
  };
  const dialogOf = (provider: Element) =>
    provider.shadowRoot?.querySelector('qwy-idle-dialog')?.shadowRoot?.querySelector('dialog');
  const touch = () => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  const pass = async (seconds: number) => {
    timers.pass(seconds * 1000);
    await settle();
  };
  const press = async (provider: Element, name: string) => {
    const buttons = Array.from(dialogOf(provider)?.querySelectorAll('button') ?? []);
    buttons.find((button) => button.textContent?.includes(name))?.click();
    await settle();
  };

  beforeEach(() => {
    timers = new ManualTimers('2026-11-23T08:30:00+08:00');
    vi.stubGlobal('fetch', fakeFetch({}).fetch);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    sessionStorage.clear();
  });

  it('lets the terminal rest as long as nobody came', async () => {
    const provider = await kiosk();
    await pass(600);
    expect(dialogOf(provider)).to.equal(undefined);
  });

  it('asks whether anybody is there, in a modal dialog with the seconds left', async () => {
    const provider = await kiosk();
    touch();
    await pass(29);
    expect(dialogOf(provider)).to.equal(undefined);
    await pass(1);
    expect(dialogOf(provider)?.matches(':modal')).to.equal(true);
    expect(dialogOf(provider)?.textContent).to.include('15 seconds');
    await pass(5);
    expect(dialogOf(provider)?.textContent).to.include('10 seconds');
  });

  it('is not clipped by what stands around it on the page', async () => {
    const clip = await fixture<HTMLElement>(
      html`<div
        style="width: 40px; height: 20px; overflow: hidden; transform: translateX(-30px); contain: paint"
      ></div>`,
    );
    const provider = await kiosk();
    clip.append(provider);
    touch();
    await pass(30);
    const dialog = dialogOf(provider);
    const { top, right, bottom, left } = dialog?.getBoundingClientRect() ?? new DOMRect();
    expect([left >= 0, top >= 0, right <= innerWidth, bottom <= innerHeight]).to.deep.equal([true, true, true, true]);
    for (const button of dialog?.querySelectorAll('button') ?? []) {
      const at = button.getBoundingClientRect();
      const hit = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
      expect(hit).to.equal(provider); // what is below the shadow roots is not told
    }
    await press(provider, 'still here');
    expect(dialogOf(provider)).to.equal(undefined);
  });

  it('wipes everything when nobody answers: elements, frame, storage', async () => {
    sessionStorage.setItem('qwy-draft', '张三');
    sessionStorage.setItem('theirs', 'kept');
    const provider = await kiosk();
    const frame = await formIn(provider).connected();
    const ended = oneEvent<SessionEndedEvent>(provider, 'qwy-session-ended');
    touch();
    await pass(45);
    await frame.message('wipe');
    frame.send({ type: 'wiped' });
    expect((await ended).reason).to.equal('idle');
    expect(frame.element.isConnected).to.equal(false);
    expect(configured(provider).wiped).to.equal(1);
    expect(sessionStorage.getItem('qwy-draft')).to.equal(null);
    expect(sessionStorage.getItem('theirs')).to.equal('kept');
    await settle();
    expect(dialogOf(provider)).to.equal(undefined);
    expect(await formIn(provider).connected(2)).not.to.equal(frame);
  });

  it('goes on when the citizen says so', async () => {
    const provider = await kiosk();
    touch();
    await pass(31);
    await press(provider, 'still here');
    expect(dialogOf(provider)).to.equal(undefined);
    await pass(29);
    expect(dialogOf(provider)).to.equal(undefined);
    expect(configured(provider).wiped).to.equal(0);
    await pass(1);
    expect(dialogOf(provider)).not.to.equal(undefined);
  });

  it('does not take a touch beside the button for an answer', async () => {
    const provider = await kiosk();
    touch();
    await pass(31);
    touch();
    await pass(14);
    await settle();
    expect(configured(provider).wiped).to.equal(1);
  });

  it('ends at once when the citizen says so', async () => {
    const provider = await kiosk();
    const frame = await formIn(provider).connected();
    const ended = oneEvent<SessionEndedEvent>(provider, 'qwy-session-ended');
    touch();
    await pass(31);
    await press(provider, 'Finish');
    await frame.message('wipe');
    frame.send({ type: 'wiped' });
    expect((await ended).reason).to.equal('citizen');
  });

  it('counts work inside a frame as somebody being there', async () => {
    const provider = await kiosk();
    const frame = await formIn(provider).connected();
    touch();
    await pass(20);
    frame.send({ type: 'activity' });
    await settle();
    await pass(29);
    expect(dialogOf(provider)).to.equal(undefined);
  });

  it('tells the frames that the terminal is shared', async () => {
    const frame = await formIn(await kiosk()).connected();
    expect((await frame.message('settings')).settings.terminal).to.equal('kiosk');
  });

  it('stops watching when it leaves the page or is no kiosk any more', async () => {
    const provider = await kiosk();
    touch();
    provider.terminal = '';
    await settle();
    await pass(600);
    expect(dialogOf(provider)).to.equal(undefined);
    provider.terminal = 'kiosk';
    await settle();
    touch();
    provider.remove();
    expect(timers.next).to.equal(undefined);
  });
});
