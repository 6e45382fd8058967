import type { Scenario } from '../../plan/index.ts';

/**
 * The fleet of 2026, for plans without a scenario of their own. Stays as flown since 2024 (docs/plan.md says which), crews as the exchange of
 * seats has them: two cosmonauts and an astronaut in a Soyuz, three astronauts and a cosmonaut in a Dragon. Cargo ships as often as 2023 to 2025.
 */
export const STANDARD_FLEET: Scenario['fleet'] = [
  { vehicle: 'soyuz-ms', everyDays: 120, stayDays: [168, 252], ports: ['rassvet-nadir', 'prichal-nadir'], own: 2, crossed: 1 },
  { vehicle: 'crew-dragon', everyDays: 120, stayDays: [154, 252], ports: ['harmony-forward', 'harmony-zenith'], own: 3, crossed: 1 },
  { vehicle: 'progress', everyDays: 84, stayDays: [154, 210], ports: ['zvezda-aft', 'poisk-zenith'], own: 0, crossed: 0, perYear: 3 },
  {
    vehicle: 'cargo-dragon-2',
    everyDays: 140,
    stayDays: [28, 70],
    ports: ['harmony-forward', 'harmony-zenith'],
    own: 0,
    crossed: 0,
    perYear: 2,
  },
  { vehicle: 'cygnus', everyDays: 140, stayDays: [84, 196], ports: ['harmony-nadir', 'unity-nadir'], own: 0, crossed: 0, perYear: 2 },
];
