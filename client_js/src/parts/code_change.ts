export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** What turns one text into another: all between what they have in common at both ends. */
export function textChange(old: string, text: string): TextChange {
  const most = Math.min(old.length, text.length);
  let from = 0;
  if (text.startsWith(old))
    from = old.length; // a text that grows: the common case, and quick
  else while (from < most && old.charCodeAt(from) === text.charCodeAt(from)) from++;
  let same = 0;
  while (
    same < most - from &&
    old.charCodeAt(old.length - same - 1) === text.charCodeAt(text.length - same - 1)
  )
    same++;
  return { from, to: old.length - same, insert: text.slice(from, text.length - same) };
}
