/**
 * What a form needs once something was typed into it: judging with its sentences, checking and filing, the receipt. It loads by
 * itself while the first page is on screen already.
 */
export { renderErrorSummary } from './error-summary.ts';
export { Filing } from './filing.ts';
export { finishStyles } from './finish.styles.ts';
export { checkAll, goOn, leave, recheck } from './judging.ts';
export { problemText } from './problem-text.ts';
export { renderReceipt } from './receipt.ts';
