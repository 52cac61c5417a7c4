// What must not compile: the types are worth something only if they refuse.
import { Case, Guide } from '@qwy/react';

export const wrong = [
  // @ts-expect-error: no such appearance
  <Guide key="1" item="…" appearance="large" />,
  // @ts-expect-error: a guide opens no case
  <Guide key="2" item="…" onCaseOpened={() => undefined} />,
  // @ts-expect-error: the event says which case, not who it belongs to
  <Case key="3" onCaseOpened={(event) => event.applicant} />,
];
