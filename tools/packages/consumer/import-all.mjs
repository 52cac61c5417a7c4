// Imports every address of the packages that are named, as a stranger's program would, and says how many there were.
import { readFileSync } from 'node:fs';

let count = 0;
for (const name of process.argv.slice(2)) {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { exports } = JSON.parse(readFileSync(file, 'utf8'));
  for (const [address, target] of Object.entries(exports)) {
    if (typeof target === 'string' || !('default' in target)) continue; // data, types
    await import(name + address.slice(1));
    count += 1;
  }
}
console.log(count);
