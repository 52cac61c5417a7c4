// Prevents: `--help` that has to install 500 MB before it can answer.

const START = `npm start -- [options]    installs what is missing, builds, seeds, serves; Ctrl-C stops everything

  --port <n>            first port; the others follow it (default: PORT, else 8600)
  --data-dir <folder>   where the embedded database and the sandbox's keys live
                        (default: DATA_DIR, else .data, else one for each Postgres)
  --database-url <url>  a Postgres to use instead of the embedded database (default: DATABASE_URL, else none)
  --no-storybook        do not build and serve Storybook
  --fresh               forget the embedded database and everything beside it first
  --verbose             show every log line (they are always in .cache/log/)
  --help                this text
`;

const TEST = `npm test -- [steps] [options]    installs what is missing (browsers and a Postgres included) and checks everything

  Steps, in this order: format lint types unused build openapi manifest matrix design floor sizes docs unit browser stories accessibility conformance e2e examples packages browsers browser-table storybook
  Name some of them to run only those: npm test -- lint unit
  npm test -- fast   what can be known in a minute, without a browser, a database or a server

  --only <a,b>    the same as naming the steps
  --keep-going    run the remaining steps when one has failed
  --help          this text

  CHROMIUM_PATH   the Chromium to test with (default: /usr/bin/chromium, then chromium on PATH, then apt-get)
  CI=true         a missing Postgres is a failure instead of a note
`;

/**
 * @param {string} command
 * @returns {string | undefined} the help text; undefined for commands that answer themselves
 */
export function usage(command) {
  return command === 'start' ? START : command === 'test' ? TEST : undefined;
}
