import { type Known, RAD_PER_DEG, portableCos } from '../math/index.ts';
import { STANDARD_GRAVITY_MPS2 } from '../earth/index.ts';
import { type TouchdownData, type TouchdownModel, touchdownFromData } from './touchdown-data.ts';
import { type AeroTable, aeroTable } from './dynamics-kernel.ts';

/** When a canopy is let go: seconds after the parachute command, or falling through an altitude above mean sea level. */
interface StageData {
  readonly name: string;
  readonly event: string | null;
  readonly afterCommandS?: Known;
  readonly altitudeM?: Known;
  readonly dragAreaM2: Known;
  readonly fillTimeS: Known;
}

/** A file of `data/vehicles/`. */
export interface VehicleData {
  readonly id: string;
  readonly name: string;
  readonly nameRu: string;
  readonly landing: string;
  readonly notes: readonly string[];
  readonly ship: { readonly massKg: Known; readonly dragAreaM2: Known };
  readonly engine: { readonly thrustN: Known; readonly specificImpulseS: Known; readonly deltaVMps: Known };
  readonly departure: {
    readonly alongTrackMps: Known;
    readonly afterUndockingS: Known;
    readonly typicalBeforeBurnS: Known;
  } | null;
  readonly separation: { readonly altitudeM: Known } | null;
  readonly capsule: {
    readonly massKg: Known;
    readonly crew: Known;
    readonly massPerPersonKg: Known;
    readonly referenceAreaM2: Known;
    readonly mach: Known<readonly number[]>;
    readonly dragCoefficient: Known<readonly number[]>;
    readonly liftCoefficient: Known<readonly number[]>;
    readonly bankRateDegS: Known;
  };
  readonly guidance: {
    readonly startAltitudeM: Known;
    readonly earlyBankDeg: Known;
    readonly lateBankDeg: Known;
    readonly earlyBankAboveMps: Known;
    readonly lateBankBelowMps: Known;
    readonly minBankDeg: Known;
    readonly maxBankDeg: Known;
    readonly lateralReachKm: Known;
    readonly loadLimitG: Known;
  };
  readonly parachute: {
    readonly commandAltitudeM: Known;
    readonly stages: readonly StageData[];
    /** The chain where the main canopy fails; null where none is known. */
    readonly reserve: readonly StageData[] | null;
    readonly heatShield: { readonly altitudeM: Known; readonly massKg: Known } | null;
  };
  readonly softLanding: {
    readonly heightM: Known;
    readonly speedMps: Known;
    readonly nominalSinkMps: Known;
  } | null;
  /** How it comes to rest on the steppe; vehicles that splash or land on airbags have none. */
  readonly touchdown?: TouchdownData;
}

export interface CanopyStage {
  readonly name: string;
  readonly event: 'drogue' | 'main-parachute' | null;
  readonly afterCommandS: number | null;
  readonly altitudeM: number | null;
  readonly dragAreaM2: number;
  readonly fillTimeS: number;
}

/** A vehicle as the equations want it: SI units and radians, no provenance. */
export interface Vehicle {
  readonly id: string;
  readonly name: string;
  readonly landing: 'steppe' | 'splash' | 'airbags';
  readonly shipMassKg: number;
  readonly shipDragAreaM2: number;
  readonly thrustN: number;
  readonly exhaustMps: number;
  readonly deltaVMps: number;
  /** The burn away from the station: its size along the path, and when; null where the ship's own elements are expected. */
  readonly departure: { readonly alongTrackMps: number; readonly afterUndockingS: number; readonly typicalBeforeBurnS: number } | null;
  /** Null where what is dropped is dropped before the burn. */
  readonly separationAltitudeM: number | null;
  /** With `crew` aboard; each person more or less changes it. */
  readonly capsuleMassKg: number;
  readonly crew: number;
  readonly massPerPersonKg: number;
  readonly referenceAreaM2: number;
  readonly aero: AeroTable;
  readonly bankRateRadS: number;
  readonly guidanceStartM: number;
  /** The reference programme: the cosine of bank goes straight, by speed, from one value to the other between two speeds. */
  readonly bankProgramme: {
    readonly earlyCos: number;
    readonly lateCos: number;
    readonly earlyAboveMps: number;
    readonly lateBelowMps: number;
  };
  readonly minBankRad: number;
  readonly maxBankRad: number;
  /** Cross-range at which guidance still lands within 3 km. */
  readonly lateralReachM: number;
  readonly loadLimitG: number;
  /** Above mean sea level; the barometric setting is the pressure expected there (see `FlightPlan.commandLnPressure`). */
  readonly commandAltitudeM: number;
  readonly stages: readonly CanopyStage[];
  readonly reserveStages: readonly CanopyStage[] | null;
  readonly heatShield: { readonly altitudeM: number; readonly massKg: number } | null;
  /** Engines that brake at the last moment: height above ground where they fire, and the speed they take away. */
  readonly softLanding: { readonly heightM: number; readonly brakingMps: number; readonly burnS: number } | null;
  readonly touchdown: TouchdownModel | null;
}

const LANDINGS = ['steppe', 'splash', 'airbags'] as const;

/** Throws when a shipped file breaks its own rules: that is our bug, found by the tests. */
export function vehicleFromData(data: VehicleData): Vehicle {
  const { ship, engine, capsule, guidance, parachute, softLanding } = data;
  const landing = LANDINGS.find((kind) => kind === data.landing);
  const machs = capsule.mach.value;
  if (landing === undefined) throw new Error(`${data.id}: landing wanted ${LANDINGS.join(', ')}, found ${data.landing}`);
  if (capsule.dragCoefficient.value.length !== machs.length || capsule.liftCoefficient.value.length !== machs.length)
    throw new Error(`${data.id}: one drag and one lift coefficient wanted for each of ${machs.length} Mach numbers`);
  if (machs.some((mach, i) => i > 0 && mach <= machs[i - 1]!)) throw new Error(`${data.id}: Mach numbers must rise`);
  return {
    id: data.id,
    name: data.name,
    landing,
    shipMassKg: ship.massKg.value,
    shipDragAreaM2: ship.dragAreaM2.value,
    thrustN: engine.thrustN.value,
    exhaustMps: engine.specificImpulseS.value * STANDARD_GRAVITY_MPS2,
    deltaVMps: engine.deltaVMps.value,
    departure: data.departure && {
      alongTrackMps: data.departure.alongTrackMps.value,
      afterUndockingS: data.departure.afterUndockingS.value,
      typicalBeforeBurnS: data.departure.typicalBeforeBurnS.value,
    },
    separationAltitudeM: data.separation?.altitudeM.value ?? null,
    capsuleMassKg: capsule.massKg.value,
    crew: capsule.crew.value,
    massPerPersonKg: capsule.massPerPersonKg.value,
    referenceAreaM2: capsule.referenceAreaM2.value,
    aero: aeroTable(machs, capsule.dragCoefficient.value, capsule.liftCoefficient.value),
    bankRateRadS: capsule.bankRateDegS.value * RAD_PER_DEG,
    guidanceStartM: guidance.startAltitudeM.value,
    bankProgramme: {
      earlyCos: portableCos(guidance.earlyBankDeg.value * RAD_PER_DEG),
      lateCos: portableCos(guidance.lateBankDeg.value * RAD_PER_DEG),
      earlyAboveMps: guidance.earlyBankAboveMps.value,
      lateBelowMps: guidance.lateBankBelowMps.value,
    },
    minBankRad: guidance.minBankDeg.value * RAD_PER_DEG,
    maxBankRad: guidance.maxBankDeg.value * RAD_PER_DEG,
    lateralReachM: guidance.lateralReachKm.value * 1000,
    loadLimitG: guidance.loadLimitG.value,
    commandAltitudeM: parachute.commandAltitudeM.value,
    stages: parachute.stages.map(stageFromData),
    reserveStages: parachute.reserve && parachute.reserve.map(stageFromData),
    heatShield: parachute.heatShield && { altitudeM: parachute.heatShield.altitudeM.value, massKg: parachute.heatShield.massKg.value },
    softLanding: softLanding && {
      heightM: softLanding.heightM.value,
      brakingMps: softLanding.nominalSinkMps.value - softLanding.speedMps.value,
      // Braked evenly over the height, where the file has no better.
      burnS:
        data.touchdown?.burnS.value ?? (2 * softLanding.heightM.value) / (softLanding.nominalSinkMps.value + softLanding.speedMps.value),
    },
    touchdown: data.touchdown === undefined ? null : touchdownFromData(data.touchdown),
  };
}

function stageFromData(stage: StageData): CanopyStage {
  return {
    name: stage.name,
    event: stage.event === 'drogue' || stage.event === 'main-parachute' ? stage.event : null,
    afterCommandS: stage.afterCommandS?.value ?? null,
    altitudeM: stage.altitudeM?.value ?? null,
    dragAreaM2: stage.dragAreaM2.value,
    fillTimeS: stage.fillTimeS.value,
  };
}
