import { type Outcome, succeed } from '../../outcome/index.ts';
import { type Board, boardAt } from '../../record/index.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

/** `union board`: the station like a departures board. */
export function showBoard(world: World, question: RecordQuestion): Outcome<Board> {
  const asked = openView(world, question);
  return asked.ok ? succeed(boardAt(asked.value.view, asked.value.at)) : asked;
}
