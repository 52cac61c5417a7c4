// Puts a story on the page that the toolbar chose. A policy cannot be taken back, so leaving the strict one loads the page anew.
import type { Decorator } from '@storybook/web-components-vite';
import { HOSTS } from './hosts.ts';

const POLICY =
  "script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'";
const MARK = 'data-qwy-host-policy';

export const withHost: Decorator = (story, { globals }) => {
  const name = String(globals['host'] ?? 'none');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HOSTS[name]?.css ?? '');
  document.adoptedStyleSheets = name === 'none' ? [] : [sheet];
  setPolicy(name === 'csp');
  return story();
};

function setPolicy(isStrict: boolean): void {
  const known = document.head.querySelector(`meta[${MARK}]`);
  if (isStrict === (known !== null)) return;
  if (!isStrict) return location.reload();
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = POLICY;
  meta.setAttribute(MARK, '');
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`[story] blocked by the host's policy: ${event.effectiveDirective} ${event.blockedURI}`),
  );
  document.head.append(meta);
}
