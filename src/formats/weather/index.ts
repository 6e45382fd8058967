export { parseFieldWeather } from './field-weather-text.ts';
export { parseSounding } from './sounding.ts';
