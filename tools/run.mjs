// Prevents: npm scripts that work only after another command has run, or under the wrong Node.
// `node tools/run.mjs <name>` gives every script of package.json the same entrance as `npm start` and `npm test`.
import { requireNode } from './bootstrap/node-version.mjs';

requireNode(20);
import('./bootstrap/enter.mjs').then(({ enter }) => enter(process.argv[2] || '', process.argv.slice(3)));
