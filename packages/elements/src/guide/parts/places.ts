import type { Place } from '@qwy/contract/place';
import { openNow } from '@qwy/contract/rules/opening-hours';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hoursText } from '../hours-text.ts';
import type { GuideContext } from './context.ts';
import { exact, phone, section, text, unknown } from './context.ts';
import { pair } from './process.ts';

/** Places shown at once; the others are folded, so that a town's dozen counters do not bury what follows. */
const SHOWN_PLACES = 2;

/** Counters and halls with address, hours and phone. */
export function renderPlaces(context: GuideContext): TemplateResult {
  const { guide, say } = context;
  if (guide.places.length === 0) return section('places', say('places'), unknown(context));
  const first = guide.places.slice(0, SHOWN_PLACES);
  const others = guide.places.slice(SHOWN_PLACES);
  const hasHours = guide.places.some(({ hours }) => hours.length > 0);
  return section(
    'places',
    say('places'),
    html`${renderList(context, first)}
    ${
      others.length === 0
        ? nothing
        : html`<details class="others">
            <summary><span .textContent=${say('answer.where.more', { count: others.length })}></span></summary>
            ${renderList(context, others)}
          </details>`
    }
    ${hasHours ? html`<p class="muted small" .textContent=${say('place.holiday')}></p>` : nothing}`,
  );
}

function renderList(context: GuideContext, places: readonly Place[]): TemplateResult {
  return html`<ul class="places" role="list">
    ${repeat(
      places,
      ({ id }) => id,
      (place) => renderPlace(context, place),
    )}
  </ul>`;
}

function renderPlace(context: GuideContext, place: Place): TemplateResult {
  const { say } = context;
  const { name, address, window, phone: number, hours } = place;
  return html`<li class="place" part="place">
    <p class="place-name"><strong .textContent=${name}></strong> ${renderOpen(context, place)}</p>
    ${window === undefined ? nothing : html`<p .textContent=${say('place.window', { window })}></p>`}
    <dl class="pairs">
      ${address === undefined ? nothing : pair(say('place.address'), text(address))}
      ${hours.length === 0 ? nothing : pair(say('place.hours'), renderHours(context, hours))}
      ${number === undefined ? nothing : pair(say('place.phone'), phone(number))}
    </dl>
  </li>`;
}

/** Without a calendar the weekday decides, and a counter may keep its own holidays: those are pointed out beside it. */
function renderOpen({ say, now, kindOf }: GuideContext, { hours }: Place): unknown {
  if (hours.length === 0) return nothing;
  const { open } = openNow(hours, kindOf, now);
  return html`<span
    class=${open ? 'badge success no-print' : 'badge no-print'}
    .textContent=${say(open ? 'place.open' : 'place.closed')}
  ></span>`;
}

function renderHours({ say }: GuideContext, hours: Place['hours']): TemplateResult {
  const lines = hoursText(hours, {
    weekdays: say('weekdays').split(','),
    range: (from, to) => say('weekday.range', { from, to }),
  });
  return html`${lines.map(
    ({ days, times }) =>
      html`<span class="line"
        >${exact(days)} ${times.map((time) => html`<span class="time">${exact(time)}</span> `)}</span
      >`,
  )}`;
}

/** Whom to ask and whom to complain to. */
export function renderPhones({ guide, say }: GuideContext): unknown {
  const { consultPhone, complaintPhone } = guide;
  if (consultPhone === undefined && complaintPhone === undefined) return nothing;
  return section(
    'phones',
    say('phones'),
    html`<dl class="pairs">
      ${consultPhone === undefined ? nothing : pair(say('phone.consult'), phone(consultPhone))}
      ${complaintPhone === undefined ? nothing : pair(say('phone.complaint'), phone(complaintPhone))}
    </dl>`,
  );
}

/** Ways to apply; the counter is always among them. */
export function renderChannels({ guide, say }: GuideContext): TemplateResult {
  const ways = (['counter', 'online', 'post', 'kiosk'] as const).filter(
    (channel) => channel === 'counter' || guide.channels.includes(channel),
  );
  return section(
    'channels',
    say('channels'),
    html`<ul class="chips" role="list">
      ${repeat(
        ways,
        (way) => way,
        (way) => html`<li .textContent=${say(`channel.${way}`)}></li>`,
      )}
    </ul>`,
  );
}
