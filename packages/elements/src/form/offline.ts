import type { Locale } from '@qwy/contract/frame';
import type { Guide } from '@qwy/contract/guide';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { formMessages } from './form-messages.ts';

/** Where and whom to ask instead of filling a form: authority, first place, telephone, as far as the guide says. */
export function renderOffline({ authority, places, consultPhone }: Guide, locale: Locale): TemplateResult {
  const texts = formMessages[locale];
  const [place] = places;
  const where = place && [place.name, place.address, place.window].filter(Boolean).join(locale === 'en' ? ', ' : '，');
  const phone = consultPhone ?? place?.phone;
  return html`<dl class="facts">
    <div>
      <dt .textContent=${texts['offline.authority']}></dt>
      <dd .textContent=${authority.name}></dd>
    </div>
    ${
      where
        ? html`<div>
            <dt .textContent=${texts['offline.place']}></dt>
            <dd .textContent=${where}></dd>
          </div>`
        : nothing
    }
    ${
      phone
        ? html`<div>
            <dt .textContent=${texts['offline.phone']}></dt>
            <dd><a href="tel:${phone.replace(/[^\d+]/g, '')}" translate="no" .textContent=${phone}></a></dd>
          </div>`
        : nothing
    }
  </dl>`;
}
