// Prevents: a reference of the API that somebody has to keep by hand. Made from docs/reference/openapi.json, which is checked
// against the contract. Pure.
import * as z from 'zod';
import type { Language } from '../pages.ts';
import { escapeHtml } from './elements.ts';

/** JSON Schema 2020-12, as far as the contract uses it. */
interface Schema {
  readonly [keyword: string]: unknown;
}
const Schema: z.ZodType<Schema> = z.record(z.string(), z.unknown());
const Content = z.record(z.string(), z.object({ schema: Schema }));
const Response = z.object({
  $ref: z.string().optional(),
  description: z.string().optional(),
  content: Content.optional(),
});
const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        description: z.string().optional(),
        schema: Schema,
      }),
    )
    .optional(),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), Response),
});
const Document = z.object({
  info: z.object({ description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
});
type Operation = z.infer<typeof Operation>;

const WORDS = {
  en: {
    title: 'HTTP API',
    lead: 'Served by every gateway at `/openapi.json`. Error codes: [errors](/en/reference/errors).',
    access: 'Who may',
    public: 'anybody',
    parameter: 'parameter',
    where: 'in',
    shape: 'shape',
    meaning: 'meaning',
    body: 'Body',
    answer: 'Answer',
    refusals: 'Refusals',
    shapes: 'Shapes',
    field: 'field',
    needed: 'needed',
    yes: 'yes',
    no: '',
  },
  zh: {
    title: 'HTTP 接口',
    lead: '每个网关都在 `/openapi.json` 提供这份说明，由契约生成，说明为英文。错误码见[错误码](/reference/errors)。',
    access: '谁可以调用',
    public: '任何人',
    parameter: '参数',
    where: '位置',
    shape: '形状',
    meaning: '含义',
    body: '请求体',
    answer: '回答',
    refusals: '拒绝',
    shapes: '数据形状',
    field: '字段',
    needed: '必填',
    yes: '是',
    no: '',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** The reference of all routes and shapes. @throws {z.ZodError} when the document has another shape */
export function httpPage(openapi: unknown, language: Language): string {
  const { info, tags, paths, components } = Document.parse(openapi);
  const words = WORDS[language];
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const group = ({ name, description }: { name: string; description: string }): string[] => [
    `## ${name}`,
    '',
    escapeHtml(description),
    '',
    ...operations
      .filter(({ operation }) => operation.tags.includes(name))
      .flatMap(({ path, method, operation }) => route(path, method, operation, words)),
  ];
  const shapes = Object.entries(components.schemas).flatMap(([name, schema]) => shape(name, schema, words));
  return [
    `# ${words.title}`,
    '',
    escapeHtml(info.description),
    '',
    words.lead,
    '',
    ...tags.flatMap(group),
    `## ${words.shapes}`,
    '',
    ...shapes,
  ].join('\n');
}

type Words = (typeof WORDS)[Language];

function route(path: string, method: string, operation: Operation, words: Words): string[] {
  const { parameters = [], requestBody, responses } = operation;
  const refusals = Object.keys(responses).filter((status) => Number(status) >= 400);
  const answers = Object.entries(responses).filter(([status]) => Number(status) < 400);
  return [
    `### ${operation.operationId}`,
    '',
    `\`${method} ${path}\``,
    '',
    escapeHtml(operation.summary),
    '',
    ...(parameters.length === 0
      ? []
      : [
          `| ${words.parameter} | ${words.where} | ${words.needed} | ${words.shape} | ${words.meaning} |`,
          '| --- | --- | --- | --- | --- |',
          ...parameters.map(
            ({ name, in: where, required, schema, description = '' }) =>
              `| \`${name}\` | ${where} | ${required ? words.yes : words.no} | ${typeOf(schema)} | ${cell(description)} |`,
          ),
          '',
        ]),
    `- ${words.access}: ${accessOf(operation, words)}`,
    ...(requestBody === undefined ? [] : [`- ${words.body}: ${contentOf(requestBody.content)}`]),
    ...answers.map(([status, { content }]) => `- ${words.answer} ${status}${content ? `: ${contentOf(content)}` : ''}`),
    `- ${words.refusals}: ${refusals.join(', ')}`,
    '',
  ];
}

const accessOf = ({ security = [] }: Operation, words: Words): string =>
  security.length === 0
    ? words.public
    : security
        .map((needs) =>
          Object.entries(needs)
            .map(([scheme, scopes]) => `${scheme}${scopes.length > 0 ? ` (${scopes.join(', ')})` : ''}`)
            .join(' + '),
        )
        .join('; ');

const contentOf = (content: z.infer<typeof Content>): string =>
  Object.entries(content)
    .map(([type, { schema }]) => `${typeOf(schema)}${type === 'application/json' ? '' : ` (\`${type}\`)`}`)
    .join('; ');

function shape(name: string, schema: Schema, words: Words): string[] {
  const properties = z.record(z.string(), Schema).safeParse(schema['properties']);
  const needed = z.array(z.string()).safeParse(schema['required']);
  const description = typeof schema['description'] === 'string' ? [escapeHtml(schema['description']), ''] : [];
  if (!properties.success) return [`### ${name}`, '', ...description, typeOf(schema), ''];
  return [
    `### ${name}`,
    '',
    ...description,
    `| ${words.field} | ${words.needed} | ${words.shape} |`,
    '| --- | --- | --- |',
    ...Object.entries(properties.data).map(
      ([field, type]) => `| \`${field}\` | ${needed.data?.includes(field) ? words.yes : words.no} | ${typeOf(type)} |`,
    ),
    '',
  ];
}

/** A schema in a few words. */
function typeOf(schema: Schema): string {
  const { $ref, type, items, properties, additionalProperties } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1) ?? '';
    return `[${name}](#${name.toLowerCase()})`;
  }
  const choices = z.array(z.unknown()).safeParse(schema['enum']);
  if (choices.success) return choices.data.map((choice) => `\`${String(choice)}\``).join(' ');
  if ('const' in schema) return `\`${String(schema['const'])}\``;
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const several = z.array(Schema).safeParse(schema[keyword]);
    if (several.success) return several.data.map(typeOf).join(keyword === 'allOf' ? ' & ' : ' / ');
  }
  if (type === 'array') {
    const each = Schema.safeParse(items);
    return `${each.success ? typeOf(each.data) : ''}[]`;
  }
  const fields = z.record(z.string(), Schema).safeParse(properties);
  if (fields.success)
    return `&#123; ${Object.entries(fields.data)
      .map(([name, field]) => `${name}: ${typeOf(field)}`)
      .join(', ')} &#125;`;
  const values = Schema.safeParse(additionalProperties);
  if (values.success) return `map of ${typeOf(values.data)}`;
  return `${String(type ?? '…')}${limitsOf(schema)}`;
}

const LIMITS = ['format', 'minLength', 'maxLength', 'minimum', 'maximum'] as const;
const SIGNS: Readonly<Record<(typeof LIMITS)[number], string>> = {
  format: '',
  minLength: '≥ ',
  maxLength: '≤ ',
  minimum: '≥ ',
  maximum: '≤ ',
};

function limitsOf(schema: Schema): string {
  const said = LIMITS.flatMap((name) => {
    const value = schema[name];
    const isOpen = value === Number.MAX_SAFE_INTEGER || value === Number.MIN_SAFE_INTEGER;
    return value === undefined || isOpen ? [] : [`${SIGNS[name]}${String(value)}`];
  });
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

const cell = (text: string): string => escapeHtml(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
