const STRING_OR_COMMENT = /("(?:\\.|[^"\\])*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

const STRING_OR_LAST_COMMA = /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g;

/** JSON with comments and commas after the last item to JSON; what only looks like one inside a text stays. Lines are kept, so that errors name them. */
export function withoutComments(text: string): string {
  return text
    .replaceAll(STRING_OR_COMMENT, (whole: string, quoted?: string) => quoted ?? whole.replaceAll(/[^\n]/g, ' '))
    .replaceAll(STRING_OR_LAST_COMMA, (_, quoted?: string) => quoted ?? ' ');
}
