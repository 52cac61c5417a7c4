import type { Guide } from '@qwy/contract/guide';
import type { Change } from '@qwy/contract/change';
import type { SituationAnswers } from '@qwy/contract/rules/situations';
import { askedSituations, narrowGuide } from '@qwy/contract/rules/situations';
import { isQwyError } from '@qwy/sdk/errors';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Failure } from '../base/failure.ts';
import { failureOf, failureOfCode } from '../base/failure.ts';
import type { Messages } from '../base/messages.ts';
import { QwyElement } from '../base/qwy-element.ts';
import type { Timers } from '../base/timers.ts';
import { systemTimers } from '../base/timers.ts';
import { WidgetFailedEvent, WidgetReadyEvent } from '../base/view-events.ts';
import { ConfigController } from '../provider/config-controller.ts';
import { ChangeWatch } from './change-watch.ts';
import { readTicks, tabStorage, writeTicks } from './checklist-memory.ts';
import type { GuideClient } from './guide-client.ts';
import { sharedGuideClient } from './guide-client.ts';
import { guideStyles } from './guide.styles.ts';
import type { GuideMessageKey } from './messages.ts';
import { chineseMessages } from './messages.ts';
import { OfficeClock } from './office-clock.ts';
import type { GuideContext } from './parts/context.ts';
import type { GuideActions } from './parts/page.ts';
import { renderGuide, renderSkeleton } from './parts/page.ts';
import { PrintUnfolder } from './print-unfolder.ts';
import { StartApplicationEvent } from './start-application-event.ts';
import { WorkingDays } from './working-days.ts';

/**
 * The guide to one service item: the answer first (what to bring, how long, what it costs, where), then questions that narrow
 * it, the checklist of materials, steps, places, the legal basis. Drawn in the page. When the bureau publishes a new version, the
 * element shows it at once and keeps the reader's place and ticks. Keyboard: native radio buttons, check boxes and details.
 *
 * Configuration comes from the element's attributes, else from the `<qwy-provider>` around it, else from the page.
 *
 * @summary What a citizen needs to know before applying.
 * @slot - Shown until the guide is there and whenever it fails: a link, a phone number, an address.
 * @slot actions - More ways on beside "fill in online", for example a link to your branches.
 * @fires {StartApplicationEvent} qwy-start - The reader wants to fill in the form; the page decides where. Bubbles, composed.
 * @fires {WidgetReadyEvent} qwy-ready - The guide is on screen. Bubbles, composed.
 * @fires {WidgetFailedEvent} qwy-failed - It could not be loaded; says why, in codes. Bubbles, composed.
 * @csspart head - Name, authority and summary.
 * @csspart sample - The badge on content that is not official.
 * @csspart answer - The cards with the short answer.
 * @csspart actions - The ways on.
 * @csspart start - The "fill in online" button.
 * @csspart call - The phone button.
 * @csspart section - Every section; besides it carries its own name: `situations`, `materials`, `steps`, `conditions`, `places`, `fees`, `results`, `limits`, `phones`, `channels`, `basis`, `faq`.
 * @csspart material - One material.
 * @csspart waived - A material that need not be handed in.
 * @csspart step - One step.
 * @csspart place - One place.
 * @csspart version - Version and date.
 * @csspart failure - The sentence about a failure.
 * @cssproperty --qwy-brand - Brand colour.
 * @cssproperty --qwy-surface - Background of cards and sections.
 * @cssproperty --qwy-radius - Roundness of corners.
 * @cssproperty --qwy-size - Size of running text.
 */
export class GuideElement extends QwyElement {
  static override styles: CSSResultGroup = [QwyElement.styles, guideStyles];

  /** Code of the item whose guide is shown. Until there is one, only the fallback is shown. */
  @property() item = '';

  /** Origin of the gateway. Default: the provider's, the page's, or where the loader came from. */
  @property() gateway = '';

  /** `kiosk` on a shared terminal: ticks are kept on screen only, never stored. Default: the provider's, else not shared. */
  @property() terminal: 'kiosk' | '' = '';

  /** The SDK's client to use instead of the page's own; for npm users and tests. Default: one made for `gateway`. */
  @property({ attribute: false }) client: GuideClient | undefined;

  /** Clock and timers; for tests. Default: the browser's. */
  @property({ attribute: false }) timers: Timers = systemTimers;

  @state() protected guide: Guide | undefined;
  @state() protected failure: Failure | undefined;
  @state() private answers: SituationAnswers = {};
  @state() private ticks: ReadonlySet<string> = new Set();
  /** Version that arrived while the guide was being read. */
  @state() private freshVersion: number | undefined;
  /** Loaded when first needed; most readers never need it. */
  @state() private english: Readonly<Record<GuideMessageKey, string>> | undefined;

  readonly #config = new ConfigController(this);
  readonly #watch = new ChangeWatch(this, {
    onChange: (change) => this.#onChange(change),
    onOpen: () => void this.#catchUp(),
  });
  readonly #clock = new OfficeClock(this, () => this.timers);
  readonly #days = new WorkingDays(this, () => ({
    items: this.#target?.client?.items,
    guide: this.guide,
    now: this.#clock.now,
  }));
  #load: AbortController | undefined;
  /** The read that is under way, or the last one. */
  #reading: Promise<void> = Promise.resolve();
  /** What was last asked for. */
  #target: { readonly client: GuideClient | undefined; readonly item: string } | undefined;

  constructor() {
    super();
    new PrintUnfolder(this, () => this.renderRoot.querySelectorAll('details'));
  }

  /** Asks for the guide again, for example after a failure. */
  reload(): void {
    this.#target = undefined;
    this.requestUpdate();
  }

  /** Forgets ticks and choices; a provider calls it when a kiosk's visit ends. */
  wipe(): void {
    this.answers = {};
    this.#setTicks(new Set());
    this.freshVersion = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#load?.abort();
    // Re-inserted, it looks whether what it shows is still current.
    this.#target = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.isConnected) return;
    void this.#learnLanguage();
    const { gateway } = this.#config.value;
    const client = this.client ?? (gateway ? sharedGuideClient(gateway) : undefined);
    if (this.#target?.client === client && this.#target?.item === this.item) return;
    this.#target = { client, item: this.item };
    this.#watch.watch(client?.changes);
    void this.#start(client);
  }

  get #isKiosk(): boolean {
    return this.terminal === 'kiosk' || this.#config.value.terminal === 'kiosk' || this.appearance === 'kiosk';
  }

  async #start(client: GuideClient | undefined): Promise<void> {
    this.failure = undefined;
    this.#load?.abort();
    if (this.guide?.itemCode !== this.item) {
      this.guide = undefined;
      this.answers = {};
      this.freshVersion = undefined;
      this.ticks = this.#isKiosk ? new Set() : readTicks(tabStorage(window), this.item);
    }
    if (!client) {
      console.warn(`[qwy] <${this.localName}> needs \`gateway\`.`);
      return this.#fail(failureOfCode('invalid_configuration'));
    }
    if (this.item) await this.#refresh();
    else console.info(`[qwy] <${this.localName}> waits for its \`item\`.`);
  }

  /** What was read, or asked for, before listening began may be out of date. */
  async #catchUp(): Promise<void> {
    if (!this.#load) return;
    const { signal } = this.#load;
    await this.#reading;
    if (!signal.aborted) await this.#refresh();
  }

  /** Fetches the guide. What is on screen stays there until something newer is here. */
  #refresh(): Promise<void> {
    this.#load?.abort();
    const load = new AbortController();
    this.#load = load;
    this.#reading = this.#read(load);
    return this.#reading;
  }

  async #read(load: AbortController): Promise<void> {
    const target = this.#target;
    if (!target?.client) return;
    try {
      const [guide] = await Promise.all([
        target.client.guides.getGuide(target.item, { signal: load.signal }),
        this.#learnLanguage(),
      ]);
      if (!load.signal.aborted) this.#show(guide);
    } catch (error) {
      if (!load.signal.aborted) this.#onError(error);
    }
  }

  /** Without a line to load it by, Chinese texts do. */
  async #learnLanguage(): Promise<void> {
    if (this.language !== 'en' || this.english) return;
    try {
      this.english = (await import('./messages.en.ts')).englishMessages;
    } catch {
      console.warn('[qwy] The English texts of the guide could not be loaded.');
    }
  }

  get #messages(): Messages<GuideMessageKey> {
    return { 'zh-CN': chineseMessages, en: this.english ?? chineseMessages };
  }

  #show(guide: Guide): void {
    const known = this.guide;
    this.failure = undefined;
    // Replicas may be a moment apart: an older answer never replaces a newer one.
    if (known && known.version >= guide.version) return;
    this.guide = guide;
    if (known) this.freshVersion = guide.version;
    else void this.updateComplete.then(() => this.dispatchEvent(new WidgetReadyEvent()));
  }

  /** A guide that is being read is taken away only when it was withdrawn; a line that is down for a moment disturbs nobody. */
  #onError(error: unknown): void {
    const isGone = isQwyError(error) && error.code === 'not_found';
    if (this.guide && !isGone) return;
    this.guide = undefined;
    this.#fail(failureOf(error));
  }

  #fail(failure: Failure): void {
    const isKnown = this.failure?.code === failure.code;
    this.failure = failure;
    if (!isKnown) this.dispatchEvent(new WidgetFailedEvent(failure));
  }

  #onChange({ kind, subject, version }: Change): void {
    if (subject !== this.item) return;
    const isNews =
      kind === 'guide.withdrawn' || (kind === 'guide.published' && (version ?? Infinity) > (this.guide?.version ?? 0));
    if (isNews) void this.#refresh();
  }

  readonly #onRetry = (): void => {
    this.reload();
    this.failure = undefined;
  };

  readonly #actions: GuideActions = {
    start: () => {
      if (this.guide) this.dispatchEvent(new StartApplicationEvent({ itemCode: this.guide.itemCode }));
    },
    answer: (id, value) => {
      this.answers = { ...this.answers, [id]: value };
    },
    clearAnswers: () => {
      this.answers = {};
      this.#focusOn('situations');
    },
    tick: (id, isTicked) => {
      const ticks = new Set(this.ticks);
      if (isTicked) ticks.add(id);
      else ticks.delete(id);
      this.#setTicks(ticks);
    },
    clearTicks: () => {
      this.#setTicks(new Set());
      this.#focusOn('materials');
    },
  };

  #setTicks(ticks: ReadonlySet<string>): void {
    this.ticks = ticks;
    writeTicks(this.#isKiosk ? undefined : tabStorage(window), this.item, ticks);
  }

  /** After a button took itself away, the focus goes to its section instead of nowhere. */
  #focusOn(section: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${section} input`)?.focus());
  }

  #context(whole: Guide): GuideContext {
    const guide = narrowGuide(whole, this.answers);
    const { now } = this.#clock;
    return {
      guide,
      whole,
      answers: this.answers,
      language: this.language,
      now,
      kindOf: this.#days.kindOf,
      due: this.#days.sentence(guide, now, this.language),
      say: (key, params) => this.text(this.#messages, key, params),
    };
  }

  protected override render(): TemplateResult {
    const { guide, failure, freshVersion } = this;
    const updated = freshVersion === undefined ? '' : this.text(this.#messages, 'updated', { version: freshVersion });
    // A new language draws everything anew: nothing of the old one can be left behind by a page translator.
    return html`
      <p class=${updated ? 'notice success fresh' : 'fresh'} role="status" .textContent=${updated}></p>
      ${failure ? this.renderFailure(failure, this.#onRetry) : nothing}
      ${guide ? keyed(this.language, this.#renderGuide(guide)) : nothing}
      ${guide || failure || !this.item ? nothing : renderSkeleton(this.text(this.#messages, 'loading'))}
      <slot ?hidden=${guide !== undefined}></slot>
    `;
  }

  #renderGuide(whole: Guide): TemplateResult {
    return renderGuide(this.#context(whole), {
      questions: askedSituations(whole, this.answers),
      ticks: this.ticks,
      isKiosk: this.#isKiosk,
      sample: whole.sample ? this.renderSample() : nothing,
      actions: this.#actions,
    });
  }
}
