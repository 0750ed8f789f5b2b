import { blockId, type } from './composition.ts';
import { byType, list, number, object, optional, required, rule, string } from './schema.ts';
import { fieldsOf, listOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';

// slack.md 6: labels of 20 characters, 20 categories, 12 series or segments in the newer text (6 in the older).
const label = required(string(1, 20));
const mostSeries = 12;
const axisLabel = optional(string(0, 50));

const onePointPerCategory = rule((chart) => {
  const categories = listOf(fieldsOf(chart['axis_config'])['categories']).map(textOf);
  const names = listOf(chart['series']).map((one) => textOf(fieldsOf(one)['name']));
  if (new Set(names).size !== names.length) return 'series names must be unique';
  const fits = (series: Fields) => {
    const labels = listOf(series['data']).map((point) => textOf(fieldsOf(point)['label']));
    return labels.length === categories.length && categories.every((one) => labels.includes(one));
  };
  return listOf(chart['series']).map(fieldsOf).every(fits)
    ? null
    : 'each series must have one point per category';
});

const cartesian = (name: string) =>
  object(
    {
      type: type(name),
      series: required(
        list(
          object({ name: label, data: required(list(object({ label, value: required(number) }), 1, 20)) }),
          1,
          mostSeries,
        ),
      ),
      axis_config: required(
        object({ categories: required(list(string(1, 20), 1, 20)), x_label: axisLabel, y_label: axisLabel }),
      ),
    },
    onePointPerCategory,
  );

const positive = rule((segment) =>
  typeof segment['value'] === 'number' && segment['value'] <= 0 ? 'value must be greater than 0' : null,
);

export const dataVisualization = object({
  type: type('data_visualization'),
  block_id: blockId,
  title: required(string(1, 50)),
  chart: required(
    byType({
      pie: object({
        type: type('pie'),
        segments: required(list(object({ label, value: required(number) }, positive), 1, mostSeries)),
      }),
      line: cartesian('line'),
      bar: cartesian('bar'),
      area: cartesian('area'),
    }),
  ),
});
