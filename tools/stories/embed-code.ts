// Prevents: a snippet in Storybook that names an attribute which the element does not have. What a partner pastes, from the manifest. Pure.
import type { Declaration } from './arg-types.ts';

export interface EmbedCode {
  readonly html: string;
  readonly react: string;
  readonly vue: string;
  /** What the partner's server needs; undefined for elements that need no token. */
  readonly server: string | undefined;
}

/** An item and a case that are plainly samples. */
const SAMPLE: Readonly<Record<string, string>> = { item: 'PL-YB-0005', case: '20261116-483920-7' };
const FALLBACK = '<a href="tel:0915-0000001">0915-0000001</a>';

export function embedCode({ tagName, attributes, events }: Declaration): EmbedCode {
  const names = attributes.map(({ name }) => name);
  const needsToken = names.includes('token-endpoint');
  const own = Object.entries(SAMPLE).filter(([name]) => names.includes(name));
  const isProvider = tagName === 'qwy-provider';
  const inner = isProvider ? '<!-- our elements, anywhere inside -->' : FALLBACK;
  const all = [
    ...own,
    ...(names.includes('partner') ? [['partner', 'pk_bank'] as const] : []),
    ...(needsToken ? [['token-endpoint', '/qwy-token'] as const] : []),
  ];
  const text = all.map(([name, value]) => ` ${name}="${value}"`).join('');
  const component = pascal(tagName.replace('qwy-', ''));
  const event = events.find(({ name }) => name !== 'qwy-ready');
  return {
    html: [
      '<script type="module" src="https://gw.example.gov.cn/v/0.1.0/qwy.js" integrity="sha384-…" crossorigin="anonymous"></script>',
      '',
      `<${tagName}${text}>`,
      `  ${inner}`,
      `</${tagName}>`,
    ].join('\n'),
    react: [
      `import { ${component} } from '@qwy/react';`,
      '',
      `<${component}${all.map(([name, value]) => ` ${camel(name)}="${value}"`).join('')}${event ? ` ${handler(event.name)}={(event) => console.log(event.type)}` : ''}>`,
      `  ${isProvider ? '{/* our elements, anywhere inside */}' : FALLBACK}`,
      `</${component}>`,
    ].join('\n'),
    vue: [
      '<!-- vite.config: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("qwy-") } } }) -->',
      '<script setup>',
      `import '@qwy/elements/${tagName.replace('qwy-', '')}/define.js';`,
      '</script>',
      '',
      '<template>',
      `  <${tagName}${text}${event ? ` @${event.name}="(event) => console.log(event.type)"` : ''}>`,
      `    ${inner}`,
      `  </${tagName}>`,
      '</template>',
    ].join('\n'),
    server: needsToken ? SERVER : undefined,
  };
}

const SERVER = `import { createTokenHandler } from '@qwy/partner';

// POST /qwy-token on the page's own origin: {jkt, nonce, widget} in, {token} out. The key never leaves your server.
const tokenHandler = createTokenHandler({
  partnerId: 'bank',
  origin: 'https://www.bank.example',
  gateway: 'https://gw.example.gov.cn',
  key: process.env.QWY_KEY,
  kid: 'bank-2026',
});

app.post('/qwy-token', tokenHandler);`;

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string): string => camel(`-${name}`);
const handler = (event: string): string => `on${pascal(event.replace('qwy-', ''))}`;
