// Prevents: links that work where a text is written and not where it is read. Texts of the repository link to each other by
// file; on the site each file has an address, and what is not on the site cannot be linked to. Pure.
import path from 'node:path';

export interface LinkWorld {
  /** The file the text stands in, relative to the repository. */
  readonly from: string;
  /** Address on the site of a file of the repository; undefined: it is not there. */
  readonly addressOf: (file: string) => string | undefined;
}

/** Inline links and images, outside of code. */
const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)/g;

/** Rewrites the links of a Markdown text; one that leads off the site leaves its words and the file's name. */
export function rewriteLinks(markdown: string, world: LinkWorld): string {
  return outsideCode(markdown, (text) =>
    text.replace(LINK, (whole: string, bang: string, label: string, target: string) => {
      if (/^([a-z]+:|#|\/)/.test(target)) return whole;
      const [file = '', anchor] = target.split('#');
      const full = path.posix.normalize(path.posix.join(path.posix.dirname(world.from), file)).replace(/\/$/, '');
      const address = world.addressOf(full);
      if (address !== undefined) return `${bang}[${label}](${address}${anchor === undefined ? '' : `#${anchor}`})`;
      return label.includes(path.posix.basename(full)) ? `\`${full}\`` : `${label} (\`${full}\`)`;
    }),
  );
}

/** Applies `change` to everything that stands neither in a fence nor in a code span. */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  return markdown
    .split(/(^ {0,3}(?:```|~~~)[^\n]*\n[\s\S]*?^ {0,3}(?:```|~~~) *$)/m)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .split(/(`+[^`\n]+`+(?!\]))/)
            .map((piece, n) => (n % 2 === 1 ? piece : change(piece)))
            .join(''),
    )
    .join('');
}
