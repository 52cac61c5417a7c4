// What a partner's page may write in TypeScript: tags, attributes and events are known without a cast.
import type { FormElement, StartApplicationEvent, TokenProvider } from '@qwy/elements';
import { GuideElement, configure, setTokenProvider } from '@qwy/elements';
import { GuideElement as Same } from '@qwy/elements/guide';
import '@qwy/elements/form/define';
import '@qwy/elements/guide/define';
import { createClient, isQwyError } from '@qwy/sdk';
import { guides } from '@qwy/sdk/guides';
import { createTransport } from '@qwy/sdk/transport';
import type { Guide } from '@qwy/contract/guide';
import { parseItemCode } from '@qwy/contract/rules/item-code';

export const isSame = Same === GuideElement;

const provider: TokenProvider = async ({ jkt, nonce, widget }) => {
  const answer = await fetch('/qwy-token', { method: 'POST', body: JSON.stringify({ jkt, nonce, widget }) });
  return answer.text();
};
setTokenProvider(provider);
configure({ partner: 'pk_bank', locale: 'zh-CN' });

const guide = document.createElement('qwy-guide');
guide.item = '11610726MB2929040W4000115001000';
guide.addEventListener('qwy-start', (event) => {
  const started: StartApplicationEvent = event;
  const form: FormElement = document.createElement('qwy-form');
  form.item = started.itemCode;
  document.body.append(form);
});
document.addEventListener('qwy-form-submitted', ({ caseNumber }) => sessionStorage.setItem('case', caseNumber));
document.querySelector('qwy-guide')?.reload();

// @ts-expect-error an item code is text
guide.item = 42;
// @ts-expect-error there is no such locale
configure({ locale: 'fr' });
// @ts-expect-error a view belongs into a frame, not into the package
export type { FormView } from '@qwy/elements/form/form-view';

export async function title(code: string): Promise<string> {
  const client = createClient({ baseUrl: 'https://gw.example.gov.cn' });
  try {
    const found: Guide = await guides(createTransport({ baseUrl: 'https://gw.example.gov.cn' })).getGuide(code);
    return (await client.items.listItems({ q: found.name })).rows[0]?.name ?? parseItemCode(code).department;
  } catch (error) {
    if (isQwyError(error) && error.code === 'rate_limited') return `in ${error.retryAfter ?? 60} s`;
    throw error;
  }
}
