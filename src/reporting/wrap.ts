/** Breaks a paragraph into lines for a screen of a given width. */

/** Lines of at most `width` columns where words allow it; lines after the first begin with `hanging` spaces. */
export function wrapped(text: string, width: number, hanging = 0): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S)(?= )/)) {
    if (line !== "" && columns(line) + columns(word) > width) {
      lines.push(line);
      line = " ".repeat(hanging) + word.trimStart();
    } else line += word;
  }
  return [...lines, line];
}

/** East Asian wide characters and emoji take two columns. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    count += /\p{Mark}/u.test(character)
      ? 0
      : /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/u.test(character)
        ? 2
        : 1;
  }
  return count;
}
