export { orbitJson, orbitOem, passesJson, showOrbit, showPasses } from './show-orbit.ts';
