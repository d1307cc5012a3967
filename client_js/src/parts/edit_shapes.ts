/** What only the editor of pictures shows. From Lucide 1.65 (https://lucide.dev), ISC licence, © Lucide Contributors. */
export const CROP = "M6 2v14a2 2 0 0 0 2 2h14M18 22V8a2 2 0 0 0-2-2H2";
export const TURN_LEFT =
  "M20 9V7a2 2 0 0 0-2-2h-6M15 2l-3 3 3 3M20 13v5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2h2";
export const TURN_RIGHT =
  "M12 5H6a2 2 0 0 0-2 2v3M9 8l3-3-3-3M4 14v4a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2h-2";
export const FLIP_ALONG = "M3 7l5 5-5 5V7M21 7l-5 5 5 5V7M12 20v2M12 14v2M12 8v2M12 2v2";
export const FLIP_OVER = "M17 3l-5 5-5-5h10M17 21l-5-5-5 5h10M4 12H2M10 12H8M16 12h-2M22 12h-2";
export const UNDO = "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11";
export const REDO = "m15 14 5-5-5-5M20 9H9.5a5.5 5.5 0 0 0 0 11H13";
export const RESET = "M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5";
export const COMPARE = "M8 19H5c-1 0-2-1-2-2V7c0-1 1-2 2-2h3M16 5h3c1 0 2 1 2 2v10c0 1-1 2-2 2h-3M12 4v16";
export const COVER = "M8 8h13v13H8zM3 3h1M8 3h1M13 3h3v1M3 8v1M3 13v3h1";
