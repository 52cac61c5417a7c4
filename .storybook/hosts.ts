// Prevents: an element that was only ever seen on a white page. The toolbar puts every story on pages as partners have them.
import { HOST_STYLES } from '@qwy/testing/host-styles';

export interface Host {
  readonly title: string;
  /** Style sheet of the page around the element. */
  readonly css: string;
}

const bank =
  'body { margin: 0; background: #f2f5f9; font: 14px/1.5 "Microsoft YaHei", sans-serif; color: #333 }' +
  '.qwy-story { max-width: 760px; margin: 24px auto; padding: 24px; background: #fff; box-shadow: 0 1px 4px rgba(0, 0, 0, 0.15) }' +
  '.qwy-story::before { content: "样例银行 · 网上服务大厅"; display: block; margin: -24px -24px 24px; padding: 14px 24px; background: #0a4b8f; color: #fff; font-size: 18px }';
const kiosk =
  'body { margin: 0; background: #00553b; font-size: 26px } ' +
  '.qwy-story { min-height: 90vh; margin: 24px; padding: 32px; border-radius: 12px; background: #fff }' +
  '.qwy-story::before { content: "样例邮政 · 自助服务"; display: block; margin-bottom: 24px; color: #00553b; font-size: 36px; font-weight: 700 }';
const bootstrap =
  `${HOST_STYLES['Bootstrap 3'] ?? ''}.qwy-story { width: 750px; max-width: 100%; margin: 0 auto; padding: 15px; border: 1px solid #ddd; border-radius: 4px }` +
  '.qwy-story::before { content: "某某网站管理系统"; display: block; margin: -15px -15px 15px; padding: 10px 15px; border-bottom: 1px solid #ddd; background: #f5f5f5; font-size: 18px }';

/** By the name in the toolbar. Hostile sheets are those that the end-to-end tests hold against. */
export const HOSTS: Readonly<Record<string, Host>> = {
  none: { title: 'No host page', css: '' },
  bank: { title: 'Bank portal', css: bank },
  kiosk: { title: 'Post kiosk', css: kiosk },
  bootstrap: { title: 'Bootstrap 3 portal', css: bootstrap },
  csp: { title: 'Strict CSP (no inline styles, scripts or eval)', css: '' },
  ...Object.fromEntries(
    Object.entries(HOST_STYLES)
      .filter(([name]) => name !== 'Bootstrap 3')
      .map(([name, css]) => [`hostile:${name}`, { title: `Hostile: ${name}`, css }]),
  ),
};
