// Prevents: a story that works in development and breaks the published Storybook: `npm test` builds it, too.
import { ensureStorybook } from './storybook.ts';

try {
  await ensureStorybook(new AbortController().signal);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
