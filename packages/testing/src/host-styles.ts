/**
 * Style sheets as they are found on sites, and worse. None of them may change what our elements look like.
 * Bootstrap's rules are those of its 3.4.1 reboot and type that match any element or an inherited property (MIT).
 */
export const HOST_STYLES: Readonly<Record<string, string>> = {
  'everything unset': '* { all: unset !important }',
  'Bootstrap 3':
    '*, *::before, *::after { box-sizing: border-box } html { font-size: 10px; -webkit-tap-highlight-color: transparent }' +
    'body { font-family: "Helvetica Neue", Helvetica, Arial, sans-serif; font-size: 14px; line-height: 1.42857143; color: #333 }' +
    'input, button, select, textarea { font-family: inherit; font-size: inherit; line-height: inherit }' +
    'a { color: #337ab7; text-decoration: none } h1, h2, h3 { margin: 20px 0 10px; font-weight: 500; line-height: 1.1; color: inherit }' +
    'table { border-spacing: 0; border-collapse: collapse; background-color: transparent } label { display: inline-block; font-weight: 700 }',
  'small root': 'html { font-size: 62.5% }',
  'large root': 'html { font-size: 32px }',
  'no pictures': 'svg, img, picture, canvas { display: none !important }',
  'a page from right to left': 'html, body, * { direction: rtl; text-align: right }',
  'the old reset':
    '* { margin: 0 !important; padding: 0 !important; border: 0 !important; box-sizing: content-box !important; vertical-align: baseline !important }',
  'hidden until defined': ':not(:defined) { visibility: hidden; opacity: 0 }',
  'shouting text':
    'body, * { line-height: 3 !important; letter-spacing: 6px !important; word-spacing: 9px !important; text-transform: uppercase !important; text-indent: 40px !important; font: italic 900 31px/2 cursive !important }',
  'dark and coloured':
    'body * { color-scheme: dark !important; color: #0f0 !important; fill: #f0f !important; stroke: red; caret-color: red; accent-color: red }',
  'moving everything':
    '* { transition: all 3s !important; animation: none !important; scroll-behavior: smooth !important }',
  'frames and buttons forbidden':
    'iframe, button, input, select, textarea, dialog, form { display: none !important; width: 1px !important; max-height: 0 !important }',
  'broken words':
    '* { white-space: nowrap !important; word-break: keep-all !important; overflow-wrap: normal !important; hyphens: none !important }',
  'lists and tables':
    '* { list-style: square inside !important; border-collapse: collapse; caption-side: bottom; quotes: "x" "y"; tab-size: 1 }',
  'shadows and underlines':
    '* { text-shadow: 3px 3px red !important; -webkit-text-stroke: 1px blue; -webkit-text-fill-color: orange } a, p, qwy-guide, qwy-form { text-decoration: underline wavy red !important }',
  'upright text':
    'qwy-provider, qwy-guide, qwy-form { writing-mode: vertical-rl !important; text-orientation: upright !important; direction: rtl !important }',
};
