/** Where something stands that opens over the page beside an anchor. All lengths in CSS pixels of the window. */

export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Wanted {
  width: number;
  height: number;
  /** On which side it stood last: it stays there as long as there is some room, so that it does not jump. */
  side: Side | undefined;
  rtl: boolean;
}

export type Side = "below" | "above";

export interface Place {
  side: Side;
  left: number;
  /** The edge that touches the anchor: the upper one below it, the lower one above it. */
  edge: number;
  width: number;
  height: number;
}

const GAP = 4;
const MARGIN = 8;
/** With less room than this, the other side is better, if it has more. */
const SOME_ROOM = 160;

/** Below the anchor where it fits there, above it where there is more room. */
export function placed(anchor: Box, wanted: Wanted, view: Box): Place {
  const room = {
    below: view.bottom - MARGIN - anchor.bottom - GAP,
    above: anchor.top - GAP - view.top - MARGIN,
  };
  const roomier = room.below >= room.above ? "below" : "above";
  const first = wanted.side ?? "below";
  const enough = Math.min(wanted.height, wanted.side === undefined ? Infinity : SOME_ROOM);
  const side = room[first] >= enough ? first : roomier;
  const width = Math.min(wanted.width, view.right - view.left - 2 * MARGIN);
  const start = wanted.rtl ? anchor.right - width : anchor.left;
  return {
    side,
    left: Math.max(view.left + MARGIN, Math.min(start, view.right - MARGIN - width)),
    edge: side === "below" ? anchor.bottom + GAP : anchor.top - GAP,
    width,
    height: Math.max(0, Math.min(wanted.height, room[side])),
  };
}
