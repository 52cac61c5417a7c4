import type { Persona } from './personas.ts';

const TEXTS = {
  'zh-CN': {
    title: '统一身份认证（演示）',
    choose: '请选择一位演示人员登录',
    note: '这是演示环境：人员和证件都是编造的，不需要密码。',
    expired: '登录页面已过期。请关闭窗口，回到刚才的页面再试一次。',
    weak: '只用密码登录（低级别，不能亮证）',
    other: 'English',
  },
  en: {
    title: 'Citizen sign-in (sandbox)',
    choose: 'Choose a sandbox citizen to sign in as',
    note: 'This is a sandbox: people and licences are invented, no password is needed.',
    expired: 'This page has expired. Please close the window and try again from the page you came from.',
    weak: 'Sign in with a password only (low assurance; no licences)',
    other: '中文',
  },
} as const;

/** The provider's only page: a list of invented citizens, each a link that signs in. */
export function loginPage(
  personas: readonly Persona[],
  uid: string,
  state: 'choose' | 'expired',
  locale: 'zh-CN' | 'en',
): string {
  const text = TEXTS[locale];
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const people = personas
    .map(
      ({ sub, name }) =>
        `<li><a href="/interaction/${encodeURIComponent(uid)}/${encodeURIComponent(sub)}">${escape(name)}</a></li>`,
    )
    .join('');
  const weak = personas
    .map(
      ({ sub, name }) =>
        `<li><a href="/interaction/${encodeURIComponent(uid)}/${encodeURIComponent(sub)}/low">${escape(name)}</a></li>`,
    )
    .join('');
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text.title}</title><link rel="stylesheet" href="/openid.css"></head>
<body><main>
<h1>${text.title}</h1>
<p>${state === 'choose' ? text.choose : text.expired}</p>
<ul>${people}</ul>
<p class="note">${text.note}</p>
${state === 'choose' ? `<details><summary class="other">${text.weak}</summary><ul>${weak}</ul></details>` : ''}
${state === 'choose' ? `<p><a class="other" lang="${other}" href="?lang=${other}">${text.other}</a></p>` : ''}
</main></body></html>
`;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
