// Prevents: "works on my machine". `npm test` brings along what it needs (packages, the repo's Node, a browser, a Postgres),
// so a green run on one machine and on a fresh clone mean the same. Plain Node 20 is enough to start it.
import { requireNode } from './bootstrap/node-version.mjs';

requireNode(20);
import('./bootstrap/enter.mjs').then(({ enter }) => enter('test'));
