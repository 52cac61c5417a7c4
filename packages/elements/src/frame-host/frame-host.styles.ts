import { css } from 'lit';

export const frameHostStyles = css`
  /* Frames are transparent and dark letters stand in them, whatever the page's own ground is. */
  :host {
    background-color: var(--_surface);
  }
  iframe {
    display: block;
    width: 100%;
    height: 0;
    border: 0;
    /* Shown nowhere: its transition is how we notice that the page changed its colour. Not a motion that anybody could mind. */
    column-rule-color: var(--qwy-brand, transparent);
    transition: column-rule-color 1ms !important;
  }
  slot[hidden] {
    display: none;
  }
  .loading {
    padding: var(--_space) 0;
    color: var(--_muted);
  }
  [part='failure'] {
    margin-bottom: calc(var(--_space) * 2);
  }
`;
