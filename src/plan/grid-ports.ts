/** Ports: never more ships at a class of ports than it has. */
import { type GridDraft, addRow, cameName, isOn, leftTerms, term, wentName } from './grid-draft.ts';
import { portClasses } from './grid.ts';

export function addPorts(draft: GridDraft, week: number): void {
  if (!isOn(draft, 'port-holds-one')) return;
  const { kinds, ships } = draft.grid;
  for (const [p, ports] of portClasses(draft.grid).entries()) {
    const coming = kinds
      .filter((kind) => kind.ports.some((port) => ports.includes(port)))
      .flatMap(({ id, mixes }) => mixes.flatMap((_, m) => [term(cameName(id, m, week)), term(wentName(id, m, week), -1)]));
    const there = [...ships.entries()].flatMap(([s, { port }]) => (port !== null && ports.includes(port) ? [s] : []));
    addRow(draft, {
      name: `p_${p}_${week}`,
      terms: [...coming, ...there.flatMap((s) => leftTerms(draft, s, week, -1))],
      sense: '<=',
      right: ports.length - there.length,
    });
  }
}
