// Prevents: a reference of the elements that was true once. Made from packages/elements/custom-elements.json, which is checked
// against the sources. Pure.
import * as z from 'zod';
import type { Language } from '../pages.ts';

const Described = z.object({
  name: z.string(),
  description: z.string(),
  type: z.object({ text: z.string() }).optional(),
  default: z.string().optional(),
});
const Element = z.object({
  tagName: z.string(),
  description: z.string(),
  attributes: z.array(Described),
  members: z.array(Described.extend({ kind: z.enum(['field', 'method']), attribute: z.string().optional() })),
  events: z.array(Described),
  slots: z.array(Described),
  cssParts: z.array(Described),
  cssProperties: z.array(Described),
});
/** What is read of the custom-elements manifest. */
const Manifest = z.object({ modules: z.array(z.object({ declarations: z.array(Element) })) });

const WORDS = {
  en: {
    title: 'Elements',
    lead: 'Made from the custom-elements manifest, which is made from the sources. Names ending in `-view` are what frames draw; pages use the others.',
    attributes: 'Attributes',
    properties: 'Properties without an attribute',
    methods: 'Methods',
    events: 'Events',
    slots: 'Slots',
    parts: 'Parts',
    css: 'CSS properties',
    name: 'name',
    type: 'type',
    standard: 'default',
    meaning: 'meaning',
    content: '(content)',
  },
  zh: {
    title: '组件',
    lead: '由组件清单（custom-elements manifest）生成，清单由源码生成，说明为英文。以 `-view` 结尾的是框架里画的部分，网页上用其余的标签。怎么用见[合作网站指南](/guides/partner)。',
    attributes: '属性（attribute）',
    properties: '没有对应 attribute 的属性（property）',
    methods: '方法',
    events: '事件',
    slots: '插槽',
    parts: '部件（part）',
    css: 'CSS 自定义属性',
    name: '名称',
    type: '类型',
    standard: '默认值',
    meaning: '含义',
    content: '（标签里的内容）',
  },
} as const satisfies Record<Language, Record<string, string>>;

type Entry = z.infer<typeof Described>;

/** The reference of all elements; those that pages use first. @throws {z.ZodError} when the manifest has another shape */
export function elementsPage(manifest: unknown, language: Language): string {
  const words = WORDS[language];
  const elements = Manifest.parse(manifest).modules.flatMap(({ declarations }) => declarations);
  const inOrder = [...elements].sort((a, b) => Number(isView(a.tagName)) - Number(isView(b.tagName)));
  const cell = (text: string): string => escapeHtml(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
  const code = (text: string | undefined): string => (text ? `\`${text.replaceAll('|', '\\|')}\`` : '');
  const list = (title: string, entries: readonly Entry[]): string[] =>
    entries.length === 0
      ? []
      : [
          `### ${title}`,
          '',
          `| ${words.name} | ${words.type} | ${words.standard} | ${words.meaning} |`,
          '| --- | --- | --- | --- |',
          ...entries.map(
            ({ name, type, default: standard, description }) =>
              `| ${name === '' ? words.content : `\`${name}\``} | ${code(type?.text)} | ${code(standard)} | ${cell(description)} |`,
          ),
          '',
        ];
  const section = (element: z.infer<typeof Element>): string[] => [
    `## ${element.tagName}`,
    '',
    escapeHtml(element.description),
    '',
    ...list(words.attributes, element.attributes),
    ...list(
      words.properties,
      element.members.filter(({ kind, attribute }) => kind === 'field' && attribute === undefined),
    ),
    ...list(
      words.methods,
      element.members.filter(({ kind }) => kind === 'method'),
    ),
    ...list(words.events, element.events),
    ...list(words.slots, element.slots),
    ...list(words.parts, element.cssParts),
    ...list(words.css, element.cssProperties),
  ];
  return [`# ${words.title}`, '', words.lead, '', ...inOrder.flatMap(section)].join('\n');
}

const isView = (tag: string): boolean => tag.endsWith('-view');

/** Outside code spans: what stands in angle brackets is a name, and braces are no expressions. */
export const escapeHtml = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((piece, at) => (at % 2 === 1 ? piece : piece.replaceAll('<', '&lt;').replaceAll('{', '&#123;')))
    .join('');
