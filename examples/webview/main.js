// A page that an app shows in its WebView. Which browser that is decides what works: it says so, and tells the app, if the app
// has put its bridge there (Android: addJavascriptInterface; iOS: a message handler of WKWebView).
const version = /(Chrome|Firefox|Version)\/[\d.]+/.exec(navigator.userAgent);
const kind = /; wv\)/.test(navigator.userAgent)
  ? 'WebView'
  : /MicroMessenger/.test(navigator.userAgent)
    ? '微信'
    : '浏览器';
document.querySelector('output').textContent = `${kind} ${version ? version[0] : navigator.userAgent}`;

const tell = (message) => {
  const app = window.webkit && window.webkit.messageHandlers && window.webkit.messageHandlers.qwy;
  if (window.qwyApp) window.qwyApp.postMessage(JSON.stringify(message));
  else if (app) app.postMessage(message);
};
document.querySelector('qwy-guide').addEventListener('qwy-start', ({ itemCode }) => {
  document.querySelector('qwy-form').setAttribute('item', itemCode);
});
document.addEventListener('qwy-form-submitted', ({ caseNumber }) => tell({ type: 'submitted', caseNumber }));
document.addEventListener('qwy-failed', ({ code }) => tell({ type: 'failed', code }));
