import { succeed } from '../outcome/index.ts';
import { vehicleData, vehicleIds } from '../workflows/shipped/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { emphasise } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about:
    'Shows what is known of each vehicle: every value, whether it is published, derived, assumed or fitted, its bounds and its source.',
  words: { id: { kind: 'text', value: 'ID' } },
  options: { json: JSON_OPTION },
  examples: ['union vehicles', 'union vehicles soyuz-ms'],
  run: async ({ json, id }, door) => {
    const world = worldOf();
    const all: Data[] = [];
    for (const name of id === undefined ? vehicleIds(world) : [id]) {
      const data = vehicleData(world, name);
      if (!data.ok) return data;
      all.push(data.value);
    }
    if (json) door.print(JSON.stringify(id === undefined ? all : all[0], null, 2));
    else printVehicles(all, door);
    return succeed(undefined);
  },
});

type Data = Extract<ReturnType<typeof vehicleData>, { readonly ok: true }>['value'];

function printVehicles(all: readonly Data[], door: Door): void {
  for (const [i, data] of all.entries()) {
    door.print(emphasise(door, 'bold', `${i > 0 ? '\n' : ''}${data.id}: ${data.name} (${data.nameRu}), lands by ${data.landing}`));
    for (const note of data.notes) door.print(`  ${note}`);
    for (const leaf of leavesOf(data, [])) {
      const bounds = leaf.bounds === undefined ? '' : ` [${leaf.bounds.join(' to ')}]`;
      door.print(`  ${leaf.path.padEnd(38)} ${leaf.value}${bounds}  ${emphasise(door, 'bold', leaf.status)}  ${leaf.source}`);
    }
  }
}

interface Leaf {
  readonly path: string;
  readonly value: string;
  readonly status: string;
  readonly source: string;
  readonly bounds?: readonly number[];
}

/** Every value with a source below a node, named by the way to it. */
function leavesOf(node: unknown, path: readonly string[]): Leaf[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('value' in node && 'status' in node && 'source' in node) {
    const { value, status, source } = node;
    const bounds = 'bounds' in node && Array.isArray(node.bounds) ? { bounds: node.bounds as readonly number[] } : {};
    return [
      {
        path: path.join('.'),
        value: Array.isArray(value) ? value.join(' ') : String(value),
        status: String(status),
        source: String(source),
        ...bounds,
      },
    ];
  }
  return Object.entries(node).flatMap(([key, child]) => {
    const name = typeof child === 'object' && child !== null && 'name' in child ? String(child.name) : key;
    return leavesOf(child, [...path, name]);
  });
}
