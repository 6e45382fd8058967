export { orbitJson, orbitOem, passesIcs, passesJson, showOrbit, showPasses } from './show-orbit.ts';
