/** What the verbs of `union plan` share. */
import { JSON_OPTION, type OptionSpecs } from './command.ts';
import { RECORD_OPTIONS } from './record-options.ts';

export const RECORD_OF_PLAN = {
  asOf: RECORD_OPTIONS.asOf,
  folder: RECORD_OPTIONS.folder,
  json: JSON_OPTION,
} as const satisfies OptionSpecs;

export const ELEMENTS_OPTION = {
  elements: { kind: 'file', value: 'FILE', help: 'OMM or TLE of the station, for light and solar beta' },
} as const satisfies OptionSpecs;

export const RULE_OPTIONS = {
  rulesOff: { kind: 'list', name: 'off', value: 'RULES', help: 'does not ask these rules, with commas between' },
  rulesOn: { kind: 'list', name: 'ask', value: 'RULES', help: 'asks these rules too, which are off otherwise: beta-cutout' },
  ...ELEMENTS_OPTION,
} as const satisfies OptionSpecs;

export const ALL_OPTION = {
  all: {
    kind: 'switch',
    apart: { of: ['json'], why: 'JSON has every reason.' },
    help: 'prints soft reasons too, each with its day',
  },
} as const satisfies OptionSpecs;
