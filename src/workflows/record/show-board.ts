import { type Outcome, succeed } from '../../outcome/index.ts';
import { type Board, boardAt } from '../../record/index.ts';
import { type RecordQuestion, openView } from '../world/index.ts';

/** `union board`: the station like a departures board. */
export function showBoard(question: RecordQuestion): Outcome<Board> {
  const asked = openView(question);
  return asked.ok ? succeed(boardAt(asked.value.view, asked.value.at)) : asked;
}
