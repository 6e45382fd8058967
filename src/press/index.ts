export { pressMatter } from './known-matter.ts';
export { type AcceptedLines, type ReportSource, acceptClaims } from './accepted-claims.ts';
export type {
  Caption,
  ChannelKind,
  ClaimKind,
  DateMention,
  Dateline,
  PartKind,
  PressReport,
  Quote,
  Relation,
  RelationKind,
  ReportClaim,
  ResolvedDate,
  Speaker,
} from './press-report.ts';
export { loadPressReader } from './load-press-reader.ts';
