import { css } from 'lit';

export const frameHostStyles = css`
  iframe {
    display: block;
    width: 100%;
    height: 0;
    border: 0;
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
