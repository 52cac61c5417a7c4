// What a frame document of the gateway loads.
import './setup.ts';
import { readMeta } from './meta.ts';
import { runFrame } from './run-frame.ts';

const root = document.getElementById('qwy-root');

// Back from the back-forward cache: what is on screen belongs to a visit that is over. A fresh document shakes hands anew.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

if (root && window.parent !== window) {
  void runFrame(root, readMeta(document));
} else if (root) {
  root.textContent = '这个页面要在登记过的网站里打开。 This page works inside registered websites only.';
}
