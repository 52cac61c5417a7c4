/** What pages/leaks.ts offers to the runner. */
declare const bench: {
  readonly subjects: readonly string[];
  cycle(subject: string, times: number): Promise<void>;
};
