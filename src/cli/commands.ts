/** The program's own verbs. Each command is loaded when it is asked for. */
import type { CommandTable } from './command.ts';

export const program: CommandTable = {
  about: 'Union answers questions about joint crew operations of the International Space Station.',
  examples: [
    'union return soyuz-ms-19',
    'union return soyuz-ms-19 --out out/ms-19',
    'union deorbit --vehicle soyuz-ms --elements iss.tle --site zhezkazgan-147-se --from 2022-03-28 --to 2022-04-02',
    'union scorecard',
  ],
  verbs: {
    return: { load: () => import('./return.ts'), about: 'predicts a landing from the orbit, and shows what happened beside it' },
    footprint: {
      load: () => import('./footprint.ts'),
      about: 'reads a finished run: its ellipses, its probabilities and what decides them',
    },
    deorbit: { load: () => import('./deorbit.ts'), about: 'lists every landing opportunity in a window' },
    orbit: { load: () => import('./orbit.ts'), about: 'shows state, ground track and lighting, and passes over a place' },
    recovery: { load: () => import('./recovery.ts'), about: 'makes the ground teams’ card: clocks, conditions, where to search' },
    scorecard: { load: () => import('./scorecard.ts'), about: 'predicts every shipped real landing and compares it with what happened' },
    vehicles: { load: () => import('./vehicles.ts'), about: 'shows what is known of each vehicle, with sources' },
    sites: { load: () => import('./sites.ts'), about: 'lists the landing sites, with sources' },
    board: { load: () => import('./board.ts'), about: 'shows the station on any day: crew, ports, who goes home in what' },
    person: { load: () => import('./person.ts'), about: 'tells a life in flights, with every source' },
    flight: { load: () => import('./flight.ts'), about: 'tells who rode a ship up and down, and where it was' },
    rankings: { load: () => import('./rankings.ts'), about: 'ranks the longest flights and careers as of any day' },
    cooperation: { load: () => import('./cooperation.ts'), about: 'tells of agreements, sanctions, words and joint flights' },
    claims: { load: () => import('./claims.ts'), about: 'shows where sources disagree, what is preferred and why' },
    press: { load: () => import('./press.ts'), about: 'reads a press report: who said what, and whether the record agrees' },
    plan: { load: () => import('./plan.ts'), about: 'judges crew rotation and ships: chart, rules with reasons, what-ifs, proposals' },
    facts: { load: () => import('./facts.ts'), about: 'prints the lines of the record, and adds to them' },
    check: { load: () => import('./check.ts'), about: 'asks every rule of consistency of the record' },
  },
};
