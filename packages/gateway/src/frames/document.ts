import type { Partner, Scope } from '@qwy/contract/partner';
import type { FrameFiles } from './frame-files.ts';

export interface FrameDocument {
  readonly widget: Scope;
  readonly partner: Partner;
  /** Origin of the API. */
  readonly gateway: string;
  readonly nonce: string;
  readonly version: string;
  readonly files: FrameFiles;
  readonly locale: 'zh-CN' | 'en';
  readonly item?: string | undefined;
  readonly case?: string | undefined;
}

const TITLES: Readonly<Record<Scope, Readonly<Record<'zh-CN' | 'en', string>>>> = {
  form: { 'zh-CN': '在线申请', en: 'Apply online' },
  case: { 'zh-CN': '办件查询', en: 'Follow a case' },
  rating: { 'zh-CN': '好差评', en: 'Rate the service' },
  license: { 'zh-CN': '电子证照', en: 'Electronic licences' },
};

/**
 * The page inside a frame. What the script needs to know stands in `meta`, so that no inline script is needed. Every file is
 * checked against its published hash: those that stand here by the browser, all others by `frame.js`, which imports them. The
 * preloads only save time: not every browser stops at one that failed, `frame.js` does.
 */
export function frameDocument(frame: FrameDocument): string {
  const meta = {
    widget: frame.widget,
    gateway: frame.gateway,
    nonce: frame.nonce,
    parents: frame.partner.origins,
    partner: frame.partner.publishableKey,
    version: frame.version,
    ...(frame.item === undefined ? {} : { item: frame.item }),
    ...(frame.case === undefined ? {} : { case: frame.case }),
  };
  const { files, version } = frame;
  const at = (name: string): string => `/v/${version}/${name}`;
  const checked = (name: string): string => `integrity="${files.integrityOf(name)}" crossorigin`;
  const preloads = files
    .loadedFor(frame.widget)
    .map((name) => `<link rel="modulepreload" href="${at(name)}" ${checked(name)}>\n`);
  return `<!doctype html>
<html lang="${frame.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="qwy-frame" content="${escapeAttribute(JSON.stringify(meta))}">
<title>${TITLES[frame.widget][frame.locale]}</title>
<link rel="stylesheet" href="${at('frame.css')}" ${checked('frame.css')}>
${preloads.join('')}<script type="module" src="${at('frame.js')}" ${checked('frame.js')}></script>
</head>
<body><main id="qwy-root"></main></body>
</html>
`;
}

/** The least a frame's page needs; `frame-ancestors` is exactly what the partner registered. */
export function framePolicy(gateway: string, ancestors: readonly string[]): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `connect-src 'self' ${gateway}`, // itself: its loader fetches our files there to check them, where preloads do not
    `img-src 'self'`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors ${ancestors.length === 0 ? `'none'` : ancestors.join(' ')}`,
    `require-trusted-types-for 'script'`,
    `trusted-types qwy`,
  ].join('; ');
}

export const escapeAttribute = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
