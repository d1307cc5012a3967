/** What holds for every component: whatever it is sent, it is drawn or says so in its own place, and nothing else is hurt. */
import { screen } from "@testing-library/preact";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

/** Of each type what its Python twin sends, but for what all of them share. */
const PROPS: Record<string, Record<string, unknown>> = {
  annotated_image: {
    show_legend: true,
    height: null,
    width: null,
    color_map: { cat: "#ff0000" },
    value: {
      image: { $file: "f", name: "a.png", mime: "image/png", size: 1 },
      annotations: [{ label: "cat", box: [0, 0, 1, 1] }],
    },
  },
  audio: {
    sources: ["upload", "microphone"],
    streaming: false,
    autoplay: false,
    editable: true,
    loop: false,
    recording: false,
    playback_position: 0,
    cues: [],
    waveform: {
      waveform_color: null,
      waveform_progress_color: null,
      trim_region_color: null,
      show_recording_waveform: true,
      skip_length: 5,
      sample_rate: 44_100,
    },
    value: { $file: "f", name: "a.wav", mime: "audio/wav", size: 1 },
  },
  browser_state: { storage_key: null, made_key: "k", value: { language: "en" } },
  button: { ...face(), value: "Run" },
  checkbox: { value: true },
  checkbox_group: {
    choices: [
      ["a", "a"],
      ["1", 1],
    ],
    show_select_all: true,
    value: ["a"],
  },
  code: {
    language: "python",
    lines: 5,
    max_lines: null,
    wrap_lines: false,
    show_line_numbers: true,
    autocomplete: false,
    value: "a = 1",
  },
  color_picker: { value: "#000000" },
  dataset: {
    samples_per_page: 1,
    sample_labels: null,
    headers: ["A", "B"],
    types: ["textbox", "number"],
    layout: "table",
    samples: [
      ["a", 1],
      ["b", 2],
    ],
    value: 0,
  },
  date_time: { include_time: true, timezone: null, value: "2026-11-21 14:30:00" },
  deep_link_button: { ...face(), copied_value: "Copied", value: "Share" },
  download_button: {
    variant: "secondary",
    size: "lg",
    icon: null,
    value: { $file: "f", name: "a.csv", mime: "text/csv", size: 1 },
  },
  dropdown: {
    choices: [
      ["a", "a"],
      ["1", 1],
    ],
    multiselect: true,
    allow_custom_value: false,
    max_choices: null,
    filterable: true,
    value: ["a"],
  },
  file: {
    file_count: "multiple",
    file_types: [".csv"],
    height: null,
    allow_reordering: true,
    value: [{ $file: "f", name: "a.csv", mime: "text/csv", size: 1 }],
  },
  file_explorer: {
    file_count: "multiple",
    height: null,
    max_height: 500,
    min_height: null,
    tree: "t",
    value: [["a.csv"]],
  },
  gallery: {
    file_types: null,
    columns: 2,
    rows: null,
    height: null,
    allow_preview: true,
    preview: null,
    selected_index: null,
    object_fit: null,
    fit_columns: true,
    sources: ["upload"],
    value: [{ image: { $file: "f", name: "a.png", mime: "image/png", size: 1 }, caption: "One" }],
  },
  highlighted_text: {
    color_map: { a: "red" },
    show_legend: true,
    show_inline_category: true,
    rtl: false,
    value: [{ token: "Ada", class_or_confidence: "a" }],
  },
  html: {
    apply_default_css: true,
    min_height: null,
    max_height: null,
    padding: false,
    autoscroll: false,
    known: { label: null, visible: true },
    script: null,
    clicks: true,
    value: "<p>Hello</p>",
  },
  image: {
    height: null,
    width: null,
    sources: ["upload", "webcam", "clipboard"],
    streaming: false,
    webcam: { mirror: true, constraints: null },
    placeholder: null,
    alt_text: null,
    value: { $file: "f", name: "a.png", mime: "image/png", size: 1 },
  },
  image_editor: {
    height: null,
    width: null,
    sources: ["upload"],
    placeholder: null,
    transforms: ["crop"],
    brush: {
      default_size: "auto",
      colors: [["#000", null]],
      default_color: ["#000", null],
      color_mode: "fixed",
    },
    eraser: { default_size: 3 },
    layers: { more: true, names: ["Layer 1"], shown: true },
    canvas_size: [20, 10],
    fixed_canvas: false,
    webcam_options: { mirror: true, constraints: null },
    interactive: false, // jsdom has no canvas to draw on
    value: {
      background: { $file: "f", name: "a.png", mime: "image/png", size: 1 },
      layers: [],
      composite: null,
    },
  },
  image_slider: {
    height: null,
    width: null,
    slider_position: 50,
    max_height: 500,
    value: [{ $file: "f", name: "a.png", mime: "image/png", size: 1 }, null],
  },
  json: {
    open: true,
    show_indices: true,
    height: null,
    max_height: 500,
    min_height: null,
    value: { born: [1815, 12, 10] },
  },
  label: {
    color: null,
    show_heading: true,
    value: { label: "cat", confidences: [{ label: "cat", confidence: 0.9 }] },
  },
  markdown: {
    rtl: false,
    latex_delimiters: [{ left: "$$", right: "$$", display: true }],
    sanitize_html: true,
    line_breaks: false,
    header_links: true,
    height: null,
    max_height: null,
    min_height: null,
    padding: false,
    value: "# Hello",
  },
  model3d: {
    display_mode: null,
    clear_color: null,
    camera_position: [null, null, null],
    zoom_speed: 1,
    pan_speed: 1,
    height: null,
    value: { $file: "f", name: "a.glb", mime: "model/gltf-binary", size: 1 },
  },
  multimodal_textbox: {
    ...field(),
    sources: ["upload"],
    file_types: null,
    file_count: "single",
    max_plain_text_length: 1000,
    value: { text: "Hello", files: [] },
  },
  navbar: { main_page_name: "Home", value: [["About", "about"]] },
  notice: {
    value: {
      tone: "info",
      text: ["Said."],
      name: "",
      offer: { label: "Undo", seconds: 5, data: 1 },
      after: null,
    },
  },
  number: { placeholder: null, precision: null, minimum: null, maximum: null, step: 1, value: 3 },
  param_viewer: {
    language: "python",
    linkify: ["a"],
    header: "Parameters",
    anchor_links: false,
    max_height: null,
    value: { size: { type: "int", description: "In **pixels**.", default: "100" } },
  },
  platform_button: { ...face(), note: "Inert.", value: "Sign in" },
  radio: {
    choices: [
      ["a", "a"],
      ["1", 1],
    ],
    rtl: false,
    value: "a",
  },
  slider: { minimum: 0, maximum: 1, step: 0.01, precision: null, value: 0 },
  textbox: { ...field(), type: "text", max_length: 5, value: "Hello" },
  timer: { active: false, value: 1 },
  upload_button: {
    file_count: "single",
    file_types: null,
    variant: "secondary",
    size: "lg",
    icon: null,
    value: null,
  },
  video: {
    height: null,
    width: null,
    format: null,
    sources: ["upload", "webcam"],
    include_audio: true,
    autoplay: false,
    loop: false,
    streaming: false,
    playback_position: 0,
    subtitles: null,
    webcam: { mirror: true, constraints: null },
    value: { $file: "f", name: "a.mp4", mime: "video/mp4", size: 1 },
  },
};
const BUTTON = { ...PROPS["button"] };
const ROW = { variant: "default", height: null, max_height: null, min_height: null, equal_height: false };
const SOUND = { label: "Sound", info: null, buttons: [], elem_classes: [], min_width: null };
const SHARED = Object.keys(SOUND);
/** In place of the value. */
const ODD: unknown[] = [
  undefined,
  true,
  NaN,
  1e308,
  "\ud800",
  "x".repeat(200),
  [null],
  [["__proto__", 1, 2]],
  { text: 1, files: 1, label: {}, confidences: 1 },
];
/** In place of any other prop. */
const WRONG: unknown[] = ["__proto__", undefined, { path: "/etc/passwd" }];
const files = import.meta.glob(["./*.tsx", "!./*.test.tsx"]);

function face(): Record<string, unknown> {
  return { variant: "secondary", size: "lg", icon: null, link: null, link_target: "_self", shortcut: null };
}

function field(): Record<string, unknown> {
  return {
    lines: 1,
    max_lines: 4,
    placeholder: null,
    autofocus: false,
    autoscroll: true,
    text_align: null,
    rtl: false,
    submit_btn: true,
    stop_btn: false,
    html_attributes: {},
  };
}

beforeAll(() => Promise.all(Object.values(files).map((load) => load())), 60_000);
beforeEach(() => {
  vi.spyOn(console, "error").mockReturnValue();
  const observer = { observe: () => undefined, disconnect: () => undefined };
  vi.stubGlobal("ResizeObserver", function observe() {
    return observer; // jsdom has none
  });
  HTMLImageElement.prototype.decode = () => Promise.resolve(); // jsdom loads no pictures
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(HTMLImageElement.prototype, "decode");
});

test("every component is here", () => {
  const names = Object.keys(files).map((file) => file.slice(2, -4));
  expect(names.toSorted()).toEqual(Object.keys(PROPS));
});

test.each(Object.entries(PROPS))(
  "%s",
  async (type, props) => {
    const values = ODD.map((value) => ({ value }));
    const names = [...Object.keys(props), ...SHARED];
    const others = names.map((name, at) => ({ [name]: WRONG[at % WRONG.length] }));
    const all = [...values, ...others].map((odd, at) => ({
      id: at + 3,
      type,
      props: { label: `Odd ${at}`, ...props, ...structuredClone(odd) },
    }));
    const { node } = show("row", ROW, [
      ...all,
      { id: 2, type: "button", props: { ...BUTTON, value: "Fine" } },
    ]);
    await vi.waitFor(() => expect(document.querySelector(".fl-loading")).toBeNull());
    expect(screen.getByText("Fine")).toBeTruthy();
    change(() => {
      for (const { id } of all)
        Object.assign(node.find(id)?.props ?? {}, { ...SOUND, ...structuredClone(props) });
    });
    expect(document.body.textContent).not.toContain("could not be drawn");
  },
  60_000,
);
