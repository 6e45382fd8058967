import { type Vehicle, vehicleFromData } from '../../flight/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import { vehicleData } from '../shipped/index.ts';
import type { World } from '../world/index.ts';

export function findVehicle(world: World, id: string): Outcome<Vehicle> {
  const data = vehicleData(world, id);
  return data.ok ? succeed(vehicleFromData(data.value)) : data;
}
