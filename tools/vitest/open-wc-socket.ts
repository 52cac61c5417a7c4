// Prevents: @open-wc/testing failing to load outside its own test runner. One of its plugins (saved DOM snapshots) imports the
// runner's web socket by URL; here there is no such socket, and nobody may use those snapshots.

/** Says so instead of hanging. */
export function sendMessageWaitForResponse(): Promise<never> {
  return Promise.reject(new Error('Commands of @web/test-runner do not exist under Vitest.'));
}

export const sendMessage = sendMessageWaitForResponse;
