import { css } from 'lit';

/** The two fields that open a case. */
export const caseKeyFieldsStyles = css`
  .field {
    margin-top: calc(var(--_space) * 2);
  }
  .field label {
    display: block;
    font-weight: 600;
  }
  .field .error {
    margin-top: calc(var(--_space) * 0.5);
  }
  .field input {
    margin-top: var(--_space);
  }
  .small {
    font-size: var(--_small);
  }
  .field + .small {
    margin-top: calc(var(--_space) * 1.5);
  }
  input.code {
    font-size: 1.15em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.05em;
  }
`;
