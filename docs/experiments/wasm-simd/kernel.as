// The equations of src/flight/dynamics-kernel.ts a second time, in AssemblyScript, for one body (T = f64) or two side by side (T = v128):
// an experiment, flown by measure.mts and by nothing else. Operations stand in the order of the original, as AssemblyScript has no operators
// on vectors. What an entry under lift needs is here: gravity, the geodetic series, air and its departure, drag and lift, bank, RK4 and
// Ralston. Thrust, canopies and planar lift are not.

@external("env", "exp")
declare function hostExp(x: f64): f64;

@inline function add<T>(a: T, b: T): T { if (isVector<T>()) return f64x2.add(a, b); else return a + b; }
@inline function sub<T>(a: T, b: T): T { if (isVector<T>()) return f64x2.sub(a, b); else return a - b; }
@inline function mul<T>(a: T, b: T): T { if (isVector<T>()) return f64x2.mul(a, b); else return a * b; }
@inline function div<T>(a: T, b: T): T { if (isVector<T>()) return f64x2.div(a, b); else return a / b; }
@inline function root<T>(a: T): T { if (isVector<T>()) return f64x2.sqrt(a); else return sqrt<f64>(a); }
@inline function less<T>(a: T, b: T): T { if (isVector<T>()) return f64x2.min(a, b); else return min<f64>(a, b); }
@inline function more<T>(a: T, b: T): T { if (isVector<T>()) return f64x2.max(a, b); else return max<f64>(a, b); }
@inline function all<T>(x: f64): T { if (isVector<T>()) return f64x2.splat(x); else return x; }
/** c + x rest, and 1 - x c rest: the links of a series. */
@inline function rise<T>(x: T, c: f64, rest: T): T { return add<T>(all<T>(c), mul<T>(x, rest)); }
@inline function fall<T>(x: T, c: f64, rest: T): T { return sub<T>(all<T>(1), mul<T>(mul<T>(x, all<T>(c)), rest)); }
@inline function lane<T>(a: T, i: i32): f64 {
  if (isVector<T>()) return i == 0 ? f64x2.extract_lane(a, 0) : f64x2.extract_lane(a, 1);
  else return a;
}
@inline function pair<T>(a: f64, b: f64): T { if (isVector<T>()) return f64x2.replace_lane(f64x2.splat(a), 1, b); else return a; }
/** Number i of a record whose numbers are of T. */
@inline function get<T>(at: usize, i: i32): T {
  if (isVector<T>()) return v128.load(at + (<usize>i << 4)); else return load<f64>(at + (<usize>i << 3));
}
@inline function put<T>(at: usize, i: i32, x: T): void {
  if (isVector<T>()) v128.store(at + (<usize>i << 4), x); else store<f64>(at + (<usize>i << 3), x);
}
/** One double from each of two places. */
@inline function gather<T>(a: usize, b: usize, offset: usize): T {
  if (isVector<T>()) return v128.load64_lane(b + offset, v128.load64_zero(a + offset), 1); else return load<f64>(a + offset);
}

/** Places in memory, written by measure.mts. Of numbers of T: body, state, rate, seen. Of doubles: the rest. */
const EARTH: usize = 1024, BODY: usize = 2048, STATE: usize = 3072, RATE: usize = 3328, SEEN: usize = 3584;
const K2: usize = 4096, K3: usize = 4352, K4: usize = 4608, STAGE: usize = 4864;
const AIR: usize = 8192, MACH: usize = 12288, DEPARTURES: usize = 16384;
const MACH_BYTES: usize = 1024, DEPARTURE_BYTES: usize = 16384;
const SINES: usize = 8256, WIDTHS: usize = 10240, VALUES: usize = 65536;
let levels: i32 = 0, columns: i32 = 0, machs: i32 = 0, departureLevels: i32 = 0;
export function setSizes(airLevels: i32, airColumns: i32, machNodes: i32, levelsOfDeparture: i32): void {
  levels = airLevels; columns = airColumns; machs = machNodes; departureLevels = levelsOfDeparture;
}

let lastColumn0: i32 = 0, lastColumn1: i32 = 0;
@inline function seekColumn(sinLatitude: f64, from: i32): i32 {
  let column = from < columns - 1 ? from : 0;
  while (column > 0 && sinLatitude < load<f64>(SINES + (<usize>column << 3))) column--;
  while (column < columns - 2 && sinLatitude >= load<f64>(SINES + (<usize>(column + 1) << 3))) column++;
  return column;
}
@inline function seekMach(mach: f64, table: usize): i32 {
  let i = machs - 2;
  while (i > 0 && mach < load<f64>(table + (<usize>i << 3))) i--;
  return i;
}
@inline function whole(x: f64, last: i32): i32 { return min<i32>(last, max<i32>(0, <i32>x)); }

@inline function growthOrExp(x: f64, series: f64): f64 { return x < 0.04 && x > -0.04 ? series : hostExp(x); }
@inline function growth<T>(x: T): T {
  const one = all<T>(1);
  const series = rise<T>(x, 1, rise<T>(x, 1, rise<T>(x, 0.5, rise<T>(x, 1.0 / 6.0, all<T>(1.0 / 24.0)))));
  if (isVector<T>()) {
    if (v128.all_true<u64>(f64x2.lt(f64x2.abs(x), f64x2.splat(0.04)))) return series;
  }
  return pair<T>(growthOrExp(lane<T>(x, 0), lane<T>(series, 0)), growthOrExp(lane<T>(x, 1), lane<T>(series, 1)));
}
@inline function densityOrExp(x: f64, series: f64, lnDensity: f64): f64 { return x < 0.35 && x > -0.35 ? series : hostExp(lnDensity); }

/** Writes d(state)/dt to `out` and what was seen to SEEN. */
@inline function derive<T>(t: f64, state: usize, out: usize): void {
  const one = all<T>(1), half = all<T>(0.5);
  const x = get<T>(state, 0), y = get<T>(state, 1), z = get<T>(state, 2);
  const vx = get<T>(state, 3), vy = get<T>(state, 4), vz = get<T>(state, 5);
  const perMass = div<T>(one, get<T>(state, 6));
  put<T>(out, 0, vx); put<T>(out, 1, vy); put<T>(out, 2, vz); put<T>(out, 6, all<T>(-0.0));

  const a = load<f64>(EARTH), flattening = load<f64>(EARTH, 8), rotation = all<T>(load<f64>(EARTH, 16));
  const p2 = add<T>(mul<T>(x, x), mul<T>(y, y));
  const p = root<T>(p2);
  const r = root<T>(add<T>(p2, mul<T>(z, z)));
  const perP = div<T>(one, p), perR = div<T>(one, r);
  const s = mul<T>(z, perR), c = mul<T>(p, perR);
  const e2 = flattening * (2 - flattening);
  const k = mul<T>(all<T>(e2), mul<T>(all<T>(a), perR));
  const sinD = mul<T>(mul<T>(mul<T>(k, s), c),
    add<T>(add<T>(one, mul<T>(mul<T>(all<T>(0.5 * e2), s), s)), mul<T>(k, sub<T>(one, mul<T>(mul<T>(all<T>(2), s), s)))));
  const cosD = sub<T>(one, mul<T>(mul<T>(sinD, sinD), add<T>(half, mul<T>(mul<T>(all<T>(0.125), sinD), sinD))));
  const sinLat = add<T>(mul<T>(s, cosD), mul<T>(c, sinD));
  const cosLat = sub<T>(mul<T>(c, cosD), mul<T>(s, sinD));
  const q = mul<T>(mul<T>(all<T>(e2), sinLat), sinLat);
  const foot = mul<T>(all<T>(a), sub<T>(one, mul<T>(q,
    rise<T>(q, 0.5, rise<T>(q, 0.125, rise<T>(q, 0.0625, rise<T>(q, 0.0390625, rise<T>(q, 0.02734375, all<T>(0.0205078125)))))))));
  const altitude = sub<T>(mul<T>(r, cosD), foot);
  const msl = sub<T>(altitude, all<T>(load<f64>(EARTH, 64)));

  // Air of the table.
  const sin0 = lane<T>(sinLat, 0), sin1 = lane<T>(sinLat, 1);
  const column0 = seekColumn(sin0, lastColumn0);
  lastColumn0 = column0;
  let column1 = column0;
  if (isVector<T>()) { column1 = seekColumn(sin1, lastColumn1); lastColumn1 = column1; }
  const sine0 = SINES + (<usize>column0 << 3), sine1 = SINES + (<usize>column1 << 3);
  const width0 = WIDTHS + (<usize>column0 << 3), width1 = WIDTHS + (<usize>column1 << 3);
  const g = less<T>(one, more<T>(all<T>(0), mul<T>(sub<T>(sinLat, gather<T>(sine0, sine1, 0)), gather<T>(width0, width1, 0))));
  const level = mul<T>(sub<T>(msl, all<T>(load<f64>(AIR))), all<T>(load<f64>(AIR, 8)));
  const below0 = whole(lane<T>(level, 0), levels - 2);
  let below1 = below0;
  if (isVector<T>()) below1 = whole(lane<T>(level, 1), levels - 2);
  const f = sub<T>(level, pair<T>(<f64>below0, <f64>below1));
  const a0 = VALUES + <usize>((column0 * levels + below0) * 48), a1 = VALUES + <usize>((column1 * levels + below1) * 48);
  const b0 = a0 + <usize>(levels * 48), b1 = a1 + <usize>(levels * 48);
  const e = sub<T>(one, f), o = sub<T>(one, g);
  const w00 = mul<T>(e, o), w10 = mul<T>(f, o), w01 = mul<T>(e, g), w11 = mul<T>(f, g);
  const nodeLn = gather<T>(a0, a1, 0);
  const lnDensity = add<T>(add<T>(add<T>(mul<T>(w00, nodeLn), mul<T>(w10, gather<T>(a0, a1, 48))), mul<T>(w01, gather<T>(b0, b1, 0))), mul<T>(w11, gather<T>(b0, b1, 48)));
  const far = sub<T>(lnDensity, nodeLn);
  let density = mul<T>(gather<T>(a0, a1, 40),
    rise<T>(far, 1, rise<T>(far, 1, rise<T>(far, 0.5, rise<T>(far, 1.0 / 6.0, rise<T>(far, 1.0 / 24.0, all<T>(1.0 / 120.0)))))));
  let series = false;
  if (isVector<T>()) series = v128.all_true<u64>(f64x2.lt(f64x2.abs(far), f64x2.splat(0.35)));
  if (!series) {
    if (isVector<T>()) density = pair<T>(densityOrExp(lane<T>(far, 0), lane<T>(density, 0), lane<T>(lnDensity, 0)), densityOrExp(lane<T>(far, 1), lane<T>(density, 1), lane<T>(lnDensity, 1)));
    else density = pair<T>(densityOrExp(lane<T>(far, 0), lane<T>(density, 0), lane<T>(lnDensity, 0)), 0);
  }
  let sound = add<T>(add<T>(add<T>(mul<T>(w00, gather<T>(a0, a1, 8)), mul<T>(w10, gather<T>(a0, a1, 56))), mul<T>(w01, gather<T>(b0, b1, 8))), mul<T>(w11, gather<T>(b0, b1, 56)));
  let windE = add<T>(add<T>(add<T>(mul<T>(w00, gather<T>(a0, a1, 16)), mul<T>(w10, gather<T>(a0, a1, 64))), mul<T>(w01, gather<T>(b0, b1, 16))), mul<T>(w11, gather<T>(b0, b1, 64)));
  let windN = add<T>(add<T>(add<T>(mul<T>(w00, gather<T>(a0, a1, 24)), mul<T>(w10, gather<T>(a0, a1, 72))), mul<T>(w01, gather<T>(b0, b1, 24))), mul<T>(w11, gather<T>(b0, b1, 72)));
  let lnPressure = add<T>(add<T>(add<T>(mul<T>(w00, gather<T>(a0, a1, 32)), mul<T>(w10, gather<T>(a0, a1, 80))), mul<T>(w01, gather<T>(b0, b1, 32))), mul<T>(w11, gather<T>(b0, b1, 80)));

  // Its departure.
  const top = all<T>(<f64>(departureLevels - 1));
  const rung = less<T>(top, more<T>(all<T>(0), div<T>(sub<T>(msl, all<T>(load<f64>(AIR, 16))), all<T>(load<f64>(AIR, 24)))));
  const under0 = whole(lane<T>(rung, 0), departureLevels - 2);
  let under1 = under0;
  if (isVector<T>()) under1 = whole(lane<T>(rung, 1), departureLevels - 2);
  const fd = sub<T>(rung, pair<T>(<f64>under0, <f64>under1)), ed = sub<T>(one, fd);
  const d0 = DEPARTURES + <usize>(under0 * 40), d1 = DEPARTURES + DEPARTURE_BYTES + <usize>(under1 * 40);
  density = mul<T>(density, growth<T>(add<T>(mul<T>(ed, gather<T>(d0, d1, 0)), mul<T>(fd, gather<T>(d0, d1, 40)))));
  sound = mul<T>(sound, growth<T>(add<T>(mul<T>(ed, gather<T>(d0, d1, 8)), mul<T>(fd, gather<T>(d0, d1, 48)))));
  windE = add<T>(add<T>(windE, mul<T>(ed, gather<T>(d0, d1, 16))), mul<T>(fd, gather<T>(d0, d1, 56)));
  windN = add<T>(add<T>(windN, mul<T>(ed, gather<T>(d0, d1, 24))), mul<T>(fd, gather<T>(d0, d1, 64)));
  lnPressure = add<T>(add<T>(lnPressure, mul<T>(ed, gather<T>(d0, d1, 32))), mul<T>(fd, gather<T>(d0, d1, 72)));

  // Air-relative velocity.
  const zero = all<T>(0);
  const eastX = mul<T>(sub<T>(zero, y), perP), eastY = mul<T>(x, perP);
  const upX = mul<T>(cosLat, eastY), upY = mul<T>(sub<T>(zero, cosLat), eastX);
  const wx = add<T>(sub<T>(add<T>(vx, mul<T>(rotation, y)), mul<T>(windE, eastX)), mul<T>(mul<T>(windN, sinLat), eastY));
  const wy = sub<T>(sub<T>(sub<T>(vy, mul<T>(rotation, x)), mul<T>(windE, eastY)), mul<T>(mul<T>(windN, sinLat), eastX));
  const wz = sub<T>(vz, mul<T>(windN, cosLat));
  const speed = root<T>(add<T>(add<T>(mul<T>(wx, wx), mul<T>(wy, wy)), mul<T>(wz, wz)));
  const mach = div<T>(speed, sound);

  // Coefficients: Mach numbers, drag, lift and their slopes, each a fifth of the table.
  const row = <usize>machs << 3;
  const m0 = MACH + (<usize>seekMach(lane<T>(mach, 0), MACH) << 3);
  let m1 = m0;
  if (isVector<T>()) m1 = MACH + MACH_BYTES + (<usize>seekMach(lane<T>(mach, 1), MACH + MACH_BYTES) << 3);
  const node = gather<T>(m0, m1, 0);
  const beyond = sub<T>(less<T>(gather<T>(m0, m1, 8), more<T>(node, mach)), node);
  const cd = add<T>(gather<T>(m0 + row, m1 + row, 0), mul<T>(beyond, gather<T>(m0 + 3 * row, m1 + 3 * row, 0)));
  const area = get<T>(BODY, 0);
  const pressureSpeed = mul<T>(mul<T>(mul<T>(half, density), speed), perMass);
  const dragRate = mul<T>(pressureSpeed, mul<T>(cd, area));
  let ax = sub<T>(zero, mul<T>(dragRate, wx)), ay = sub<T>(zero, mul<T>(dragRate, wy)), az = sub<T>(zero, mul<T>(dragRate, wz));

  const cl = add<T>(gather<T>(m0 + 2 * row, m1 + 2 * row, 0), mul<T>(beyond, gather<T>(m0 + 4 * row, m1 + 4 * row, 0)));
  const lift = mul<T>(mul<T>(mul<T>(mul<T>(pressureSpeed, speed), cl), area), get<T>(BODY, 1));
  const perSpeed = div<T>(one, speed);
  const ux = mul<T>(wx, perSpeed), uy = mul<T>(wy, perSpeed), uz = mul<T>(wz, perSpeed);
  const climb = add<T>(add<T>(mul<T>(upX, ux), mul<T>(upY, uy)), mul<T>(sinLat, uz));
  const across = div<T>(lift, root<T>(more<T>(all<T>(1e-12), sub<T>(one, mul<T>(climb, climb)))));
  const lx = mul<T>(sub<T>(upX, mul<T>(climb, ux)), across);
  const ly = mul<T>(sub<T>(upY, mul<T>(climb, uy)), across);
  const lz = mul<T>(sub<T>(sinLat, mul<T>(climb, uz)), across);
  const turned = mul<T>(get<T>(BODY, 2), sub<T>(all<T>(t), get<T>(BODY, 3)));
  const x2 = mul<T>(turned, turned);
  const cosT = fall<T>(x2, 0.5, fall<T>(x2, 1.0 / 12.0, fall<T>(x2, 1.0 / 30.0, fall<T>(x2, 1.0 / 56.0, fall<T>(x2, 1.0 / 90.0, fall<T>(x2, 1.0 / 132.0, one))))));
  const sinT = mul<T>(turned,
    fall<T>(x2, 1.0 / 6.0, fall<T>(x2, 1.0 / 20.0, fall<T>(x2, 1.0 / 42.0, fall<T>(x2, 1.0 / 72.0, fall<T>(x2, 1.0 / 110.0, fall<T>(x2, 1.0 / 156.0, one)))))));
  const bankCos = get<T>(BODY, 4), bankSin = get<T>(BODY, 5);
  const inPlane = sub<T>(mul<T>(bankCos, cosT), mul<T>(bankSin, sinT));
  const sideways = add<T>(mul<T>(bankSin, cosT), mul<T>(bankCos, sinT));
  ax = add<T>(ax, add<T>(mul<T>(inPlane, lx), mul<T>(sideways, sub<T>(mul<T>(uy, lz), mul<T>(uz, ly)))));
  ay = add<T>(ay, add<T>(mul<T>(inPlane, ly), mul<T>(sideways, sub<T>(mul<T>(uz, lx), mul<T>(ux, lz)))));
  az = add<T>(az, add<T>(mul<T>(inPlane, lz), mul<T>(sideways, sub<T>(mul<T>(ux, ly), mul<T>(uy, lx)))));

  put<T>(SEEN, 0, altitude); put<T>(SEEN, 1, sinLat); put<T>(SEEN, 2, cosLat); put<T>(SEEN, 3, density); put<T>(SEEN, 4, lnPressure);
  put<T>(SEEN, 5, speed); put<T>(SEEN, 6, mach); put<T>(SEEN, 7, mul<T>(dragRate, speed));
  put<T>(SEEN, 8, add<T>(add<T>(mul<T>(ax, ax), mul<T>(ay, ay)), mul<T>(az, az)));
  put<T>(SEEN, 9, dragRate); put<T>(SEEN, 10, wx); put<T>(SEEN, 11, wy); put<T>(SEEN, 12, wz);

  // Gravity.
  const perR2 = mul<T>(mul<T>(all<T>(load<f64>(EARTH, 24)), perR), perR);
  const ratio = mul<T>(all<T>(load<f64>(EARTH, 32)), perR);
  const s2 = mul<T>(s, s);
  const c2 = mul<T>(mul<T>(all<T>(load<f64>(EARTH, 40)), ratio), ratio);
  const c3 = mul<T>(mul<T>(mul<T>(all<T>(load<f64>(EARTH, 48)), ratio), ratio), ratio);
  const c4 = mul<T>(mul<T>(mul<T>(mul<T>(all<T>(load<f64>(EARTH, 56)), ratio), ratio), ratio), ratio);
  const three7 = sub<T>(all<T>(3), mul<T>(all<T>(7), s2));
  const radial = sub<T>(add<T>(add<T>(one, mul<T>(mul<T>(all<T>(1.5), c2), sub<T>(one, mul<T>(all<T>(5), s2)))), mul<T>(mul<T>(mul<T>(all<T>(2.5), c3), s), three7)),
    mul<T>(mul<T>(all<T>(0.625), c4), add<T>(sub<T>(all<T>(3), mul<T>(all<T>(42), s2)), mul<T>(mul<T>(all<T>(63), s2), s2))));
  const polar = sub<T>(add<T>(mul<T>(mul<T>(all<T>(3), c2), s), mul<T>(mul<T>(all<T>(1.5), c3), sub<T>(mul<T>(all<T>(5), s2), one))), mul<T>(mul<T>(mul<T>(all<T>(2.5), c4), s), three7));
  const pull = mul<T>(mul<T>(sub<T>(zero, perR2), perR), radial);
  put<T>(out, 3, add<T>(ax, mul<T>(pull, x)));
  put<T>(out, 4, add<T>(ay, mul<T>(pull, y)));
  put<T>(out, 5, sub<T>(add<T>(az, mul<T>(pull, z)), mul<T>(perR2, polar)));
}

// Two functions, so that each is compiled once and not into every stage.
function derive1(t: f64, state: usize, out: usize): void { derive<f64>(t, state, out); }
function derive2(t: f64, state: usize, out: usize): void { derive<v128>(t, state, out); }
@inline function look<T>(t: f64, state: usize, out: usize): void { if (isVector<T>()) derive2(t, state, out); else derive1(t, state, out); }

@inline function rungeKutta4<T>(t: f64, h: f64): void {
  for (let i = 0; i < 7; i++) put<T>(STAGE, i, add<T>(get<T>(STATE, i), mul<T>(all<T>(0.5 * h), get<T>(RATE, i))));
  look<T>(t + 0.5 * h, STAGE, K2);
  for (let i = 0; i < 7; i++) put<T>(STAGE, i, add<T>(get<T>(STATE, i), mul<T>(all<T>(0.5 * h), get<T>(K2, i))));
  look<T>(t + 0.5 * h, STAGE, K3);
  for (let i = 0; i < 7; i++) put<T>(STAGE, i, add<T>(get<T>(STATE, i), mul<T>(all<T>(h), get<T>(K3, i))));
  look<T>(t + h, STAGE, K4);
  for (let i = 0; i < 7; i++) {
    const middle = mul<T>(all<T>(2), add<T>(get<T>(K2, i), get<T>(K3, i)));
    put<T>(STATE, i, add<T>(get<T>(STATE, i), mul<T>(all<T>(h / 6), add<T>(add<T>(get<T>(RATE, i), middle), get<T>(K4, i)))));
  }
}

@inline function ralston3<T>(t: f64, h: f64): void {
  for (let i = 0; i < 7; i++) put<T>(STAGE, i, add<T>(get<T>(STATE, i), mul<T>(all<T>(0.5 * h), get<T>(RATE, i))));
  look<T>(t + 0.5 * h, STAGE, K2);
  for (let i = 0; i < 7; i++) put<T>(STAGE, i, add<T>(get<T>(STATE, i), mul<T>(all<T>(0.75 * h), get<T>(K2, i))));
  look<T>(t + 0.75 * h, STAGE, K3);
  for (let i = 0; i < 7; i++) {
    const sum = add<T>(add<T>(mul<T>(all<T>(2), get<T>(RATE, i)), mul<T>(all<T>(3), get<T>(K2, i))), mul<T>(all<T>(4), get<T>(K3, i)));
    put<T>(STATE, i, add<T>(get<T>(STATE, i), mul<T>(all<T>(h / 9), sum)));
  }
}

/** Steps of `h` from time 0, the rate taken before each, as `flyLeg` does. */
@inline function fly<T>(steps: i32, h: f64, fourth: bool): void {
  let t = 0.0;
  look<T>(t, STATE, RATE);
  for (let n = 0; n < steps; n++) {
    if (fourth) rungeKutta4<T>(t, h); else ralston3<T>(t, h);
    t += h;
    look<T>(t, STATE, RATE);
  }
}
export function flyOne(steps: i32, h: f64, fourth: bool): void { fly<f64>(steps, h, fourth); }
export function flyTwo(steps: i32, h: f64, fourth: bool): void { fly<v128>(steps, h, fourth); }
