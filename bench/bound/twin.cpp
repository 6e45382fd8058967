// The inner loop of src/flight (dynamics-kernel.ts, and of src/earth air-cell.ts, air-departure.ts, gravity.ts) once more in C++: a bound for
// what TypeScript may reach. It replays a tape (tape.ts) and tells how long that took, and every state it came by. Names, order and
// constants are those of the TypeScript; where they come from is said there. Only the bench builds it.
//
//   twin TAPE STATES MILLISECONDS    prints JSON; the state after each step goes to STATES
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr int STATE_SIZE = 7;
constexpr int MASS = 6;
constexpr int NODE_SIZE = 6;
constexpr int NODE_DENSITY = 5;
constexpr int CHANNELS = 5;
constexpr int SOUND_CHANNEL = 1;
constexpr int MAX_CRAFTS = 4;

using State = double[STATE_SIZE];

struct Earth {
  double equatorialRadiusM, flattening, rotationRadS, muM3S2, gravityRadiusM, j2, j3, j4;
};

struct AirTable {
  double bottomM, stepM, perStep;
  int levels, columns;
  const double *sines, *perWidth, *values;
};

struct Departure {
  double bottomM, stepM;
  int levels;
  const double *values;
};

struct Aero {
  int nodes;
  const double *mach, *drag, *lift, *dragSlope, *liftSlope;
};

struct Body {
  double thrustN, thrustAxis[3], massFlowKgS, referenceAreaM2, liftFactor, planar;
  double bankRateRadS, bankAtS, bankCos, bankSin;
  double canopyFromM2, canopyToM2, canopyAtS, canopyFillS;
};
constexpr int BODY_SIZE = 16;
static_assert(sizeof(Body) == BODY_SIZE * sizeof(double));

struct Observed {
  double altitudeM, sinLatitude, cosLatitude, densityKgM3, cellUp, cellAcross, airspeedMps, mach, dragMps2, force2, dragRatePerS, wind[3];
};

struct Channel {
  double foot, up, across, both;
};

struct AirCell {
  double low, high, south, north, foot, side, perWidth, footDensity;
  Channel channels[CHANNELS];
};

struct Dynamics {
  const Earth *earth;
  const AirTable *air;
  double geoidM;
  const Departure *departure;
  Aero aero;
  AirCell cell;
  Body body;
  Observed observed;
};

inline double growth(double x) {
  return x < 0.04 && x > -0.04 ? 1 + x * (1 + x * (0.5 + x * (1.0 / 6 + x * (1.0 / 24)))) : std::exp(x);
}

inline void departureAt(const Departure &departure, double altitudeM, double *out) {
  const double level = std::min(departure.levels - 1.0, std::max(0.0, (altitudeM - departure.bottomM) / departure.stepM));
  const int below = std::min(departure.levels - 2, static_cast<int>(level));
  const double f = level - below;
  const double *const a = departure.values + below * CHANNELS;
  for (int i = 0; i < CHANNELS; i++) out[i] = (1 - f) * a[i] + f * a[i + CHANNELS];
}

inline void depart(const Departure *departure, double altitudeM, double *change) {
  if (departure == nullptr) std::fill_n(change, CHANNELS, 0.0);
  else departureAt(*departure, altitudeM, change);
  change[SOUND_CHANNEL] = growth(change[SOUND_CHANNEL]);
}

inline double changed(int channel, double value, const double *change) {
  return channel == SOUND_CHANNEL ? value * change[channel] : value + change[channel];
}

void enterCell(Dynamics &dynamics, double level, double sinLatitude) {
  const AirTable &air = *dynamics.air;
  AirCell &cell = dynamics.cell;
  int column = 0;
  while (column < air.columns - 2 && sinLatitude >= air.sines[column + 1]) column++;
  const int below = std::min(air.levels - 2, std::max(0, static_cast<int>(level)));
  cell.low = below == 0 ? -INFINITY : below;
  cell.high = below == air.levels - 2 ? INFINITY : below + 1;
  cell.foot = below;
  const double south = air.sines[column];
  const double north = air.sines[column + 1];
  const bool within = sinLatitude >= south && sinLatitude < north;
  const bool beyond = sinLatitude >= north;
  cell.south = within ? south : beyond ? north : -INFINITY;
  cell.north = within ? north : beyond ? INFINITY : south;
  cell.side = south;
  cell.perWidth = within ? air.perWidth[column] : 0;
  const double *const a = air.values + ((beyond ? column + 1 : column) * air.levels + below) * NODE_SIZE;
  const double *const b = within ? a + air.levels * NODE_SIZE : a;
  double foot[CHANNELS], head[CHANNELS];
  depart(dynamics.departure, air.bottomM + below * air.stepM, foot);
  depart(dynamics.departure, air.bottomM + (below + 1) * air.stepM, head);
  cell.footDensity = a[NODE_DENSITY] * growth(foot[0]);
  for (int channel = 0; channel < CHANNELS; channel++) {
    const double footSouth = changed(channel, a[channel], foot);
    const double footNorth = changed(channel, b[channel], foot);
    const double headSouth = changed(channel, a[channel + NODE_SIZE], head);
    const double headNorth = changed(channel, b[channel + NODE_SIZE], head);
    cell.channels[channel] = {footSouth, headSouth - footSouth, footNorth - footSouth, headNorth - footNorth - (headSouth - footSouth)};
  }
}

struct Air {
  double density, soundSpeed, eastward, northward, up, across;
};

inline Air sampleCell(Dynamics &dynamics, double altitudeM, double sinLatitude) {
  const AirCell &cell = dynamics.cell;
  const double level = (altitudeM - dynamics.air->bottomM) * dynamics.air->perStep;
  if (!(level >= cell.low && level < cell.high && sinLatitude >= cell.south && sinLatitude < cell.north))
    enterCell(dynamics, level, sinLatitude);
  const double f = level - cell.foot;
  const double g = (sinLatitude - cell.side) * cell.perWidth;
  const Channel &ln = cell.channels[0];
  const double x = f * ln.up + g * (ln.across + f * ln.both);
  const double density = x < 0.35 && x > -0.35
                             ? cell.footDensity * (1 + x * (1 + x * (0.5 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120))))))
                             : std::exp(ln.foot + x);
  const auto mix = [&](const Channel &n) { return n.foot + f * n.up + g * (n.across + f * n.both); };
  return {density, mix(cell.channels[1]), mix(cell.channels[2]), mix(cell.channels[3]), f, g};
}

inline void addGravity(const Earth &earth, double x, double y, double z, double perR, double *out) {
  const double perR2 = earth.muM3S2 * perR * perR;
  const double ratio = earth.gravityRadiusM * perR;
  const double s = z * perR;
  const double s2 = s * s;
  const double c2 = earth.j2 * ratio * ratio;
  const double c3 = earth.j3 * ratio * ratio * ratio;
  const double c4 = earth.j4 * ratio * ratio * ratio * ratio;
  const double radial = 1 + 1.5 * c2 * (1 - 5 * s2) + 2.5 * c3 * s * (3 - 7 * s2) - 0.625 * c4 * (3 - 42 * s2 + 63 * s2 * s2);
  const double polar = 3 * c2 * s + 1.5 * c3 * (5 * s2 - 1) - 2.5 * c4 * s * (3 - 7 * s2);
  const double k = -perR2 * perR * radial;
  out[0] = out[0] + k * x;
  out[1] = out[1] + k * y;
  out[2] = out[2] + k * z - perR2 * polar;
}

inline double sineOfDeflection(double e2, double ratio, double s, double c) {
  const double k = e2 * ratio;
  return k * s * c * (1 + 0.5 * e2 * s * s + k * (1 - 2 * s * s));
}

inline double normalFoot(double a, double q) {
  return a * std::sqrt(1 - q);
}

inline double canopyAreaM2(const Body &body, double t) {
  const double filled = body.canopyFillS > 0 ? std::min(1.0, std::max(0.0, (t - body.canopyAtS) / body.canopyFillS)) : 1;
  return body.canopyFromM2 + (body.canopyToM2 - body.canopyFromM2) * filled * filled;
}

inline double cosineNearZero(double x2) {
  return 1 -
         x2 * 0.5 *
             (1 - x2 * (1.0 / 12) * (1 - x2 * (1.0 / 30) * (1 - x2 * (1.0 / 56) * (1 - x2 * (1.0 / 90) * (1 - x2 * (1.0 / 132))))));
}

inline double sineOverNearZero(double x2) {
  return 1 -
         x2 * (1.0 / 6) *
             (1 - x2 * (1.0 / 20) * (1 - x2 * (1.0 / 42) * (1 - x2 * (1.0 / 72) * (1 - x2 * (1.0 / 110) * (1 - x2 * (1.0 / 156))))));
}

void derive(Dynamics &dynamics, double t, const double *state, double *out) {
  const Earth &earth = *dynamics.earth;
  const Body &body = dynamics.body;
  const double x = state[0], y = state[1], z = state[2];
  const double vx = state[3], vy = state[4], vz = state[5];
  const double perMass = 1 / state[MASS];

  double ax = 0, ay = 0, az = 0;
  if (body.thrustN > 0) {
    const double push = body.thrustN * perMass;
    ax = push * body.thrustAxis[0];
    ay = push * body.thrustAxis[1];
    az = push * body.thrustAxis[2];
  }

  const double p2 = x * x + y * y;
  const double p = std::sqrt(p2);
  const double r = std::sqrt(p2 + z * z);
  const double perP = 1 / p;
  const double perR = 1 / r;
  const double s = z * perR;
  const double c = p * perR;
  const double a = earth.equatorialRadiusM;
  const double e2 = earth.flattening * (2 - earth.flattening);
  const double sinD = sineOfDeflection(e2, a * perR, s, c);
  const double cosD = 1 - sinD * sinD * (0.5 + 0.125 * sinD * sinD);
  const double sinLat = s * cosD + c * sinD;
  const double cosLat = c * cosD - s * sinD;
  const double altitudeM = r * cosD - normalFoot(a, e2 * sinLat * sinLat);

  const double mslM = altitudeM - dynamics.geoidM;
  const Air air = sampleCell(dynamics, mslM, sinLat);
  const double density = air.density;

  const double eastX = -y * perP;
  const double eastY = x * perP;
  const double upX = cosLat * eastY;
  const double upY = -cosLat * eastX;
  const double windE = air.eastward;
  const double windN = air.northward;
  const double wx = vx + earth.rotationRadS * y - windE * eastX + windN * sinLat * eastY;
  const double wy = vy - earth.rotationRadS * x - windE * eastY - windN * sinLat * eastX;
  const double wz = vz - windN * cosLat;
  const double speed2 = wx * wx + wy * wy + wz * wz;
  const double speed = std::sqrt(speed2);
  const double mach = speed / air.soundSpeed;

  const Aero &aero = dynamics.aero;
  int i = aero.nodes - 2;
  while (i > 0 && mach < aero.mach[i]) i--;
  const double beyond = std::min(aero.mach[i + 1], std::max(aero.mach[i], mach)) - aero.mach[i];
  const double cd = aero.drag[i] + beyond * aero.dragSlope[i];
  const double canopy = body.canopyToM2 > 0 ? canopyAreaM2(body, t) : 0;
  const double pressureSpeed = 0.5 * density * speed * perMass;
  const double dragRate = pressureSpeed * (cd * body.referenceAreaM2 + canopy);
  ax -= dragRate * wx;
  ay -= dragRate * wy;
  az -= dragRate * wz;

  if (body.liftFactor > 0 && canopy == 0 && speed > 0) {
    const double cl = aero.lift[i] + beyond * aero.liftSlope[i];
    const double climb = upX * wx + upY * wy + sinLat * wz;
    const double across =
        (pressureSpeed * cl * body.referenceAreaM2 * body.liftFactor) / std::sqrt(std::max(1e-12 * speed2, speed2 - climb * climb));
    const double turned = body.bankRateRadS * (t - body.bankAtS);
    const double turned2 = turned * turned;
    const bool near = turned2 < 0.6 * 0.6;
    const double cosT = near ? cosineNearZero(turned2) : std::cos(turned);
    const double sinT = near ? turned * sineOverNearZero(turned2) : std::sin(turned);
    const double inPlane = (body.bankCos * cosT - body.bankSin * sinT) * across;
    const double sideways = body.planar != 0 ? 0 : (body.bankSin * cosT + body.bankCos * sinT) * across * speed;
    const double upward = inPlane * speed2;
    const double along = inPlane * climb;
    ax += upward * upX - along * wx + sideways * (wy * sinLat - wz * upY);
    ay += upward * upY - along * wy + sideways * (wz * upX - wx * sinLat);
    az += upward * sinLat - along * wz + sideways * (wx * upY - wy * upX);
  }

  dynamics.observed = {altitudeM, sinLat,           cosLat,   density, air.up, air.across, speed, mach, dragRate * speed,
                       ax * ax + ay * ay + az * az, dragRate, {wx, wy, wz}};
  double acceleration[3] = {ax, ay, az};
  addGravity(earth, x, y, z, perR, acceleration);
  out[0] = vx;
  out[1] = vy;
  out[2] = vz;
  out[3] = acceleration[0];
  out[4] = acceleration[1];
  out[5] = acceleration[2];
  out[MASS] = -body.massFlowKgS;
}

#define EACH for (int i = 0; i < STATE_SIZE; i++)

void stepRungeKutta4(Dynamics &dynamics, double t, double h, double *state, const double *rate) {
  State stage, k2, k3, k4;
  EACH stage[i] = state[i] + 0.5 * h * rate[i];
  derive(dynamics, t + 0.5 * h, stage, k2);
  EACH stage[i] = state[i] + 0.5 * h * k2[i];
  derive(dynamics, t + 0.5 * h, stage, k3);
  EACH stage[i] = state[i] + h * k3[i];
  derive(dynamics, t + h, stage, k4);
  EACH state[i] = state[i] + (h / 6) * (rate[i] + 2 * (k2[i] + k3[i]) + k4[i]);
}

void stepRalston3(Dynamics &dynamics, double t, double h, double *state, const double *rate) {
  State stage, k2, k3;
  EACH stage[i] = state[i] + 0.5 * h * rate[i];
  derive(dynamics, t + 0.5 * h, stage, k2);
  EACH stage[i] = state[i] + 0.75 * h * k2[i];
  derive(dynamics, t + 0.75 * h, stage, k3);
  EACH state[i] = state[i] + (h / 9) * (2 * rate[i] + 3 * k2[i] + 4 * k3[i]);
}

void stepButcher6(Dynamics &dynamics, double t, double h, double *state, const double *rate) {
  State stage, k2, k3, k4, k5, k6, k7;
  EACH stage[i] = state[i] + (h / 3) * rate[i];
  derive(dynamics, t + h / 3, stage, k2);
  EACH stage[i] = state[i] + ((2 * h) / 3) * k2[i];
  derive(dynamics, t + (2 * h) / 3, stage, k3);
  EACH stage[i] = state[i] + (h / 12) * (rate[i] + 4 * k2[i] - k3[i]);
  derive(dynamics, t + h / 3, stage, k4);
  EACH stage[i] = state[i] + (h / 16) * (18 * k2[i] - rate[i] - 3 * k3[i] - 6 * k4[i]);
  derive(dynamics, t + h / 2, stage, k5);
  EACH stage[i] = state[i] + (h / 8) * (9 * k2[i] - 3 * k3[i] - 6 * k4[i] + 4 * k5[i]);
  derive(dynamics, t + h / 2, stage, k6);
  EACH stage[i] = state[i] + (h / 44) * (9 * rate[i] - 36 * k2[i] + 63 * k3[i] + 72 * k4[i] - 64 * k6[i]);
  derive(dynamics, t + h, stage, k7);
  EACH state[i] = state[i] + (h / 120) * (11 * (rate[i] + k7[i]) + 81 * (k3[i] + k4[i]) - 32 * (k5[i] + k6[i]));
}

const double ROS2_GAMMA = 1 - std::sqrt(0.5);

inline void solveDamped(double *k, double shift, double along, const double *w) {
  const double inLine = along * (w[0] * k[3] + w[1] * k[4] + w[2] * k[5]);
  k[3] = (k[3] - inLine * w[0]) / (1 + shift);
  k[4] = (k[4] - inLine * w[1]) / (1 + shift);
  k[5] = (k[5] - inLine * w[2]) / (1 + shift);
}

void stepRosenbrock2(Dynamics &dynamics, double t, double h, double *state, const double *rate) {
  State stage, k2, k3, k4;
  const Observed seen = dynamics.observed;
  const double shift = ROS2_GAMMA * h * seen.dragRatePerS;
  const double along = shift / (1 + 2 * shift) / (seen.airspeedMps * seen.airspeedMps);
  EACH stage[i] = state[i];
  for (int i = 0; i < 3; i++) stage[i] = state[i] + h * rate[i];
  derive(dynamics, t + h, stage, k4);
  for (int i = 3; i < 6; i++) {
    k4[i] = ROS2_GAMMA * (k4[i] - rate[i]);
    k2[i] = rate[i] + k4[i];
  }
  solveDamped(k2, shift, along, seen.wind);
  for (int i = 0; i < 3; i++) k2[i] = rate[i] + ROS2_GAMMA * h * k2[i + 3];
  for (int i = 0; i < 6; i++) stage[i] = state[i] + h * k2[i];
  derive(dynamics, t + h, stage, k3);
  for (int i = 0; i < 6; i++) k3[i] = k3[i] - 2 * k2[i];
  for (int i = 3; i < 6; i++) k3[i] = k3[i] - k4[i];
  solveDamped(k3, shift, along, seen.wind);
  for (int i = 0; i < 3; i++) k3[i] = k3[i] + ROS2_GAMMA * h * k3[i + 3];
  for (int i = 0; i < 6; i++) state[i] = state[i] + h * (1.5 * k2[i] + 0.5 * k3[i]);
}

struct Craft {
  Dynamics dynamics;
  State state, before, rate;
};

struct Sample {
  Craft crafts[MAX_CRAFTS];
  Departure departure;
  const double *tape;
  int size;
};

// Replays one sample; writes the state after each step from `states` on, and answers where it stopped.
double *replay(Sample &sample, double *states) {
  const double *at = sample.tape;
  const double *const end = at + sample.size;
  Craft *craft = &sample.crafts[0];
  int known = 1;
  while (at < end) {
    const int code = static_cast<int>(*at++);
    switch (code) {
      case 1: {
        const int other = static_cast<int>(*at++);
        Craft *const next = &sample.crafts[other];
        if (other == known) {
          known++;
          *next = *craft;
        }
        craft = next;
        break;
      }
      case 2:
        EACH craft->state[i] = at[i];
        at += STATE_SIZE;
        break;
      case 3:
        craft->state[MASS] = *at++;
        break;
      case 4:
        EACH craft->state[i] = craft->before[i];
        break;
      case 5:
        craft->dynamics.body = *reinterpret_cast<const Body *>(at);
        at += BODY_SIZE;
        break;
      case 6:
        derive(craft->dynamics, *at++, craft->state, craft->rate);
        break;
      default: {
        const double t = *at++;
        const double h = *at++;
        EACH craft->before[i] = craft->state[i];
        if (code == 7) stepRungeKutta4(craft->dynamics, t, h, craft->state, craft->rate);
        else if (code == 8) stepRalston3(craft->dynamics, t, h, craft->state, craft->rate);
        else if (code == 9) stepButcher6(craft->dynamics, t, h, craft->state, craft->rate);
        else stepRosenbrock2(craft->dynamics, t, h, craft->state, craft->rate);
        EACH states[i] = craft->state[i];
        states += STATE_SIZE;
      }
    }
  }
  return states;
}

std::vector<double> readDoubles(const char *path) {
  std::vector<double> numbers;
  if (std::FILE *file = std::fopen(path, "rb")) {
    std::fseek(file, 0, SEEK_END);
    numbers.resize(static_cast<std::size_t>(std::ftell(file)) / sizeof(double));
    std::rewind(file);
    if (std::fread(numbers.data(), sizeof(double), numbers.size(), file) != numbers.size()) numbers.clear();
    std::fclose(file);
  }
  return numbers;
}

}  // namespace

int main(int argc, char **argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: twin TAPE STATES MILLISECONDS\n");
    return 2;
  }
  const std::vector<double> tape = readDoubles(argv[1]);
  if (tape.empty()) {
    std::fprintf(stderr, "%s: nothing to read\n", argv[1]);
    return 1;
  }
  const double *at = tape.data();
  const auto take = [&at](int count) {
    const double *const from = at;
    at += count;
    return from;
  };
  const double *const head = take(21);
  const Earth earth = {head[0], head[1], head[2], head[3], head[4], head[5], head[6], head[7]};
  const int levels = static_cast<int>(head[12]), columns = static_cast<int>(head[13]);
  const int departureLevels = static_cast<int>(head[16]), nodes = static_cast<int>(head[17]), count = static_cast<int>(head[18]);
  AirTable air = {head[9], head[10], head[11], levels, columns, take(columns), take(columns - 1), take(levels * columns * NODE_SIZE)};
  std::vector<Sample> samples(static_cast<std::size_t>(count));
  for (Sample &sample : samples) {
    Dynamics dynamics = {&earth, &air, head[8], departureLevels > 0 ? &sample.departure : nullptr, {}, {}, {}, {}};
    dynamics.cell.low = INFINITY;
    dynamics.aero = {nodes, take(nodes), take(nodes), take(nodes), take(nodes), take(nodes)};
    sample.departure = {head[14], head[15], departureLevels, take(departureLevels * CHANNELS)};
    sample.size = static_cast<int>(*take(1));
    sample.tape = take(sample.size);
    for (Craft &craft : sample.crafts) craft = {dynamics, {}, {}, {}};
  }

  std::vector<double> states(static_cast<std::size_t>(head[19]) * STATE_SIZE);
  const auto run = [&] {
    double *end = states.data();
    for (Sample &sample : samples) end = replay(sample, end);
  };
  using Clock = std::chrono::steady_clock;
  const auto limit = Clock::now() + std::chrono::milliseconds(std::atoi(argv[3]));
  double bestNs = INFINITY;
  long runs = 0;
  do {
    const auto start = Clock::now();
    run();
    bestNs = std::min(bestNs, std::chrono::duration<double, std::nano>(Clock::now() - start).count());
    runs++;
  } while (Clock::now() < limit);

  std::FILE *file = std::fopen(argv[2], "wb");
  if (file == nullptr || std::fwrite(states.data(), sizeof(double), states.size(), file) != states.size() || std::fclose(file) != 0) {
    std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
    return 1;
  }
  std::printf("{\"nsPerSample\": %.3f, \"nsPerDerive\": %.4f, \"runs\": %ld}\n", bestNs / count, bestNs / head[20], runs);
  return 0;
}
