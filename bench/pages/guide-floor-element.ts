// The floor: the same guide as plain Lit templates over the same JSON and the same style sheet. No gateway, no validation, no
// narrowing, no languages, no clock; what the element works out (opening hours, counts) is written down here.
import { icons } from '@qwy/elements/guide/icons';
import { guideStyles } from '@qwy/elements/guide/guide.styles';
import { controls } from '@qwy/elements/base/controls.styles';
import { tokens } from '@qwy/elements/base/tokens.styles';
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { benchGuide as guide } from './guide-data.ts';

class GuideFloor extends LitElement {
  static override styles = [tokens, controls, guideStyles];

  override render(): TemplateResult {
    return html`<article class="guide">
      ${renderHead()} ${renderAnswer()} ${renderSituations()}
      <div class="columns">
        <div class="column main">${renderMaterials()} ${renderSteps()} ${renderConditions()}</div>
        <div class="column side">${renderPlaces()} ${renderPhones()} ${renderRest()}</div>
      </div>
      ${renderFaq()} ${renderBasis()}
      <footer class="version muted">
        <span>${guide.authority.name}</span> <span>第 ${guide.version} 版</span> <span>2026年11月23日 发布</span>
      </footer>
    </article>`;
  }
}

const section = (name: string, title: string, content: unknown): TemplateResult =>
  html`<section class="section" id=${name}>
    <h3>${title}</h3>
    ${content}
  </section>`;

const renderHead = (): TemplateResult =>
  html`<header class="head">
    <p class="origin">
      <span class="muted">${guide.region.name} · ${guide.authority.name}</span> <span class="badge sample">样例</span>
    </p>
    <h2>${guide.name}</h2>
    <p class="summary">${guide.summary}</p>
    <p class="sample-note">演示样例，不是官方信息；法条除外。</p>
  </header>`;

const CARDS = [
  [icons.bring, '要带什么', '最多 2 样材料', ['另有 4 样免提交', '其中 1 样可以后补']],
  [icons.long, '要多久', '5 个工作日', []],
  [icons.cost, '要花多少钱', '不收费', []],
  [icons.visits, '要跑几次', '最多 1 次', ['到窗口']],
  [icons.where, '在哪里办', guide.places[0]?.name ?? '', ['还有 13 处也能办']],
] as const;

const renderAnswer = (): TemplateResult =>
  html`<section>
      <h3 class="visually-hidden">先看这几条</h3>
      <dl class="cards">
        ${CARDS.map(
          ([icon, question, answer, notes]) =>
            html`<div class="card">
              <dt>${icon}<span>${question}</span></dt>
              <dd class="value">${answer}</dd>
              ${notes.map((note) => html`<dd class="note">${note}</dd>`)}
            </div>`,
        )}
      </dl>
    </section>
    <div class="actions">
      <div class="buttons">
        <button type="button" class="primary">在线填写</button>
        <a class="button" href="tel:${guide.consultPhone}">${icons.phone}<span>打电话问</span></a>
      </div>
      <p class="muted">也可以带上材料到窗口办理，纸质材料、现金都收。</p>
    </div>`;

const renderSituations = (): TemplateResult =>
  section(
    'situations',
    '您是哪种情况？',
    html`<p class="muted">选一选，下面只留下与您有关的内容。不选也可以看全部。</p>
      <div class="questions">
        ${guide.situations.map(
          ({ id, question, options }) =>
            html`<fieldset class="question">
              <legend>${question}</legend>
              <div class="options">
                ${options.map(
                  ({ value, label }) =>
                    html`<label class="option"
                      ><input type="radio" name=${id} value=${value} /><span>${label}</span></label
                    >`,
                )}
              </div>
            </fieldset>`,
        )}
      </div>`,
  );

type Material = (typeof guide.materials)[number];

const renderMaterials = (): TemplateResult =>
  section(
    'materials',
    '要带的材料',
    html`<p class="muted no-print">备好一样，点一下打勾。</p>
      <ul class="materials">
        ${guide.materials.map((material) => (material.waived ? renderWaived(material) : renderMaterial(material)))}
      </ul>
      <div class="tally no-print">
        <progress max="2" value="0"></progress>
        <p>已备好 0 / 2</p>
      </div>`,
  );

const renderMaterial = ({ name, note, deferrable }: Material): TemplateResult =>
  html`<li class="material">
    <label><input type="checkbox" /><span class="name">${name}</span></label>
    <div class="about">
      <p class="facts">
        ${deferrable ? html`<span class="badge warning">可以后补</span>` : nothing}<span class="badge">看您的情况</span>
        <span>原件 1 份 · 纸质</span>
      </p>
      ${note ? html`<p class="muted">${note}</p>` : nothing}
      ${deferrable ? html`<p class="muted">暂时没有也能先受理，${deferrable.limit.value} 个工作日内补交（容缺后补）</p>` : nothing}
    </div>
  </li>`;

const renderWaived = ({ name, waived }: Material): TemplateResult =>
  html`<li class="material waived">
    <div class="row"><span class="tick">${icons.done}</span><span class="name">${name}</span></div>
    <div class="about">
      <p class="muted">
        <span class="badge success">免提交</span> <span>用电子证照“${waived?.name}”代替，不用带</span>
      </p>
    </div>
  </li>`;

const renderSteps = (): TemplateResult =>
  section(
    'steps',
    '怎么办',
    html`<ol class="steps">
      ${guide.steps.map(
        ({ name, role, limit, note }) =>
          html`<li class="step">
            <p class="step-name"><strong>${name}</strong></p>
            <p class="facts">
              <span>${role}</span>${limit ? html`<span>用时 ${limit.value} 个工作日</span>` : nothing}
            </p>
            <p class="muted">${note}</p>
          </li>`,
      )}
    </ol>`,
  );

const renderConditions = (): TemplateResult =>
  section(
    'conditions',
    '办理条件',
    html`<ul class="dots">
      ${guide.conditions.map(({ text }) => html`<li>${text}</li>`)}
    </ul>`,
  );

/** As many as the element shows at once; the others are folded. */
const PLACES_IN_SIGHT = 2;

const renderPlaces = (): TemplateResult =>
  section(
    'places',
    '在哪里办',
    html`<ul class="places">
        ${guide.places.slice(0, PLACES_IN_SIGHT).map(renderPlace)}
      </ul>
      <details class="others">
        <summary><span>还有 ${guide.places.length - PLACES_IN_SIGHT} 处也能办</span></summary>
        <ul class="places">
          ${guide.places.slice(PLACES_IN_SIGHT).map(renderPlace)}
        </ul>
      </details>
      <p class="muted">法定节假日的安排，以窗口通知为准。</p>`,
  );

const renderPlace = ({ name, window, address, phone }: (typeof guide.places)[number]): TemplateResult =>
  html`<li class="place">
    <p class="place-name"><strong>${name}</strong> <span class="badge no-print">现在不是办公时间</span></p>
    <p>窗口：${window}</p>
    <dl class="pairs">
      ${pair('地址', html`<span>${address}</span>`)}
      ${pair(
        '办公时间',
        html`<span class="line"
          ><span>周一至周五</span> <span class="time"><span>08:30–12:00</span></span>
          <span class="time"><span>14:00–17:30</span></span></span
        >`,
      )}
      ${pair('电话', renderPhone(phone))}
    </dl>
  </li>`;

const renderPhones = (): TemplateResult =>
  section(
    'phones',
    '咨询和监督',
    html`<dl class="pairs">
      ${pair('咨询电话', renderPhone(guide.consultPhone))} ${pair('监督电话', renderPhone(guide.complaintPhone))}
    </dl>`,
  );

const pair = (term: string, value: TemplateResult): TemplateResult =>
  html`<div class="pair">
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
const renderPhone = (phone: string | undefined): TemplateResult =>
  html`<a class="phone" href="tel:${phone}">${phone}</a>`;

const renderRest = (): TemplateResult => html`
  ${section('fees', '收费', html`<p>不收费。任何人向您收钱，都可以打监督电话。</p>`)}
  ${section(
    'results',
    '办好后拿到什么',
    html`<ul class="plain">
      ${guide.results.map(
        ({ name, validity }) =>
          html`<li>
            <p><strong>${name}</strong></p>
            <p class="muted">有效期：${validity}</p>
          </li>`,
      )}
    </ul>`,
  )}
  ${section('limits', '办理时限', html`<dl class="pairs">${pair('承诺时限', html`<span>5 个工作日</span>`)}</dl>`)}
  ${section(
    'channels',
    '办理方式',
    html`<ul class="chips">
      ${['到窗口', '网上', '自助机'].map((name) => html`<li>${name}</li>`)}
    </ul>`,
  )}
`;

const renderFaq = (): TemplateResult =>
  section(
    'faq',
    '常见问题',
    guide.faq.map(
      ({ question, answer }) =>
        html`<details>
          <summary><span>${question}</span></summary>
          <p>${answer}</p>
        </details>`,
    ),
  );

const renderBasis = (): TemplateResult =>
  section(
    'basis',
    '设定依据',
    html`<ul class="plain">
      ${guide.legalBasis.map(({ law, article, version, text }) =>
        text === undefined
          ? html`<li>
              <p><span>《${law}》</span> <span class="badge">依据待核实</span></p>
            </li>`
          : html`<li>
              <details>
                <summary><span>《${law}》第${article}条</span> <span class="muted">${version} 版本</span></summary>
                <blockquote>${text.split('\n').map((paragraph) => html`<p>${paragraph}</p>`)}</blockquote>
              </details>
            </li>`,
      )}
    </ul>`,
  );

customElements.define('guide-floor', GuideFloor);
