/** Short ways to write blocks, each one accepted as it is. */
export type Fields = Record<string, unknown>;
export const plain = (text: string): Fields => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Fields => ({ type: 'mrkdwn', text });
export const section = (more: Fields = {}): Fields => ({ type: 'section', text: mrkdwn('hello'), ...more });
export const button = (more: Fields = {}): Fields => ({
  type: 'button',
  text: plain('Go'),
  action_id: 'go',
  ...more,
});
export const actions = (...elements: Fields[]): Fields => ({ type: 'actions', elements });
export const option = (name: string, more: Fields = {}): Fields => ({
  text: plain(name),
  value: name,
  ...more,
});
export const select = (more: Fields = {}): Fields => ({
  type: 'static_select',
  action_id: 's',
  options: [option('a')],
  ...more,
});
export const image = (more: Fields = {}): Fields => ({
  type: 'image',
  alt_text: 'x',
  image_url: 'https://x.test/a.png',
  ...more,
});
export const raw = (text: string): Fields => ({ type: 'raw_text', text });
export const input = (element: Fields, more: Fields = {}): Fields => ({
  type: 'input',
  label: plain('L'),
  element,
  ...more,
});
export const typed = (more: Fields = {}): Fields => ({ type: 'plain_text_input', action_id: 't', ...more });
export const rich = (...elements: Fields[]): Fields => ({ type: 'rich_text', elements });
export const richSection = (...elements: Fields[]): Fields => ({ type: 'rich_text_section', elements });
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
export const long = (length: number) => 'x'.repeat(length);
export const table = (rows: Fields[][], more: Fields = {}): Fields => ({ type: 'table', rows, ...more });
export const dataTable = (rows: Fields[][], more: Fields = {}): Fields => ({
  type: 'data_table',
  caption: 'c',
  rows,
  ...more,
});
export const bar = (series: Fields[]): Fields => ({
  type: 'data_visualization',
  title: 't',
  chart: { type: 'bar', series, axis_config: { categories: ['a', 'b'] } },
});
export const point = (label: string): Fields => ({ label, value: 1 });
export const modal = (blocks: Fields[], more: Fields = {}): Fields => ({
  type: 'modal',
  title: plain('Title'),
  blocks,
  ...more,
});
