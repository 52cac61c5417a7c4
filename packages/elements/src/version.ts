/** Version of this package, as in package.json (a test compares them): the loader's folder is `/v/<version>/`. */
export const VERSION = '0.1.0';
