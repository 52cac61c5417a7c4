import type { Material } from '@qwy/contract/guide';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { limitText } from '../../base/value-text.ts';
import { icons } from '../icons.ts';
import type { GuideContext } from './context.ts';
import { isOpen, section, unknown } from './context.ts';

/** 申请材料 as a checklist; what need not be handed in is shown as such and cannot be ticked. */
export function renderMaterials(
  context: GuideContext,
  ticks: ReadonlySet<string>,
  onTick: (id: string, isTicked: boolean) => void,
  onReset: () => void,
): TemplateResult {
  const { guide, whole, say } = context;
  if (whole.materials.length === 0) return section('materials', say('materials'), unknown(context));
  const needed = guide.materials.filter((material) => !material.waived);
  const done = needed.filter(({ id }) => ticks.has(id)).length;
  if (needed.length === 0 && guide.materials.length === 0) {
    return section('materials', say('materials'), html`<p .textContent=${say('materials.none')}></p>`);
  }
  const isComplete = done === needed.length;
  const progress = isComplete ? say('materials.all') : say('materials.progress', { done, total: needed.length });
  return section(
    'materials',
    say('materials'),
    html`${
        needed.length === 0
          ? html`<p .textContent=${say('materials.none')}></p>`
          : html`<p class="muted no-print" .textContent=${say('materials.intro')}></p>`
      }
      <ul class="materials" role="list">
        ${repeat(
          guide.materials,
          ({ id }) => id,
          (material) =>
            material.waived
              ? renderWaived(context, material)
              : renderMaterial(context, material, ticks.has(material.id), onTick),
        )}
      </ul>
      <div class="tally no-print" ?hidden=${needed.length === 0}>
        <progress max=${needed.length} .value=${done} aria-hidden="true"></progress>
        <p role="status" class=${isComplete ? 'complete' : ''} .textContent=${progress}></p>
        ${done === 0 ? nothing : html`<button type="button" class="link" @click=${onReset} .textContent=${say('materials.reset')}></button>`}
      </div>`,
  );
}

function renderMaterial(
  context: GuideContext,
  material: Material,
  isTicked: boolean,
  onTick: (id: string, isTicked: boolean) => void,
): TemplateResult {
  const { say, language } = context;
  const { id, name, note, deferrable } = material;
  const later = deferrable ? say('material.deferrable.note', { limit: limitText(deferrable.limit, language) }) : '';
  const onChange = ({ currentTarget }: Event) =>
    currentTarget instanceof HTMLInputElement && onTick(id, currentTarget.checked);
  return html`<li class="material" part="material">
    <label>
      <input type="checkbox" .checked=${isTicked} aria-describedby=${`material-${id}`} @change=${onChange} />
      <span class="name" .textContent=${name}></span>
    </label>
    <div class="about" id=${`material-${id}`}>
      <p class="facts">
        ${deferrable ? html`<span class="badge warning" .textContent=${say('material.deferrable')}></span>` : nothing}
        ${necessity(context, material)} <span .textContent=${facts(context, material)}></span>
      </p>
      ${note === undefined ? nothing : html`<p class="muted" .textContent=${note}></p>`}
      ${deferrable ? html`<p class="muted" .textContent=${later}></p>` : nothing}
    </div>
  </li>`;
}

function renderWaived(context: GuideContext, { id, name, waived }: Material): TemplateResult {
  const { say } = context;
  const by = waived?.by === 'shared_data' ? 'material.waived.shared_data' : 'material.waived.license';
  return html`<li class="material waived" part="material waived" data-id=${id}>
    <div class="row">
      <span class="tick">${icons.done}</span>
      <span class="name" .textContent=${name}></span>
    </div>
    <div class="about">
      <p class="muted">
        <span class="badge success" .textContent=${say('material.waived')}></span>
        <span .textContent=${say(by, { name: waived?.name ?? name })}></span>
      </p>
    </div>
  </li>`;
}

function necessity(context: GuideContext, material: Material): unknown {
  const { say } = context;
  if (isOpen(context, material)) return html`<span class="badge" .textContent=${say('material.open')}></span>`;
  if (material.necessity === 'optional')
    return html`<span class="badge" .textContent=${say('material.optional')}></span>`;
  if (material.necessity === 'conditional')
    return html`<span class="badge" .textContent=${say('material.conditional')}></span>`;
  return nothing;
}

/** `原件 1 份 · 纸质 · 由公安局出具`; members of a newer contract that have no words here are left out. */
function facts({ say }: GuideContext, { type, form, copies, issuer }: Material): string {
  const parts: string[] = [];
  if (type === 'original' || type === 'copy' || type === 'original_or_copy') {
    const word = say(`material.${type}`);
    parts.push(copies > 0 ? say('material.copies', { type: word, count: copies }) : word);
  }
  if (form === 'paper' || form === 'electronic' || form === 'paper_or_electronic') parts.push(say(`material.${form}`));
  if (issuer !== undefined) parts.push(say('material.issuer', { issuer }));
  return parts.join(' · ');
}
