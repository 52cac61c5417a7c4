// Prevents: a SyntaxError as the only explanation on an old Node. Written in syntax that Node 12 parses.

/**
 * Ends the process with one sentence when the running Node is older than `major`.
 * @param {number} major
 */
export function requireNode(major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return;
  console.error(
    'This needs Node ' +
      major +
      ' or newer, and ' +
      process.execPath +
      ' is Node ' +
      process.versions.node +
      '. ' +
      'Install a newer Node (on Debian: `apt-get install nodejs npm`, or https://nodejs.org), then run the same command again.',
  );
  process.exit(1);
}
