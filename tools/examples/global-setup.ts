// Prevents: each check of the examples installing them once more. Done once, before all of them.
import { installExamples } from './install.ts';
import { installOwnPackages } from './own-packages.ts';

export async function setup(): Promise<void> {
  const nodeModules = await installExamples();
  await installOwnPackages(nodeModules);
}
