import { expect, it } from 'vitest';
import { frameMeta, readMarkup } from './page.ts';

it('reads what a page says of our elements', () => {
  const markup = readMarkup(`<!doctype html><html><head>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
    <!-- <script src="https://old.example/v/0.0.1/qwy.js"></script> -->
    <script type="module" src='https://gw.example/v/0.1.0/qwy.js?x=1' integrity=sha384-abc crossorigin></script>
    <script src="/app.js"></script></head><body>
    <qwy-provider partner="pk_bank" token-endpoint="/token?a=1&amp;b=2"><qwy-form partner="pk_bank" item="X"></qwy-form>
    <QWY-GUIDE gateway="https://other.example"/></qwy-provider>`);
  expect(markup).toEqual({
    loaders: [{ src: 'https://gw.example/v/0.1.0/qwy.js?x=1', version: '0.1.0', integrity: 'sha384-abc' }],
    needsPartner: true,
    partners: ['pk_bank'],
    gateways: ['https://other.example'],
    tokenEndpoints: ['/token?a=1&b=2'],
    policies: ["default-src 'none'"],
  });
});

it('finds nothing where nothing is', () => {
  expect(readMarkup('<p>a < b, <qwy- partner="x"')).toEqual({
    loaders: [],
    needsPartner: false,
    partners: [],
    gateways: [],
    tokenEndpoints: [],
    policies: [],
  });
});

it('is not slowed by odd markup', () => {
  const before = performance.now();
  readMarkup(`<qwy-form ${'a='.repeat(50_000)}`);
  readMarkup(`<qwy-form ${'a '.repeat(50_000)}`);
  expect(performance.now() - before).toBeLessThan(5_000);
});

it('reads a frame’s own description', () => {
  expect(frameMeta('<meta name="qwy-frame" content="{&quot;nonce&quot;:&quot;n&quot;}">')).toEqual({ nonce: 'n' });
  expect(frameMeta('<meta name="qwy-frame" content="{">')).toBeUndefined();
  expect(frameMeta('<p>')).toBeUndefined();
});
