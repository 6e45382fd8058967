export { formatCardHtml } from './recovery-card-html.ts';
export { MAX_CARD_CHARACTERS, evidenceText, formatCardText } from './recovery-card-text.ts';
export { capsuleLines, flightText, quantityText } from './recovery-card-facts.ts';
export { type CoordinateForms, coordinateForms } from './coordinate-forms.ts';
export { formatCardCot, formatCardCotRemoval } from './cursor-on-target.ts';
export { formatCardGeoJson } from './recovery-geojson.ts';
export { formatPatternsGpx } from './patterns-gpx.ts';
export { formatCardGpx } from './recovery-gpx.ts';
export { formatCardKml } from './recovery-kml.ts';
