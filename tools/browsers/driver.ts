/** Size of a window's content, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One window of a browser, in the few words that every protocol has. */
export interface Tab {
  goto(url: string): Promise<void>;
  /**
   * Value of this expression in the page itself, or in the frame that the element of this name holds in its shadow root; a
   * promise's value is awaited. @throws while there is no such frame
   */
  evaluate(frame: string | undefined, expression: string): Promise<unknown>;
  /** A press of the primary button at this point of the window's content; what it hits is the browser's own choice. */
  press(x: number, y: number): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  resize(size: Size): Promise<void>;
  /** What is on screen, as PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A browser that is running, without anything of earlier visits. */
export interface Driver {
  /** As it says itself, such as `83.0.4103.0`. */
  readonly version: string;
  readonly tab: Tab;
  /** The window that the page has opened itself; undefined while there is none. */
  opened(): Promise<Tab | undefined>;
  /** Errors of pages and frames so far; undefined where the protocol does not tell them. */
  trouble(): readonly string[] | undefined;
  close(): Promise<void>;
}

/** Milliseconds until a page must have loaded. */
export const LOAD_TIMEOUT = 30_000;

/** The iframe of our element with this name, as an expression. */
export const iframeOf = (tag: string): string =>
  `document.querySelector('${tag}')?.shadowRoot?.querySelector('iframe')`;
